import type { Instant } from '@shared/domain/calendar'
import type { MemberCoupon } from '@shared/domain/coupon'
import { plainTerms, type Benefit } from '@shared/domain/coupon-terms'
import type { Member } from '@shared/domain/member'
import type { Shop } from '@shared/domain/shop'
import type { RedemptionRecord } from '../counter/ports'
import type { CouponWire, MemberWire, RecordWire, ShopWire } from './auditelecoupon-wire'
import { NO_END } from './wire-fields'

/**
 * (read) A `use_date` before this is junk and means "unused": the sample lists a coupon as unused with 1111.
 * No installation of this system is older.
 */
const EARLIEST_PLAUSIBLE_USE: Instant = Date.UTC(2010, 0, 1)

/** What the asking tells about a coupon beyond its fields. */
export interface CouponContext {
  /** The member that was asked for, where the row does not say. */
  memberId?: string
  /** It came in the list of used coupons. */
  listedAsUsed?: boolean
}

/** Turns a coupon of the wire into the terminal's words. */
export function toCoupon(wire: CouponWire, context: CouponContext = {}): MemberCoupon {
  return {
    id: wire.id,
    memberId: wire.member_id ?? context.memberId ?? '',
    templateId: wire.coupon_id ?? '',
    title: wire.coupon_title ?? `#${wire.id}`,
    terms: wire.terms ?? plainTerms(toBenefit(wire)),
    startsOn: wire.start_date ?? null,
    endsOn: wire.end_date === NO_END ? null : (wire.end_date ?? null),
    // (read) `use_week` limits whatever `is_use_week` says.
    weekdays: wire.use_week ?? [],
    weekdayFlag: wire.is_use_week ?? null,
    receivedAt: instant(wire.create_date),
    usedAt: usedAt(wire) ?? (context.listedAsUsed ? 'unknown' : null),
    usedInShopId: wire.shop_id ?? null,
    usedByStaffId: usedByStaffId(wire),
    ...ending(wire),
  }
}

function toBenefit({ type, deduction = 0, goods_id }: CouponWire): Benefit {
  // Without a type, a coupon that takes money off is a cash coupon.
  if (type === 1 || (type === undefined && deduction > 0)) {
    return { kind: 'cash', amountFen: deduction }
  }
  // The sample's exchange coupon has a deduction of 10.00: a price to look at, not money off the bill.
  return { kind: 'exchange', goodsId: goods_id ?? null }
}

/** When a coupon was used, or null when it was not. */
export function usedAt({ use_date }: CouponWire): Instant | null {
  const at = instant(use_date)
  return at !== null && at >= EARLIEST_PLAUSIBLE_USE ? at : null
}

/**
 * (read) The sample's unused coupon has a `user_id`, so that is who issued it. A back end that also says where a
 * coupon was used (an extension) means by it who used it.
 */
export function usedByStaffId(wire: CouponWire): string | null {
  return (wire.shop_id !== undefined && usedAt(wire) !== null ? wire.user_id : undefined) ?? null
}

/**
 * (read) given away when both the date and the receiver say so. What was taken back (an extension) says that too, for
 * terminals that know of nothing else.
 */
function ending({
  give_date,
  receive_id,
  recall_date,
}: CouponWire): Pick<MemberCoupon, 'givenAwayAt' | 'recalledAt'> {
  const recalledAt = instant(recall_date)
  if (recalledAt !== null) return { givenAwayAt: null, recalledAt }
  return { givenAwayAt: receive_id === undefined ? null : instant(give_date) }
}

/**
 * Completes one answer about a coupon by another: a field that the one lacks comes from the other, `over` wins where
 * both have it. Only the use counts from either: it cannot be undone by an older answer.
 */
export function mergeCoupons(under: CouponWire, over: CouponWire): CouponWire {
  const said = Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined))
  const use = Math.max(under.use_date ?? 0, over.use_date ?? 0)
  return { ...under, ...said, use_date: use }
}

/** A redemption record. */
export function toRecord(wire: RecordWire): RedemptionRecord {
  return {
    id: wire.id,
    couponId: wire.mem_coupon_id,
    templateId: wire.coupon_id ?? '',
    memberId: wire.member_id ?? '',
    memberName: wire.member_info?.nickname ?? null,
    title: wire.coupon_title ?? null,
    shopId: wire.shop_id ?? null,
    staffId: wire.user_id ?? null,
    at: wire.create_date * 1000,
  }
}

/** A shop; one without a name goes by its number. */
export function toShop(wire: ShopWire): Shop {
  const id = wire.id ?? wire.shop_id ?? ''
  return {
    id,
    name: wire.shop_name || wire.name || wire.title || `#${id}`,
    address: wire.address ?? null,
  }
}

/** A member of the search. */
export function toMember(wire: MemberWire): Member {
  return {
    id: wire.id,
    name: wire.nickname ?? null,
    phone: wire.mobile ?? null,
    cardNumber: wire.card_no ?? null,
    level: wire.level_name ?? null,
  }
}

function instant(seconds: number | undefined): Instant | null {
  return seconds !== undefined && seconds > 0 ? seconds * 1000 : null
}
