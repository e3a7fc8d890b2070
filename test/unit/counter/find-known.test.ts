import { describe, expect, it } from 'vitest'
import type { Member } from '@shared/domain/member'
import { readScan, type ScanMeaning } from '@shared/domain/scan-code'
import type { MemberCache } from '../../../src-main/counter/cache-ports'
import { findKnown } from '../../../src-main/counter/find-known'

const member = (id: string, given: Partial<Member> = {}): Member => ({
  id,
  name: '陈思琪',
  phone: null,
  cardNumber: null,
  level: null,
  ...given,
})

/** A cache that knows these members, and who holds which coupon. */
function cacheOf(
  members: readonly Member[],
  { isComplete = true, holders = {} }: { isComplete?: boolean; holders?: Record<string, string> },
): MemberCache {
  const has = (text: string) => (it: Member) =>
    it.id === text ||
    it.phone === text ||
    it.phone?.endsWith(text) ||
    it.cardNumber === text ||
    it.name?.startsWith(text)
  return {
    isComplete: () => isComplete,
    member: (_connection: string, id: string) => {
      const found = members.find((it) => it.id === id)
      return found ? { member: found, coupons: [], asOf: 1_000 } : null
    },
    holderOf: (_connection: string, couponId: string) => holders[couponId] ?? null,
    search: (_connection: string, keyword: string, limit: number) =>
      members.filter(has(keyword)).slice(0, limit),
  } as unknown as MemberCache
}

function meaningOf(text: string): ScanMeaning {
  const reading = readScan(text)
  if (!reading.ok) throw new Error(`${text} means nothing`)
  return reading.meaning
}

/** Whom a text leads to: one member's id (with the coupon that was scanned), a list of ids, or null. */
function found(
  text: string,
  cache: MemberCache,
  how: 'exact' | 'whatever' = 'exact',
): string | string[] | null {
  const it = findKnown(meaningOf(text), 'book', cache, how)
  if (it === null || it.kind === 'none') return null
  if (it.kind === 'several') return it.members.map(({ id }) => id)
  return it.couponId === null ? it.open.member.id : `${it.open.member.id}/${it.couponId}`
}

describe('digits that may be many things', () => {
  const anna = member('10001', { phone: '19900014711' })
  const bella = member('10002', { phone: '19900024711' })
  const holder = member('10003', { phone: '19900030000' })

  it('are the member with that number, whatever else they may be', () => {
    const other = member('10004', { phone: '19900010001' })
    expect(found('10001', cacheOf([anna, other], { holders: { 10001: '10003' } }))).toBe('10001')
  })

  it('are the last digits of a phone, or of several', () => {
    expect(found('4711', cacheOf([anna, holder], {}))).toBe('10001')
    expect(found('4711', cacheOf([anna, bella], {}))).toEqual(['10001', '10002'])
  })

  it('are a coupon, whose holder stands before those whose phone ends alike', () => {
    expect(found('4711', cacheOf([holder], { holders: { 4711: '10003' } }))).toBe('10003/4711')
    const all = cacheOf([anna, bella, holder], { holders: { 4711: '10003' } })
    expect(found('4711', all)).toEqual(['10003', '10001', '10002'])
  })

  it('name the holder once, with the coupon, when the phone that ends alike is theirs', () => {
    const cache = cacheOf([anna, holder], { holders: { 4711: '10001' } })
    expect(found('4711', cache)).toBe('10001/4711')
  })

  it('lead to those with such a phone when the holder of that coupon is not known here', () => {
    expect(found('4711', cacheOf([anna], { holders: { 4711: '10009' } }))).toBe('10001')
  })

  it('are not answered from a part of the members while the back end can be asked', () => {
    const part = cacheOf([anna], { isComplete: false })
    expect(found('4711', part)).toBeNull()
    expect(found('4711', part, 'whatever')).toBe('10001')
    expect(found('10001', part)).toBe('10001')
  })
})

describe('a whole phone number', () => {
  it('is answered from a part of the members: nobody else has it', () => {
    const anna = member('10001', { phone: '19900014711' })
    expect(found('19900014711', cacheOf([anna], { isComplete: false }))).toBe('10001')
  })

  it('is not known where nobody here has it', () => {
    expect(found('19900014711', cacheOf([], { isComplete: false }))).toBeNull()
  })
})

describe('a name', () => {
  it('is answered only where every member is here, or when nobody else can be asked', () => {
    const members = [member('10001'), member('10002')]
    const part = cacheOf(members, { isComplete: false })
    expect(found('陈思', part)).toBeNull()
    expect(found('陈思', part, 'whatever')).toEqual(['10001', '10002'])
    expect(found('陈思', cacheOf(members, {}))).toEqual(['10001', '10002'])
  })
})
