import type { Capability } from '@shared/domain/capability'
import { yunShopSchema, type Connection } from '@shared/domain/connection'
import type { Shop } from '@shared/domain/shop'
import { ProblemError } from '@shared/ipc/result'
import { Caller } from './caller'
import { openYunShopEnvelope } from './envelope'
import type { GatewayParts, ProbedGateway } from './gateway-parts'
import { createHttpClient } from './http'
import { createTemplateDesk } from './template-desk'
import { Pager } from './paging'
import { HeldReader } from './yun-shop-coupons'
import { fateOfHeld, writeOff } from './yun-shop-redeem'
import { routed, routesOf } from './yun-shop-routes'
import { TemplateBook } from './yun-shop-templates'
import { memberWire, storeWire } from './yun-shop-wire'

/** Somebody, or nobody: one row of their coupons tells whether the address, the account and the token are right. */
const ANYBODY = '1'

/**
 * The client of dialect `yun_shop` (documents 001 to 003) for one connection. What the documents do not have (redeeming, a
 * search, one coupon by its number, shops) goes through the routes that the connection's settings name, or not at all.
 */
export function createYunShopGateway(
  connection: Connection,
  token: string | null,
  { log, line }: GatewayParts,
): ProbedGateway {
  const settings = yunShopSchema.parse(connection.yunShop ?? {})
  const routes = routesOf(settings)
  const http = routed(createHttpClient(connection, token), settings.account)
  const caller = new Caller(http, openYunShopEnvelope, log, line)
  let shopsSeen: Shop[] = settings.shops.map((shop) => ({ ...shop, address: null }))
  const { timeZone } = connection
  const held = new HeldReader(caller, new Pager(), routes, new TemplateBook(caller), {
    timeZone,
    shopIdOf: (name) => shopsSeen.find((shop) => shop.name === name)?.id ?? null,
  })
  const capabilities = new Set<Capability>(routes.searchRoute === null ? [] : ['member-search'])

  async function shopsByRoute(route: string): Promise<Shop[]> {
    const rows = caller.rows(route, await caller.read(route, {}, 'get'))
    return caller
      .understandRows(route, storeWire, rows)
      .map(({ id, store_name, name, address }) => ({
        id,
        name: store_name || name || `#${id}`,
        address: address ?? null,
      }))
  }

  return {
    capabilities,
    async discover() {
      await held.ping(ANYBODY)
      return capabilities
    },
    ping: () => held.ping(ANYBODY),
    async shops() {
      if (routes.shopsRoute !== null) shopsSeen = await shopsByRoute(routes.shopsRoute)
      return shopsSeen
    },
    async searchMembers(keyword, limit) {
      const { searchRoute } = routes
      if (searchRoute === null) throw new ProblemError({ code: 'search.needsMemberId' })
      const fields = { keyword, page: '1', pagesize: String(limit) }
      const rows = caller.rows(searchRoute, await caller.read(searchRoute, fields, 'get'))
      return caller.understandRows(searchRoute, memberWire, rows).map((member) => ({
        id: member.id,
        name: member.nickname ?? null,
        phone: member.mobile ?? null,
        cardNumber: member.card_no ?? null,
        level: member.level_name ?? null,
      }))
    },
    couponsOf: (memberId) => held.ofMember(memberId),
    coupon: (couponId) => held.one(couponId),
    redeemsByHand: routes.redeemRoute === null,
    async redeem(order) {
      const { redeemRoute } = routes
      if (redeemRoute === null) throw new Error('this installation has no route to redeem')
      return writeOff(caller, log, { route: redeemRoute, memberField: settings.memberField }, order)
    },
    // No document knows of it, and no installation is known to have it.
    undo: async () => ({ kind: 'refused', apiCode: 0, info: '' }),
    undoWindowMs: null,
    fateOf: (question) => fateOfHeld(held, question, timeZone, caller.now()),
    templates: createTemplateDesk(caller, { list: routes.templateListRoute, gives: false }),
    // The documents have no list of redemptions: the ledger's own is all there is.
    records: async () => ({ records: [], truncated: false }),
    probe: () => held.ping(ANYBODY),
  }
}
