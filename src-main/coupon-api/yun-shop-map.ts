import { addDays, dayOf, instantOf, type Day, type Instant } from '@shared/domain/calendar'
import type { MemberCoupon } from '@shared/domain/coupon'
import type { Benefit, CouponTerms, Named, Scope } from '@shared/domain/coupon-terms'
import { NO_END } from './wire-fields'
import type { HeldWire, Moment, TemplateWire } from './yun-shop-wire'

/** `use_type` of documents 001 to 003. */
export const USE = {
  everything: 0,
  categories: 1,
  goods: 2,
  supplier: 3,
  stores: 4,
  oneStore: 5,
  oneHotel: 6,
  hotels: 7,
  exchange: 8,
  goodsAndStores: 9,
} as const
const CASH = 1
const PERCENTAGE = 2
const DAYS_FROM_RECEIPT = 0
const EVERYBODY = -1

/** What the asking tells about a held coupon beyond its own fields. */
export interface HeldContext {
  memberId: string
  timeZone: string
  /** It came in the list of used coupons. */
  listedAsUsed?: boolean
  /** The name of a member level by its number. */
  levelName?: (id: string) => string | null
  /** The id of a shop that is only told by name. */
  shopIdOf?: (name: string) => string | null
}

/** Turns a held coupon into the terminal's words; undefined where its kinds are none of the documents'. */
export function toHeldCoupon(wire: HeldWire, context: HeldContext): MemberCoupon | undefined {
  const template = wire.belongs_to_coupon
  const terms = toTerms(template, context)
  if (!terms) return undefined
  const receivedAt = instantOfMoment(wire.get_time, context.timeZone)
  return {
    id: wire.id,
    memberId: wire.member_id ?? context.memberId,
    templateId: wire.coupon_id ?? template.id ?? '',
    title: template.name ?? `#${wire.id}`,
    terms,
    ...validity(wire, receivedAt, context.timeZone),
    weekdays: [...new Set(template.use_week ?? [])].sort((a, b) => a - b),
    weekdayFlag: null,
    receivedAt,
    usedAt: usedAt(wire, context),
    usedInShopId: wire.shop_id ?? null,
    usedByStaffId: null,
    givenAwayAt:
      wire.receive_id === undefined ? null : instantOfMoment(wire.give_time, context.timeZone),
  }
}

/** What a template gives, on what and on which conditions: only the fields that its kinds name are read. */
export function toTerms(
  wire: TemplateWire,
  { levelName, shopIdOf }: Pick<HeldContext, 'levelName' | 'shopIdOf'> = {},
): CouponTerms | undefined {
  const benefit = toBenefit(wire)
  const scope = toScope(wire, shopIdOf)
  if (!benefit || !scope) return undefined
  const limit = wire.level_limit ?? EVERYBODY
  const levelId = String(limit)
  return {
    benefit,
    scope,
    enoughFen: wire.enough ?? 0,
    // (read) a list that does not say whether several may be used is taken for "one": the stricter reading costs no money.
    combinable: wire.is_complex ?? false,
    level: limit > 0 ? { id: levelId, name: levelName?.(levelId) ?? null } : null,
  }
}

function useOf({ use_type, usetype }: TemplateWire): number {
  return use_type ?? usetype ?? USE.everything
}

function toBenefit(wire: TemplateWire): Benefit | undefined {
  if (useOf(wire) === USE.exchange) {
    const [goodsId = null] = [...(wire.goods_id ?? []), ...(wire.goods_ids ?? [])]
    return { kind: 'exchange', goodsId }
  }
  if (wire.coupon_method === CASH && wire.deduct !== undefined) {
    return { kind: 'cash', amountFen: wire.deduct }
  }
  // A discount of 0 would make everything free: that is a field nobody filled in.
  if (wire.coupon_method === PERCENTAGE && wire.discount) {
    return { kind: 'percentage', payParts: wire.discount }
  }
  return undefined
}

function toScope(
  wire: TemplateWire,
  shopIdOf: (name: string) => string | null = () => null,
): Scope | undefined {
  const goods = (): Named[] => named(wire.goods_ids, wire.goods_names)
  const stores = (): Named[] => {
    const [storeIds, storeNames] = [
      wire.store_ids ?? wire.storeids,
      wire.store_names ?? wire.storenames,
    ]
    if (storeIds) return named(storeIds, storeNames)
    // Document 002 tells stores by name alone.
    return (storeNames ?? []).flatMap((name) =>
      name === undefined ? [] : [{ id: shopIdOf(name) ?? name, name }],
    )
  }
  switch (useOf(wire)) {
    case USE.everything:
    case USE.exchange:
      return { kind: 'everything' }
    case USE.categories:
      return {
        kind: 'categories',
        categories: named(wire.category_ids, wire.category_names ?? wire.categorynames),
      }
    case USE.goods:
      return { kind: 'goods', goods: goods() }
    case USE.supplier:
      return { kind: 'supplier', suppliers: named(wire.supplierids, wire.suppliernames) }
    case USE.stores:
    case USE.oneStore:
      return { kind: 'stores', stores: stores() }
    case USE.oneHotel:
    case USE.hotels:
      return { kind: 'hotels', hotels: named(wire.hotel_ids, wire.hotel_names) }
    case USE.goodsAndStores:
      return { kind: 'goodsAndStores', goods: goods(), stores: stores() }
    default:
      return undefined
  }
}

function named(ids: readonly string[] = [], names: readonly (string | undefined)[] = []): Named[] {
  return ids.map((id, index) => ({ id, name: names[index] ?? null }))
}

/**
 * Both days included. The held coupon's own days are the truth (002 tells them beside the template, 003 within it); without
 * them the template's kind of limit decides.
 */
function validity(
  { time_start, time_end, belongs_to_coupon: template }: HeldWire,
  receivedAt: Instant | null,
  timeZone: string,
): { startsOn: Day | null; endsOn: Day | null } {
  const received = receivedAt === null ? null : dayOf(receivedAt, timeZone)
  const isCounted = (template.time_limit ?? DAYS_FROM_RECEIPT) === DAYS_FROM_RECEIPT
  const days = template.time_days ?? 0
  // 0 days = no end. The samples count from the day after: got on the 16th for 10 days is good until the 26th.
  const lastCounted = received !== null && days > 0 ? addDays(received, days) : null
  const end = time_end ?? template.end ?? (isCounted ? lastCounted : (template.time_end ?? null))
  return {
    startsOn:
      time_start ?? template.start ?? (isCounted ? received : (template.time_start ?? null)),
    endsOn: end === NO_END ? null : end,
  }
}

/** When a held coupon was used; `unknown` where only the list says so; null when it was not. */
export function usedAt(
  wire: HeldWire,
  { timeZone, listedAsUsed }: Pick<HeldContext, 'timeZone' | 'listedAsUsed'>,
): Instant | 'unknown' | null {
  const isUsed = wire.used ?? listedAsUsed ?? false
  if (!isUsed && !listedAsUsed) return null
  return instantOfMoment(wire.use_time, timeZone) ?? 'unknown'
}

function instantOfMoment(moment: Moment, timeZone: string): Instant | null {
  if (moment === undefined) return null
  if ('day' in moment) return instantOf(moment.day, moment.time, timeZone)
  return moment.seconds > 0 ? moment.seconds * 1_000 : null
}
