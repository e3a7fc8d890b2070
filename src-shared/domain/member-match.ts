import type { Member } from './member'
import { matchName, type Span } from './name-match'
import type { NameUnit } from './name-units'
import { matchNearly } from './one-letter'
import { DIGITS_MIN, withoutSigns, type SearchQuery } from './search-query'

/** How well a text fits: the better ones first. */
export const RANKS = ['exact', 'prefix', 'part', 'mistake'] as const
export type Rank = (typeof RANKS)[number]
export type MatchedField = 'name' | 'phone' | 'card' | 'id'

/** What of a member a text fits. */
export interface MemberMatch {
  rank: Rank
  field: MatchedField
  /** Which characters of the field; of a phone number which of its digits. */
  spans: Span[]
  /** How much of it was typed out, among those of one rank. */
  whole: number
}

/** The digits of a phone number, without whatever stands between them. */
export const digitsOf = (phone: string | null): string => phone?.replace(/\D/g, '') ?? ''

const LAST_DIGITS = 4

/**
 * The best way in which a text fits a member; null where it does not at all. With `forgive` also what fits but for one
 * letter.
 */
export function matchMember(
  query: SearchQuery,
  member: Member,
  units: readonly NameUnit[],
  forgive = false,
): MemberMatch | null {
  const found = [
    matchId(query, member.id),
    matchPhone(query, digitsOf(member.phone)),
    matchCard(query, member.cardNumber),
    named(matchName(query.text, units)),
  ].filter((match) => match !== null)
  const best = found.reduce<MemberMatch | null>(
    (one, other) => (one && RANKS.indexOf(one.rank) <= RANKS.indexOf(other.rank) ? one : other),
    null,
  )
  if (best || !forgive) return best
  const nearly = named(matchNearly(query.text, units))
  return nearly && { ...nearly, rank: 'mistake' }
}

function named(match: Omit<MemberMatch, 'field'> | null): MemberMatch | null {
  return match && { ...match, field: 'name' }
}

function matchId(query: SearchQuery, id: string): MemberMatch | null {
  if (id.toLowerCase() !== query.id) return null
  return { rank: 'exact', field: 'id', spans: [[0, id.length]], whole: 1 }
}

/** The last four digits are how people say a number, so that the end of a number counts more than its beginning. */
function matchPhone({ digits }: SearchQuery, phone: string): MemberMatch | null {
  if (digits === null || digits.length < DIGITS_MIN) return null
  const found = (rank: Rank, at: number, whole: number): MemberMatch => ({
    rank,
    field: 'phone',
    spans: [[at, at + digits.length]],
    whole,
  })
  const end = phone.length - digits.length
  if (phone === digits) return found('exact', 0, 2)
  if (phone.endsWith(digits)) {
    return digits.length === LAST_DIGITS ? found('exact', end, 1) : found('prefix', end, 1)
  }
  const at = phone.indexOf(digits)
  if (at < 0) return null
  return found(at === 0 ? 'prefix' : 'part', at, 0)
}

function matchCard({ text }: SearchQuery, cardNumber: string | null): MemberMatch | null {
  const written = cardNumber ?? ''
  const number = withoutSigns(written)
  if (!number.startsWith(text)) return null
  const rank = number.length === text.length ? 'exact' : 'prefix'
  return { rank, field: 'card', spans: [[0, endOf(written, text.length)]], whole: 1 }
}

/** Behind so many letters and digits of what is written with signs between them. */
function endOf(written: string, count: number): number {
  let end = 0
  while (withoutSigns(written.slice(0, end)).length < count) end++
  return end
}
