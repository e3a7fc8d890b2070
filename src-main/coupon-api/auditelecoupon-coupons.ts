import { addDays, dayOf } from '@shared/domain/calendar'
import type { MemberCoupon } from '@shared/domain/coupon'
import { ProblemError } from '@shared/ipc/result'
import { mergeCoupons, toCoupon, usedAt } from './auditelecoupon-map'
import { couponWire, type CouponWire } from './auditelecoupon-wire'
import { problemOfRefusal, type Caller, type Fields } from './caller'
import { hasNoSuchCall } from './http-problem'
import type { Pager } from './paging'
import { rowsOf } from './tolerant-reader'

/** 5,000 coupons in one state; nobody holds more, but a server that never ends a list gives more. */
export const MAX_COUPON_PAGES = 50
/** How many coupons are asked for one by one when a list leaves their weekdays open. */
const MAX_DETAILS = 20

// `state` of /member/couponlist
const UNUSED = '0'
const USED = '1'
const EXPIRED = '2'
/** Extension of this project's own API: every state in one list. */
const EVERY_STATE = '3'

export const REDEEMABLE_LIST = '/user/auditelecouponlist'
export const MEMBER_LIST = '/member/couponlist'
export const STAFF_VIEW = '/user/couponinfo'
export const MEMBER_VIEW = '/member/couponinfo'

/** Reads members' coupons. */
export class CouponReader {
  private weekdaysInDetail = true
  private listsAreWhole = false
  private views = [STAFF_VIEW, MEMBER_VIEW]

  constructor(
    private readonly caller: Caller,
    private readonly pager: Pager,
    private readonly timeZone: string,
  ) {}

  /**
   * All coupons of a member. `/member/couponlist` has every state but neither `use_week` nor `give_id`;
   * `/user/auditelecouponlist` has those but only what staff may redeem: so all are asked at once and complete
   * each other, coupon by coupon.
   */
  async ofMember(memberId: string): Promise<MemberCoupon[]> {
    if (this.listsAreWhole) {
      const whole = await this.list(MEMBER_LIST, { member_id: memberId, state: EVERY_STATE })
      return whole.map((coupon) => toCoupon(coupon, { memberId }))
    }
    const list = (state: string) => this.list(MEMBER_LIST, { member_id: memberId, state })
    const [unused, used, expired, redeemable] = await Promise.all([
      list(UNUSED),
      list(USED),
      list(EXPIRED),
      this.list(REDEEMABLE_LIST, { member_id: memberId }),
    ])
    const coupons = new Map<string, CouponWire>()
    for (const coupon of [...unused, ...expired, ...used, ...redeemable]) {
      const known = coupons.get(coupon.id)
      coupons.set(coupon.id, known ? mergeCoupons(known, coupon) : coupon)
    }
    const sure = new Set([...redeemable, ...used, ...expired].map(({ id }) => id))
    await this.completeWeekdays(coupons, sure)
    // A back end that ignores `state` lists everything as used too: then only the date tells.
    const open = new Set([...unused, ...redeemable].map(({ id }) => id))
    const onlyUsed = new Set(used.map(({ id }) => id).filter((id) => !open.has(id)))
    return [...coupons.values()].map((coupon) =>
      toCoupon(coupon, { memberId, listedAsUsed: onlyUsed.has(coupon.id) }),
    )
  }

  /**
   * Spares the calls that only other back ends need: this project's own API gives every field in every list, every
   * state in one list on request, and every coupon in the staff's view.
   */
  trustOwnApi(): void {
    this.listsAreWhole = true
    this.views = [STAFF_VIEW]
  }

  /**
   * One coupon as `/user/couponinfo` gives it, else as `/member/couponinfo` does, or null when neither does. (read) the
   * documents show no answer: it is taken for a row of the list, and a refusal means that there is no such coupon in
   * this view. The staff's view is meant for redeeming, so a used coupon may be gone from it; hence the second.
   */
  async one(couponId: string, quiet = false): Promise<CouponWire | null> {
    for (const view of this.views) {
      const coupon = await this.inView(view, couponId, quiet)
      if (coupon) return coupon
    }
    return null
  }

  private async inView(view: string, couponId: string, quiet: boolean): Promise<CouponWire | null> {
    const envelope = await this.caller.say(view, { id: couponId }, { repeatable: true, quiet })
    if (envelope.kind === 'unauthorized') throw new ProblemError(problemOfRefusal(envelope))
    if (envelope.kind === 'refused' || isNothing(envelope.data)) return null
    const coupon = this.caller.understand(view, couponWire, envelope.data)
    if (coupon.id === couponId) return coupon
    return this.caller.unexpected(view, ['data.id'], envelope.data)
  }

  private async list(path: string, fields: Fields): Promise<CouponWire[]> {
    const { rows, truncated } = await this.pager.all(
      path,
      MAX_COUPON_PAGES,
      (page, limit) =>
        this.caller.read(path, { ...fields, page: String(page), limit: String(limit) }),
      (data) => this.caller.unexpected(path, ['data'], data),
    )
    if (truncated) throw new ProblemError({ code: 'api.tooManyPages' })
    return this.caller.understandRows(path, couponWire, rows)
  }

  /**
   * A back end whose redeemable list leaves out what is not redeemable today would make a coupon for Mondays look
   * usable on Tuesday. So coupons that are unused and valid now, yet not in that list and without weekdays, are asked
   * for one by one, unless this back end has answered and does not tell weekdays there either. A failure here costs
   * only the reason in words: the back end still refuses.
   */
  private async completeWeekdays(coupons: Map<string, CouponWire>, sure: ReadonlySet<string>) {
    if (!this.weekdaysInDetail) return
    const doubtful = [...coupons.values()].filter(
      (one) => !sure.has(one.id) && this.looksUsable(one),
    )
    const details = await Promise.all(
      doubtful
        .slice(0, MAX_DETAILS)
        .map(({ id }) => this.inView(STAFF_VIEW, id, true).catch(nothingOrNoAnswer)),
    )
    const answered = details.filter((detail) => detail !== undefined)
    this.weekdaysInDetail =
      answered.length === 0 || answered.some((detail) => detail?.use_week !== undefined)
    for (const [index, coupon] of doubtful.entries()) {
      const detail = details[index]
      if (detail) coupons.set(coupon.id, mergeCoupons(coupon, detail))
    }
  }

  private looksUsable(coupon: CouponWire): boolean {
    const today = dayOf(this.caller.now(), this.timeZone)
    const { use_week, receive_id, start_date, end_date } = coupon
    return (
      use_week === undefined &&
      receive_id === undefined &&
      usedAt(coupon) === null &&
      (start_date ?? today) <= addDays(today, 1) &&
      (end_date ?? today) >= addDays(today, -1)
    )
  }
}

function isNothing(data: unknown): boolean {
  return rowsOf(data)?.length === 0
}

/** A detail that failed: null where the back end answered without one, undefined where it did not answer. */
function nothingOrNoAnswer(error: unknown): null | undefined {
  if (!(error instanceof ProblemError)) return undefined
  return hasNoSuchCall(error) || error.problem.code === 'api.unexpected' ? null : undefined
}
