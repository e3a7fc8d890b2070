import type { Member } from '@shared/domain/member'
import { readScan, type ScanMeaning } from '@shared/domain/scan-code'
import type { FindResult, MemberSheet } from '@shared/domain/view'
import { ProblemError } from '@shared/ipc/result'
import { memberSheet, memberView, type JudgeTools } from './member-sheet'
import type { OpenMembers } from './open-members'
import type { Desk } from './ports'

const LIST_MAX = 20
/** What JSON can carry exactly, without leading zeros: anything else is no coupon's number. */
const COUPON_ID = /^[1-9]\d{0,14}$/
const PROBLEMS = {
  empty: 'scan.empty',
  tooLong: 'scan.tooLong',
  unreadable: 'scan.unreadable',
} as const

export interface FindTools extends JudgeTools {
  openMembers: OpenMembers
}

/**
 * `counter.find`: what a scanned or typed text leads to. Throws `ProblemError`: `scan.*` for a text that means nothing,
 * `search.needsMemberId` where the back end cannot search, `api.*` when it does not answer.
 */
export async function findMember(text: string, desk: Desk, tools: FindTools): Promise<FindResult> {
  const reading = readScan(text)
  if (!reading.ok) throw new ProblemError({ code: PROBLEMS[reading.problem] })
  return find(reading.meaning, desk, tools)
}

/** `counter.openMember`: one member out of a list, asked anew from the back end. */
export async function openMember(
  memberId: string,
  desk: Desk,
  tools: FindTools,
): Promise<MemberSheet> {
  const sheet = await sheetOf(memberId, null, null, desk, tools)
  if (!sheet) throw new ProblemError({ code: 'member.notFound' })
  return sheet
}

async function find(meaning: ScanMeaning, desk: Desk, tools: FindTools): Promise<FindResult> {
  switch (meaning.kind) {
    case 'memberId':
      return one(await sheetOf(meaning.id, null, null, desk, tools))
    case 'couponId':
      return findByCoupon(meaning.id, desk, tools)
    case 'digits':
      return findByDigits(meaning.digits, desk, tools)
    case 'phone':
      return search(meaning.digits, desk, tools)
    case 'cardNumber':
      return search(meaning.number, desk, tools)
    case 'name':
      return search(meaning.text, desk, tools)
  }
}

function one(sheet: MemberSheet | null): FindResult {
  return sheet ? { kind: 'one', sheet } : { kind: 'none' }
}

async function search(keyword: string, desk: Desk, tools: FindTools): Promise<FindResult> {
  if (!desk.gateway.capabilities.has('member-search')) {
    throw new ProblemError({ code: 'search.needsMemberId' })
  }
  return choose(await desk.gateway.searchMembers(keyword, LIST_MAX + 1), desk, tools)
}

/** Digits alone may be a member id, part of a phone, a card or a coupon: ask for all, and let the cashier choose. */
async function findByDigits(digits: string, desk: Desk, tools: FindTools): Promise<FindResult> {
  const { gateway } = desk
  if (!gateway.capabilities.has('member-search')) {
    const found = one(await sheetOf(digits, null, null, desk, tools))
    return found.kind === 'none' ? findByCoupon(digits, desk, tools) : found
  }
  const [members, coupon] = await Promise.all([
    gateway.searchMembers(digits, LIST_MAX + 1),
    COUPON_ID.test(digits) ? gateway.coupon(digits) : null,
  ])
  const exact = members.find(({ id }) => id === digits)
  if (!coupon || exact) return choose(exact ? [exact] : members, desk, tools)
  if (members.every(({ id }) => id === coupon.memberId)) {
    return one(await sheetOf(coupon.memberId, members[0] ?? null, coupon.id, desk, tools))
  }
  const holder = await lookUpMember(coupon.memberId, desk)
  const others = members.filter(({ id }) => id !== coupon.memberId)
  return choose(holder ? [holder, ...others] : others, desk, tools)
}

/** Nobody, the one there is, or a list to choose from. */
async function choose(
  members: readonly Member[],
  desk: Desk,
  tools: FindTools,
): Promise<FindResult> {
  const [only] = members
  if (!only) return { kind: 'none' }
  if (members.length === 1) return one(await sheetOf(only.id, only, null, desk, tools))
  return {
    kind: 'several',
    members: members.slice(0, LIST_MAX).map(memberView),
    more: members.length > LIST_MAX,
    source: 'live',
  }
}

async function findByCoupon(couponId: string, desk: Desk, tools: FindTools): Promise<FindResult> {
  const coupon = await desk.gateway.coupon(couponId)
  if (!coupon) return { kind: 'none' }
  return one(await sheetOf(coupon.memberId, null, couponId, desk, tools))
}

/** Null when the back end knows neither the member nor any coupon of theirs. */
async function sheetOf(
  memberId: string,
  known: Member | null,
  scannedCouponId: string | null,
  desk: Desk,
  tools: FindTools,
): Promise<MemberSheet | null> {
  const asOf = tools.clock.now()
  const [coupons, member] = await Promise.all([
    desk.gateway.couponsOf(memberId),
    known ?? lookUpMember(memberId, desk),
  ])
  if (!member && coupons.length === 0) return null
  const open = {
    connectionId: desk.connectionId,
    member: member ?? { id: memberId, name: null, phone: null, cardNumber: null, level: null },
    coupons,
    asOf,
    source: 'live' as const,
  }
  tools.openMembers.remember(open)
  return memberSheet(open, scannedCouponId, desk, tools)
}

async function lookUpMember(memberId: string, { gateway }: Desk): Promise<Member | null> {
  if (!gateway.capabilities.has('member-search')) return null
  const matches = await gateway.searchMembers(memberId, LIST_MAX)
  return matches.find(({ id }) => id === memberId) ?? null
}
