import { z } from 'zod'
import type { Call } from './call'
import { YUN_SHOP_PATH, type Route } from './yun-shop/route'

/**
 * Writes the OpenAPI description of the calls as JSON. What makes it is loaded when it is first wanted, so that a
 * terminal's own server never pays for it.
 */
export async function describeCalls(
  calls: readonly Call[],
  routes: readonly Route[],
  version: string,
): Promise<string> {
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
          'Answers are `{code, info, data}`: code 0 is success, any other code a refusal with its reason in `info`. Those of dialect `yun_shop` are `{result, msg, data}`: result 1 is success. 券核销接口，拒绝码见 docs/coupon-api.md。',
        version,
      },
      tags: [
        { name: 'documented', description: 'document 000' },
        { name: 'extension', description: "this project's own" },
        { name: 'yun_shop documented', description: 'documents 001 to 003' },
        { name: 'yun_shop extension', description: "this project's own" },
      ],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  })
  for (const call of calls) {
    described.post(call.path, { schema: schemaOf(call) }, async () => null)
  }
  for (const route of routes) {
    const { method, schema } = operationOf(route)
    described.route({ method, url: `${STAND_IN}${route.route}`, schema, handler: async () => null })
  }
  await described.ready()
  const description = described.swagger() as { paths?: Record<string, unknown> }
  const text = JSON.stringify({ ...description, paths: withQuery(description.paths ?? {}) })
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

// OpenAPI knows one operation per path, this dialect has one path: each route is collected under a path of its own.
const STAND_IN = '/yun-shop-route/'

function withQuery(paths: Record<string, unknown>): Record<string, unknown> {
  const named = Object.entries(paths).map(([path, operation]) => [
    path.startsWith(STAND_IN) ? `${YUN_SHOP_PATH}?i=1&route=${path.slice(STAND_IN.length)}` : path,
    operation,
  ])
  return Object.fromEntries(named) as Record<string, unknown>
}

function operationOf({ method, kind, summary, description, input, data }: Route) {
  const schema = {
    tags: [`yun_shop ${kind}`],
    summary,
    description,
    security: [{ token: [] }],
    ...(method === 'GET'
      ? { querystring: input }
      : { consumes: ['application/x-www-form-urlencoded', 'application/json'], body: input }),
    response: {
      200: z.object({
        result: z.int().describe('1 成功，0 拒绝'),
        msg: z.string(),
        data: z.union([
          data,
          z.object({ code: z.int().describe('拒绝码，见 docs/coupon-api.md') }),
        ]),
      }),
    },
  }
  return { method, schema }
}
