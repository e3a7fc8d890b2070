import type { Instant } from '@shared/domain/calendar'
import type { DayNumber } from '../days'
import type { NewRow } from '../store/tables'
import { SAMPLE_SHOPS, SAMPLE_STAFF, SAMPLE_TEMPLATES } from './catalogue'
import { drawState, planCoupon, type CouponPlan } from './coupon-states'
import { demoCoupons } from './demo-member'
import { FIRST_MEMBER_ID, MEMBER_WITHOUT_COUPONS } from './members'
import { Random } from './random'

/** Sample coupons are numbered from here on without gaps, so that no coupon id is also a member id. */
export const FIRST_COUPON_ID = 1_000_001

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const PRAISE = ['很好喝，还会再来', '店员很热情', '份量足', '排队不久', '味道不错', '']
// A sample redemption stays on its day when the dates move, but not on its weekday.
const ANY_DAY_TEMPLATES = SAMPLE_TEMPLATES.filter((template) => template.use_week === '')

/** What the coupons are relative to. */
export interface CouponScale {
  seed: number
  members: number
  coupons: number
  today: DayNumber
  /** The first instant of today in the shop's zone. */
  midnight: Instant
}

/** Makes the sample coupons and, on the way, the redemptions of those that are used. */
export class CouponMaker {
  readonly #random
  #nextId = FIRST_COUPON_ID
  readonly #redemptions: NewRow<'redemption'>[] = []

  constructor(private readonly scale: CouponScale) {
    this.#random = new Random(scale.seed)
  }

  /** All coupons, member by member. */
  *coupons(): Generator<NewRow<'member_coupon'>> {
    const { members, coupons } = this.scale
    const end = FIRST_COUPON_ID + coupons
    for (let index = 0; index < members && this.#nextId < end; index++) {
      const memberId = FIRST_MEMBER_ID + index
      const left = end - this.#nextId
      const plans = this.#plansFor(memberId, left, members - index)
      for (const plan of plans) yield* this.#rowsOf(memberId, plan, end)
    }
  }

  /** The redemptions of the used coupons in the order in which they happened; complete after `coupons`. */
  redemptions(): NewRow<'redemption'>[] {
    return this.#redemptions.sort((a, b) => a.redeemed_at - b.redeemed_at)
  }

  #plansFor(memberId: number, left: number, membersLeft: number): CouponPlan[] {
    if (memberId === FIRST_MEMBER_ID) return demoCoupons().slice(0, left)
    if (memberId === MEMBER_WITHOUT_COUPONS && membersLeft > 1) return []
    const fair = (left / membersLeft) * this.#random.next() * 2
    const count = membersLeft === 1 ? left : Math.min(left, Math.round(fair))
    return Array.from({ length: count }, () => this.#draw()).sort((a, b) => a.received - b.received)
  }

  #draw(): CouponPlan {
    const state = drawState(this.#random)
    const templates = state === 'used' ? ANY_DAY_TEMPLATES : SAMPLE_TEMPLATES
    return planCoupon(state, this.#random.pick(templates).id ?? 1, this.#random)
  }

  *#rowsOf(memberId: number, plan: CouponPlan, end: number): Generator<NewRow<'member_coupon'>> {
    if (this.#nextId >= end) return
    const row = this.#row(memberId, plan)
    const receiver = plan.given === undefined ? null : this.#otherMember(memberId)
    if (plan.given === undefined || receiver === null) {
      if (plan.used !== undefined) this.#redeem(row.id, plan.used)
      yield row
      return
    }
    const givenAt = this.#timeOn(plan.given)
    yield { ...row, given_at: givenAt, receiver_id: receiver }
    if (this.#nextId >= end) return
    // The receiver holds a coupon of their own, which says whom it came from.
    const received = this.#row(receiver, plan)
    yield { ...received, received_at: givenAt, giver_id: memberId, issued_by: null }
  }

  #row(memberId: number, plan: CouponPlan): NewRow<'member_coupon'> & { id: number } {
    const random = this.#random
    const praised = plan.used !== undefined && random.chance(0.2)
    return {
      id: this.#nextId++,
      member_id: memberId,
      template_id: plan.templateId,
      starts_day: this.scale.today + plan.starts,
      ends_day: this.scale.today + plan.ends,
      received_at: this.#timeOn(plan.received),
      given_at: null,
      receiver_id: null,
      giver_id: null,
      source: random.between(1, 6),
      issued_by: random.chance(0.4) ? random.pick(SAMPLE_STAFF).id : null,
      order_id: random.chance(0.3) ? random.between(20_000, 99_999) : 0,
      goods_id: 0,
      is_read: random.chance(0.7) ? 1 : 0,
      evaluation: praised ? random.pick(PRAISE) : '',
      score: praised ? random.between(3, 5) : 0,
      evaluated_at: praised ? this.#timeOn(plan.used ?? 0) + 3 * 60 * MINUTE_MS : 0,
      is_sample: 1,
    }
  }

  #redeem(couponId: number, day: number): void {
    const shop = this.#random.pick(SAMPLE_SHOPS)
    const staff = SAMPLE_STAFF.filter(({ shopId }) => shopId === shop.id)
    this.#redemptions.push({
      mem_coupon_id: couponId,
      shop_id: shop.id,
      staff_id: this.#random.pick(staff).id,
      request_id: null,
      redeemed_at: this.#timeOn(day),
      undone_at: null,
      undone_by: null,
      undo_reason: null,
      is_sample: 1,
    })
  }

  // Between 9:30 and 20:30, when the shops are open.
  #timeOn(day: number): Instant {
    const minute = this.#random.between(570, 1_230)
    const second = this.#random.between(0, 59)
    return this.scale.midnight + day * DAY_MS + minute * MINUTE_MS + second * 1_000
  }

  #otherMember(memberId: number): number | null {
    const { members } = this.scale
    if (members < 4) return null
    for (;;) {
      const other = FIRST_MEMBER_ID + this.#random.between(2, members - 1)
      if (other !== memberId) return other
    }
  }
}
