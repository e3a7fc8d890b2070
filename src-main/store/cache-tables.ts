import type { Member } from '@shared/domain/member'

export interface MemberRow {
  id: string
  name: string | null
  phone: string | null
  card: string | null
  level: string | null
  wholeAt: number | null
}

export interface CouponRow {
  place: number
  id: string
  memberId: string
  content: string
  asOf: number
}

/** A member as the columns of the cache. */
export function memberValues({ id, name, phone, cardNumber, level }: Member) {
  return { id, name, phone, card: cardNumber, level }
}
