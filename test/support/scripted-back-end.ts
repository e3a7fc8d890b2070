import { afterEach } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import type { CouponGateway } from '../../src-main/counter/ports'
import { silentLog } from '../../src-main/log'
import {
  connectionTo,
  recordingLine,
  send,
  startServer,
  success,
  type SeenRequest,
  type TestServer,
} from './fault-server'

/** What one path answers: an envelope, or what makes one of a request. */
export type Reply = object | ((request: SeenRequest) => object)

/** A back end per test that answers each path so (page 1 alone has rows) and refuses every other. */
export function useScriptedBackEnd() {
  let server: TestServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })
  return {
    async backEnd(replies: Record<string, Reply>): Promise<CouponGateway> {
      server = await startServer((request, response) => {
        const { path, fields } = request
        if (fields.page !== undefined && fields.page !== '1') {
          return send(response, JSON.stringify(success([])))
        }
        const reply = replies[path] ?? { code: 404, info: '没有这个接口' }
        send(response, JSON.stringify(typeof reply === 'function' ? reply(request) : reply))
      })
      return createGateway(connectionTo(server.url), null, {
        log: silentLog,
        line: recordingLine(),
      })
    },
    url: () => server?.url ?? '',
    seen: () => server?.seen ?? [],
  }
}
