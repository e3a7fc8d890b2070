import { send, startServer, type SeenRequest } from './fault-server'
import type { Answer, TestApi } from './embedded-api'

/** The seven calls of document 000, each with the parameters that the document names. */
const DOCUMENTED: Record<string, readonly string[]> = {
  '/auditelecoupon/getshoplist': [],
  '/auditelecoupon/getlist': ['page', 'limit', 'begin', 'end'],
  '/user/auditelecouponlist': ['member_id', 'page', 'limit'],
  '/user/auditelecoupon': ['mem_coupon_id'],
  '/user/couponinfo': ['id'],
  '/member/couponinfo': ['id'],
  '/member/couponlist': ['member_id', 'state', 'page', 'limit'],
}
export const REDEEM = '/user/auditelecoupon'
const RECORDS = '/auditelecoupon/getlist'
const DOCUMENTED_STATES = ['0', '1', '2']

/** What happens to one call on its way: `answer` is made when the test says so, and goes back when it says so. */
export interface Call {
  path: string
  /** Has the back end do it; its answer has not gone back then. */
  perform(): Promise<Answer>
  reply(answer: Answer): void
  /** The head and half of the body go back, nothing more. */
  replyHalf(answer: Answer): void
  /** An answer that is none. */
  fail(status: number): void
}

export interface DocumentOnlyBackEnd {
  url: string
  /** No token: the document knows none. */
  token: ''
  /** What is done with a documented call; at first `passOn`. */
  handle: (call: Call) => unknown
  /** How often a redemption was asked for. */
  redeems(): number
  close(): Promise<void>
}

/** The call as it should be. */
export async function passOn(call: Call): Promise<void> {
  call.reply(await call.perform())
}

/**
 * A back end that knows document 000 and nothing else, made from the embedded API by taking the extensions away: other
 * calls are answered 404, parameters that the document does not name are not heard, answers lose what it does not show.
 * The document tells no shop on redeem, so the records name the one where the account stands (`shopId`), or none.
 */
export async function startDocumentOnly(
  api: Pick<TestApi, 'call'>,
  { shopId }: { shopId?: number } = {},
): Promise<DocumentOnlyBackEnd> {
  const server = await startServer((request, response) => {
    const parameters = DOCUMENTED[request.path]
    if (!parameters) {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>404 Not Found</h1>')
      return
    }
    const call: Call = {
      path: request.path,
      perform: () => perform(api, request, parameters, shopId),
      reply: (answer) => send(response, JSON.stringify(answer)),
      replyHalf(answer) {
        const body = Buffer.from(JSON.stringify(answer))
        response.writeHead(200, { 'Content-Length': body.length })
        response.write(body.subarray(0, body.length / 2))
      },
      fail: (status) => send(response, '<h1>出错了</h1>', status),
    }
    // The way to the API behind it breaks now and then on a busy machine: a line like any other, cut.
    Promise.resolve(call)
      .then((one) => backEnd.handle(one))
      .catch(() => response.destroy())
  })
  const backEnd: DocumentOnlyBackEnd = {
    url: server.url,
    token: '',
    handle: passOn,
    redeems: () => server.seen.filter(({ path }) => path === REDEEM).length,
    close: server.close,
  }
  return backEnd
}

async function perform(
  api: Pick<TestApi, 'call'>,
  { path, fields }: SeenRequest,
  parameters: readonly string[],
  shopId: number | undefined,
): Promise<Answer> {
  const heard = Object.fromEntries(
    Object.entries(fields).filter(([name]) => parameters.includes(name)),
  )
  if (heard.state !== undefined && !DOCUMENTED_STATES.includes(heard.state)) {
    return { code: 1, info: '参数错误', data: null }
  }
  const ofAccount = path === REDEEM && shopId !== undefined ? { shop_id: shopId } : {}
  const answer = await api.call(path, { ...heard, ...ofAccount })
  return path === RECORDS ? answer : { ...answer, data: withoutExtensions(answer.data) }
}

/** `shop_id` and `request_id` of a used coupon are extensions; in the list of redemptions the shop is documented. */
function withoutExtensions(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutExtensions)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).filter(([name]) => name !== 'shop_id' && name !== 'request_id'),
  )
}
