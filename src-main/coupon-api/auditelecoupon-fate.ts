import { addDays, dayOf, type Instant } from '@shared/domain/calendar'
import { ProblemError } from '@shared/ipc/result'
import type { Fate } from '../counter/ports'
import type { CouponReader } from './auditelecoupon-coupons'
import { toRecord, usedAt } from './auditelecoupon-map'
import { findRecord } from './auditelecoupon-records'
import { recordWire } from './auditelecoupon-wire'
import { problemOfRefusal, type Caller } from './caller'
import type { Pager } from './paging'

/** Extension: what became of a request, by its id. */
export const REQUEST_INFO = '/user/auditinfo'

/** `Fate.requestId` of a redemption by some other request, whose id the back end does not tell. */
export const ANOTHER_REQUEST = ''

export interface FateQuestion {
  couponId: string
  requestId: string
  since: Instant
}

/**
 * Looks up what became of a redemption whose answer never came (coupon-api: "the truth is looked up"): by its request
 * id where the back end keeps such, else by the coupon's `use_date`, else in the list of the days since. Throws
 * `ProblemError` when the back end does not say: then it stays unknown.
 */
export async function fateOf(
  caller: Caller,
  pager: Pager,
  coupons: CouponReader,
  timeZone: string,
  question: FateQuestion,
  keepsRequests: boolean,
): Promise<Fate> {
  if (keepsRequests) {
    const ours = await byRequest(caller, question)
    if (ours) return ours
  }
  const requestId = keepsRequests ? ANOTHER_REQUEST : null
  const coupon = await coupons.one(question.couponId)
  const at = coupon && usedAt(coupon)
  const now = caller.now()
  const days = [question.since, at ?? now, now].map((instant) => dayOf(instant, timeZone)).sort()
  // A day more at each end: a record is filed under the server's day, which its clock or zone may put elsewhere.
  const first = addDays(days[0] ?? '', -1)
  const last = addDays(days.at(-1) ?? '', 1)
  if (coupon && at !== null) {
    const day = dayOf(at, timeZone)
    const record = await findRecord(
      caller,
      pager,
      question.couponId,
      addDays(day, -1),
      addDays(day, 1),
    ).catch(
      // Who did it is worth asking; that it is done is known already.
      () => undefined,
    )
    return {
      kind: 'redeemed',
      at,
      shopId: record?.shopId ?? coupon.shop_id ?? null,
      staffId: record?.staffId ?? coupon.use_user_id ?? null,
      requestId,
      remoteId: record?.id ?? null,
    }
  }
  // A back end that knows neither this request nor a use of the coupon has said all that there is.
  if (keepsRequests && coupon) return { kind: 'notRedeemed' }
  const record = await findRecord(caller, pager, question.couponId, first, last)
  if (!record) return { kind: 'notRedeemed' }
  const { shopId, staffId, id: remoteId } = record
  return { kind: 'redeemed', at: record.at, shopId, staffId, requestId, remoteId }
}

/** The redemption that our own request made, or undefined when the back end knows of none. */
async function byRequest(caller: Caller, question: FateQuestion): Promise<Fate | undefined> {
  const { couponId, requestId } = question
  const fields = { request_id: requestId }
  const envelope = await caller.say(REQUEST_INFO, fields, { repeatable: true })
  if (envelope.kind === 'unauthorized') throw new ProblemError(problemOfRefusal(envelope))
  if (envelope.kind === 'refused' || envelope.data === null) return undefined
  const record = toRecord(caller.understand(REQUEST_INFO, recordWire, envelope.data))
  if (record.couponId !== couponId) caller.unexpected(REQUEST_INFO, ['data.mem_coupon_id'])
  const { at, shopId, staffId, id: remoteId } = record
  return { kind: 'redeemed', at, shopId, staffId, requestId, remoteId }
}
