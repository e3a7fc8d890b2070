import type { MemberCoupon } from '@shared/domain/coupon'
import type { Member } from '@shared/domain/member'
import type { ScanMeaning } from '@shared/domain/scan-code'
import { ProblemError } from '@shared/ipc/result'
import { LIST_MAX, type Found } from './found'
import type { OpenMember } from './open-members'
import type { Clock, Desk } from './ports'

/** What JSON can carry exactly, without leading zeros: anything else is no coupon's number. */
const COUPON_ID = /^[1-9]\d{0,14}$/

/** Asks the back end what a text means. Throws `ProblemError`: `search.needsMemberId`, `api.*`. */
export async function findLive(meaning: ScanMeaning, desk: Desk, clock: Clock): Promise<Found> {
  switch (meaning.kind) {
    case 'memberId':
      return one(await readMember(meaning.id, desk, clock))
    case 'couponId':
      return findByCoupon(meaning.id, desk, clock)
    case 'digits':
      return findByDigits(meaning.digits, desk, clock)
    case 'phone':
      return search(meaning.digits, desk, clock)
    case 'cardNumber':
      return search(meaning.number, desk, clock)
    case 'askBackEnd':
    case 'name':
      return search(meaning.text, desk, clock)
  }
}

function one(open: OpenMember | null, couponId: string | null = null): Found {
  return open ? { kind: 'one', open, couponId } : { kind: 'none' }
}

async function search(keyword: string, desk: Desk, clock: Clock): Promise<Found> {
  return choose(await searchLive(keyword, desk), desk, clock)
}

/** One more than a list shows, so that it can say that there are more. */
export async function searchLive(keyword: string, { gateway }: Desk): Promise<Member[]> {
  if (!gateway.capabilities.has('member-search')) {
    throw new ProblemError({ code: 'search.needsMemberId' })
  }
  return gateway.searchMembers(keyword, LIST_MAX + 1)
}

/** Digits alone may be a member id, part of a phone, a card or a coupon: ask for all, and let the cashier choose. */
async function findByDigits(digits: string, desk: Desk, clock: Clock): Promise<Found> {
  const { gateway } = desk
  if (!gateway.capabilities.has('member-search')) {
    const open = await readMember(digits, desk, clock)
    return open ? one(open) : findByCoupon(digits, desk, clock)
  }
  const [members, coupon] = await Promise.all([
    gateway.searchMembers(digits, LIST_MAX + 1),
    COUPON_ID.test(digits) ? gateway.coupon(digits) : null,
  ])
  const exact = members.find(({ id }) => id === digits)
  if (!coupon || exact) return choose(exact ? [exact] : members, desk, clock)
  if (members.every(({ id }) => id === coupon.memberId)) {
    return one(await readMember(coupon.memberId, desk, clock, members[0]), coupon.id)
  }
  const holder = await lookUpMember(coupon.memberId, desk)
  const others = members.filter(({ id }) => id !== coupon.memberId)
  return choose(holder ? [holder, ...others] : others, desk, clock)
}

/** Nobody, the one there is, or a list to choose from. */
async function choose(members: readonly Member[], desk: Desk, clock: Clock): Promise<Found> {
  const [only] = members
  if (!only) return { kind: 'none' }
  if (members.length === 1) return one(await readMember(only.id, desk, clock, only))
  return { kind: 'several', members, onlyKnown: false }
}

async function findByCoupon(couponId: string, desk: Desk, clock: Clock): Promise<Found> {
  const coupon = await desk.gateway.coupon(couponId)
  if (!coupon) return { kind: 'none' }
  return one(await readMember(coupon.memberId, desk, clock), couponId)
}

/** A member with all coupons; null when the back end knows neither the member nor any coupon of theirs. */
export async function readMember(
  memberId: string,
  desk: Pick<Desk, 'connectionId' | 'gateway'>,
  clock: Clock,
  known?: Member,
): Promise<OpenMember | null> {
  const asOf = clock.now()
  const whole = await readWhole(memberId, desk)
  const [coupons, found] = whole
    ? [whole.coupons, whole.member ?? known]
    : await Promise.all([desk.gateway.couponsOf(memberId), known ?? lookUpMember(memberId, desk)])
  if (!found && coupons.length === 0) return null
  const member = found ?? { id: memberId, name: null, phone: null, cardNumber: null, level: null }
  return { connectionId: desk.connectionId, member, coupons, asOf, source: 'live' }
}

/** Everything in one call, where the back end has one for it. */
async function readWhole(
  memberId: string,
  { gateway }: Pick<Desk, 'gateway'>,
): Promise<{ member: Member | null; coupons: readonly MemberCoupon[] } | null> {
  // What is no number of document 000 is left to the calls that know how to say no.
  const can = gateway.capabilities.has('member-sheet') && COUPON_ID.test(memberId)
  return (can && (await gateway.bulk?.sheet(memberId))) || null
}

async function lookUpMember(
  memberId: string,
  { gateway }: Pick<Desk, 'gateway'>,
): Promise<Member | null> {
  if (!gateway.capabilities.has('member-search')) return null
  const matches = await gateway.searchMembers(memberId, LIST_MAX)
  return matches.find(({ id }) => id === memberId) ?? null
}
