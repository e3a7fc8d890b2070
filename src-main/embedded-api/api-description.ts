import { z } from 'zod'
import type { Call } from './call'

/**
 * Writes the OpenAPI description of the calls as JSON. What makes it is loaded when it is first wanted, so that a
 * terminal's own server never pays for it.
 */
export async function describeCalls(calls: readonly Call[], version: string): Promise<string> {
  const [{ default: Fastify }, { default: swagger }, { jsonSchemaTransform }] = await Promise.all([
    import('fastify'),
    import('@fastify/swagger'),
    import('fastify-type-provider-zod'),
  ])
  // A server that never listens: the plug-in collects what is registered on it.
  const described = Fastify()
  described.setValidatorCompiler(() => () => true)
  described.setSerializerCompiler(() => JSON.stringify)
  await described.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Coupon Counter 核销台 — coupon API',
        description:
          'Answers are `{code, info, data}`: code 0 is success, any other code a refusal with its reason in `info`. 券核销接口，拒绝码见 docs/coupon-api.md。',
        version,
      },
      tags: [
        { name: 'documented', description: 'document 000' },
        { name: 'extension', description: "this project's own" },
      ],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  })
  for (const call of calls) {
    described.post(call.path, { schema: schemaOf(call) }, async () => null)
  }
  await described.ready()
  const text = JSON.stringify(described.swagger())
  await described.close()
  return text
}

function schemaOf(call: Call) {
  return {
    tags: [call.kind],
    summary: call.summary,
    ...(call.description === undefined ? {} : { description: call.description }),
    consumes: ['application/x-www-form-urlencoded', 'application/json'],
    ...(call.open ? {} : { security: [{ token: [] }] }),
    body: call.input,
    response: {
      200: z.object({
        code: z.int().describe('0 成功，其他为拒绝'),
        info: z.string(),
        data: z.union([call.data, z.null()]),
      }),
    },
  }
}
