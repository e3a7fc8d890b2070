import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Services } from '../call'
import type { Gatekeeper } from '../gatekeeper'
import { idNumber, parseInput } from '../inputs'
import { problemOf } from '../problems'
import { Refusal, refuse } from '../refusals'
import { parametersOf } from './parameters'
import { NothingFound, YUN_SHOP_PATH, type Route } from './route'

const address = z.object({
  i: idNumber,
  route: z.string({ error: '必填' }).max(200, { error: '过长' }),
})

// Five thousand receivers of coupons, as a form: the other routes share their address.
const BODY_LIMIT_BYTES = 512 * 1024

/** Serves dialect `yun_shop`: one address, the routes in its query, HTTP 200 whatever the answer is. */
export function serveYunShop(
  app: FastifyInstance,
  routes: readonly Route[],
  services: Services,
  gatekeeper: Gatekeeper,
): void {
  const byName = new Map(routes.map((route) => [route.route, route]))

  async function answer(request: FastifyRequest): Promise<unknown> {
    const caller = await gatekeeper.callerOf(request)
    if (!caller) return refuse('notLoggedIn', '未登录或令牌无效，请重新登录')
    const { i: account, route: name } = parseInput(address, request.query) as z.output<
      typeof address
    >
    const route = byName.get(name)
    if (!route) return refuse('unknownCall', `路由不存在：${name}`)
    if (route.method !== request.method) {
      return refuse('wrongMethod', `请求方法不支持，该路由请使用 ${route.method}`)
    }
    const input = parseInput(route.input, parametersOf(request.query, request.body))
    return route.handle(input, { ...services, caller, account })
  }

  void app.register(async (scope) => {
    scope.setErrorHandler((error: Error, request, reply: FastifyReply) => {
      const { status, refusal } = problemOf(error)
      if (status >= 500) request.log.error({ err: error, route: YUN_SHOP_PATH }, 'call failed')
      return reply.status(200).send(envelope(refusal))
    })
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: YUN_SHOP_PATH,
      bodyLimit: BODY_LIMIT_BYTES,
      handler: async (request) => envelope(await answer(request)),
    })
  })
}

function envelope(outcome: unknown) {
  if (outcome instanceof NothingFound) return { result: 0, msg: outcome.msg, data: [] }
  if (outcome instanceof Refusal) {
    return { result: 0, msg: outcome.info, data: { code: outcome.code, ...outcome.details } }
  }
  return { result: 1, msg: 'ok', data: outcome }
}
