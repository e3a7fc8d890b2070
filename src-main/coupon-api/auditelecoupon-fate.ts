import { addDays, dayOf, type Instant } from '@shared/domain/calendar'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { Fate, RedemptionRecord } from '../counter/ports'
import type { CouponReader } from './auditelecoupon-coupons'
import { toRecord, usedAt, usedByStaffId } from './auditelecoupon-map'
import { findRecord, type Days } from './auditelecoupon-records'
import { recordWire, type CouponWire } from './auditelecoupon-wire'
import { problemOfRefusal, type Caller } from './caller'
import type { Pager } from './paging'

/** Extension: what became of a request, by its id. Tells it also when it has been undone since: it did happen. */
export const REQUEST_INFO = '/user/auditinfo'

/** `Fate.requestId` of a redemption that was certainly not ours, where the back end names no other request. */
export const ANOTHER_REQUEST = ''

const DAY_MS = 86_400_000
/** The back end's own word on its list; asking again brings the same. */
const WORDS = new Set<Problem['code']>(['api.refused', 'api.tooManyPages', 'api.unauthorized'])

interface Question {
  couponId: string
  requestId: string
  since: Instant
}

/** Finds out what became of redemptions whose answer never came. Sends nothing that changes anything. */
export class Inquiry {
  constructor(
    private readonly caller: Caller,
    private readonly pager: Pager,
    private readonly coupons: CouponReader,
    private readonly timeZone: string,
  ) {}

  /**
   * Looks by request id where the back end keeps such (`keepsRequests`), else by the coupon's `use_date`, else in the
   * list of the days since. Throws `ProblemError` when the back end does not say: then it stays unknown.
   */
  async fateOf(question: Question, keepsRequests: boolean): Promise<Fate> {
    const ours = keepsRequests ? await this.byRequest(question) : undefined
    if (ours) return redeemed(ours, question.requestId)
    const requestId = keepsRequests ? ANOTHER_REQUEST : null
    const coupon = await this.coupons.one(question.couponId)
    const at = coupon && usedAt(coupon)
    if (coupon && at !== null) {
      const fate = await this.usedCoupon(coupon, at, requestId, question.since)
      return fate ?? this.fateOf(question, keepsRequests)
    }
    // A back end that keeps requests and knows neither this one nor a use of the coupon has said all there is.
    if (keepsRequests && coupon) return { kind: 'notRedeemed' }
    const record = await this.inList(question.couponId, [question.since, this.caller.now()])
    return record ? redeemed(record, requestId) : { kind: 'notRedeemed' }
  }

  /** The redemption that our own request made, or undefined when the back end knows of none. */
  private async byRequest({
    couponId,
    requestId,
  }: Question): Promise<RedemptionRecord | undefined> {
    const fields = { request_id: requestId }
    const envelope = await this.caller.say(REQUEST_INFO, fields, { repeatable: true })
    if (envelope.kind === 'unauthorized') throw new ProblemError(problemOfRefusal(envelope))
    if (envelope.kind === 'refused' || !envelope.data) return undefined
    const record = toRecord(this.caller.understand(REQUEST_INFO, recordWire, envelope.data))
    if (record.couponId === couponId) return record
    return this.caller.unexpected(REQUEST_INFO, ['data.mem_coupon_id'], envelope.data)
  }

  /**
   * A coupon that is used for certain; who used it and where is asked of the list unless the coupon tells. Where only
   * the list can tell ours from another's and it is silent, nothing is said yet: a guess might count it twice. Null where
   * it was taken back, or used anew, while the list was read.
   */
  private async usedCoupon(
    coupon: CouponWire,
    at: Instant,
    otherwise: string | null,
    since: Instant,
  ): Promise<Fate | null> {
    const tells = coupon.shop_id !== undefined
    const decides = otherwise === null && coupon.request_id === undefined && at >= since - DAY_MS
    const record = tells
      ? undefined
      : await this.inList(coupon.id, [at]).catch((error: unknown) => {
          if (decides && isSilence(error)) throw error
          return undefined
        })
    if (decides && !tells && !record) {
      const again = await this.coupons.one(coupon.id)
      if (!again || usedAt(again) !== at) return null
    }
    return {
      kind: 'redeemed',
      at,
      shopId: record?.shopId ?? coupon.shop_id ?? null,
      staffId: record?.staffId ?? usedByStaffId(coupon),
      requestId: coupon.request_id ?? otherwise,
      remoteId: record?.id ?? coupon.use_id ?? null,
    }
  }

  private inList(couponId: string, around: Instant[]): Promise<RedemptionRecord | undefined> {
    return findRecord(this.caller, this.pager, couponId, this.daysAround(around))
  }

  /** A day more at each end: a record is filed under the server's day, and its clock or zone may say another. */
  private daysAround(instants: Instant[]): Days {
    const first = dayOf(Math.min(...instants), this.timeZone)
    const last = dayOf(Math.max(...instants), this.timeZone)
    return { begin: addDays(first, -1), end: addDays(last, 1) }
  }
}

/** No answer for now, unlike a list that this back end will not give. */
function isSilence(error: unknown): boolean {
  return error instanceof ProblemError && !WORDS.has(error.problem.code)
}

function redeemed(record: RedemptionRecord, requestId: string | null): Fate {
  const { at, shopId, staffId, id: remoteId } = record
  return { kind: 'redeemed', at, shopId, staffId, requestId, remoteId }
}
