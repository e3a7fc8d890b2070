import type { z } from 'zod'
import { capabilitySchema, type Capability } from '@shared/domain/capability'
import type { Connection } from '@shared/domain/connection'
import { dayOf } from '@shared/domain/calendar'
import { ProblemError } from '@shared/ipc/result'
import { createBulkReader } from './auditelecoupon-bulk'
import { createCodeDesk } from './auditelecoupon-codes'
import { CouponReader } from './auditelecoupon-coupons'
import { Inquiry } from './auditelecoupon-fate'
import { toCoupon, toMember, toShop } from './auditelecoupon-map'
import { probeRecords, readRecords } from './auditelecoupon-records'
import { redeem, undoRedeem } from './auditelecoupon-redeem'
import { healthWire, memberWire, shopWire } from './auditelecoupon-wire'
import { Caller, problemOfRefusal } from './caller'
import { openEnvelope } from './envelope'
import type { GatewayParts, ProbedGateway } from './gateway-parts'
import { createHttpClient } from './http'
import { hasNoSuchCall } from './http-problem'
import { Pager } from './paging'

const SHOP_LIST = '/auditelecoupon/getshoplist'
/** Extensions of this project's own API. */
const MEMBER_SEARCH = '/member/getlist'
const HEALTH = '/health'
const OWN_PRODUCT = 'coupon-counter'

const TOO_MANY_REQUESTS = 429

/** The client of dialect `auditelecoupon` (document 000) for one connection. */
export function createAuditelecouponGateway(
  connection: Connection,
  token: string | null,
  { log, line, capabilities: believed = [], templates }: GatewayParts,
): ProbedGateway {
  const caller = new Caller(createHttpClient(connection, token), openEnvelope, log, line)
  const pager = new Pager()
  const coupons = new CouponReader(caller, pager, connection.timeZone)
  const inquiry = new Inquiry(caller, pager, coupons, connection.timeZone)
  const bulk = createBulkReader(caller)
  const codes = createCodeDesk(caller, connection)
  let capabilities: ReadonlySet<Capability> = new Set(believed)
  let undoWindowMs: number | null = null

  return {
    get capabilities() {
      return capabilities
    },
    bulk,
    async discover(signal) {
      const health = await askHealth(caller, signal)
      undoWindowMs = health.undo_seconds ? health.undo_seconds * 1_000 : null
      capabilities = new Set(
        health.extensions.flatMap((name) => capabilitySchema.safeParse(name).data ?? []),
      )
      if (health.product === OWN_PRODUCT) {
        pager.trustLimit()
        coupons.trustOwnApi()
      }
      return capabilities
    },
    async ping() {
      await caller.read(SHOP_LIST, {})
    },
    async shops() {
      const rows = caller.rows(SHOP_LIST, await caller.read(SHOP_LIST, {}))
      const shops = caller.understandRows(SHOP_LIST, shopWire, rows).map(toShop)
      return [...new Map(shops.map((shop) => [shop.id, shop])).values()]
    },
    async searchMembers(keyword, limit) {
      const fields = { keyword, page: '1', limit: String(limit) }
      const rows = caller.rows(MEMBER_SEARCH, await caller.read(MEMBER_SEARCH, fields))
      return caller.understandRows(MEMBER_SEARCH, memberWire, rows).map(toMember)
    },
    couponsOf: (memberId) => coupons.ofMember(memberId),
    async coupon(couponId) {
      const coupon = await coupons.one(couponId)
      return coupon && toCoupon(coupon)
    },
    redeem: (order) => redeem(caller, log, order, capabilities.has('request-id')),
    undo: (order) => undoRedeem(caller, log, order),
    get undoWindowMs() {
      return undoWindowMs
    },
    get templates() {
      return capabilities.has('templates') ? templates : undefined
    },
    get codes() {
      return capabilities.has('member-codes') ? codes : undefined
    },
    fateOf: (order) => inquiry.fateOf(order, capabilities.has('request-id')),
    records: (from, to) => readRecords(caller, pager, { begin: from, end: to }),
    probe: () => probeRecords(caller, dayOf(caller.now(), connection.timeZone)),
  }
}

/**
 * Asks the health call. Only a back end that says it has no such call, by HTTP or by a refusal, has no extensions, and
 * one that answers success with something else. All else (a router's log-in page, an error of a proxy, silence) says
 * nothing of extensions and is a problem.
 */
async function askHealth(
  caller: Caller,
  signal: AbortSignal | undefined,
): Promise<z.infer<typeof healthWire>> {
  const none = { product: '', extensions: [], undo_seconds: undefined }
  try {
    const envelope = await caller.say(HEALTH, {}, { repeatable: true, quiet: true, signal })
    if (envelope.kind === 'success') return healthWire.safeParse(envelope.data).data ?? none
    if (envelope.kind === 'unauthorized') throw new ProblemError(problemOfRefusal(envelope))
    const { status } = envelope
    if (status === TOO_MANY_REQUESTS || status >= 500) {
      throw new ProblemError({ code: 'api.http', status })
    }
    return none
  } catch (error) {
    if (error instanceof ProblemError && hasNoSuchCall(error)) return none
    throw error
  }
}
