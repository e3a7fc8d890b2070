import { afterEach } from 'vitest'
import type { YunShop } from '../../src-shared/domain/connection'
import { yunShopSchema } from '../../src-shared/domain/connection'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import {
  connectionTo,
  recordingLine,
  recordingLog,
  send,
  startServer,
  type TestServer,
} from './fault-server'
import { NOTHING_003 } from './yun-shop-samples'

/** A call as it came in, with the query and the form's fields together. */
export type Call = Record<string, string>

/** A back end of dialect `yun_shop` per test: what each route answers; every other has no record. */
export function useYunShop() {
  let server: TestServer | undefined
  const calls: Call[] = []
  const log = recordingLog()
  afterEach(async () => {
    await server?.close()
    server = undefined
    calls.length = 0
  })
  return {
    calls,
    log,
    async backEnd(
      routes: Record<string, object | ((call: Call) => object)>,
      settings: Partial<YunShop> = {},
    ) {
      server = await startServer(({ path, fields }, response) => {
        const query = Object.fromEntries(new URL(path, 'http://shop').searchParams)
        const call = { ...query, ...fields }
        calls.push(call)
        const reply = routes[call.route ?? ''] ?? NOTHING_003
        const isLater = call.page !== undefined && call.page !== '1'
        const said = isLater ? NOTHING_003 : typeof reply === 'function' ? reply(call) : reply
        send(response, JSON.stringify(said))
      })
      const connection = connectionTo(server.url, {
        dialect: 'yun_shop',
        pathPrefix: '/addons/yun_shop/api.php',
        yunShop: yunShopSchema.parse({ account: '2', ...settings }),
      })
      return createGateway(connection, null, { log, line: recordingLine() })
    },
  }
}
