import type { Rank } from '@shared/domain/member-match'
import { createRanking, HITS_MAX, type Candidate, type Hit } from '@shared/domain/member-rank'
import { FORGIVEN_FROM } from '@shared/domain/one-letter'
import { DIGITS_MIN, type SearchQuery } from '@shared/domain/search-query'
import type { CacheFile } from '../cache-file'
import { numbersOf } from '../cache-keep-statements'
import { toMember } from '../cache-rows'
import type { MemberRow } from '../cache-tables'
import { readingsOf } from './pinyin'
import { forgivingPlan, namePlan, phonePlan } from './plan'

/** How many of those who were at the counter last are looked through. */
const SEEN_MAX = 100
/** How many rows of one answer of the index are looked at: what an index finds is nearly always meant. */
const LOOKED_AT_MAX = 60
const TAIL = 4

/** One way to rows, with the best rank that what it finds can have. */
interface Source {
  best: Rank
  rows: () => MemberRow[]
}

/** Whom of one place a text may mean, in the order in which they are shown. */
export function suggestMembers(cache: CacheFile, place: number, query: SearchQuery): Hit[] {
  const ranking = createRanking(query, readingsOf)
  const seen = cache.sql.suggestSeen.all({ place, limit: SEEN_MAX })
  ranking.add(seen.map((row) => candidate(row, row.seenAt)))
  for (const { best, rows } of sourcesOf(cache, place, query)) {
    // What finds nothing better than this cannot change the rows that are shown.
    if (ranking.count(best) < HITS_MAX) ranking.add(rows().map((row) => candidate(row)))
  }
  if (!query.isLetters || query.text.length < FORGIVEN_FROM) return ranking.top()
  for (const match of forgivingPlan(query.text)) {
    if (ranking.count('mistake') >= HITS_MAX) break
    ranking.add(
      byText(cache, place, match).map((row) => candidate(row)),
      true,
    )
  }
  return ranking.top()
}

function candidate(row: MemberRow, seenAt: number | null = null): Candidate {
  return { member: toMember(row), seenAt }
}

function byText({ sql }: CacheFile, place: number, match: string): MemberRow[] {
  if (match === '') return []
  return sql.suggestByText.all({ ...numbersOf(place), match, limit: LOOKED_AT_MAX })
}

function sourcesOf(cache: CacheFile, place: number, query: SearchQuery): Source[] {
  const { sql } = cache
  const asked = (text: string) => ({ place, text, limit: LOOKED_AT_MAX })
  const { text, digits, card } = query
  const numbered: Source[] = [
    { best: 'exact', rows: () => sql.suggestById.all(asked(digits ?? card)) },
    ...[...new Set([card, card.toUpperCase()])].map((written): Source => ({
      best: 'exact',
      rows: () => sql.suggestByCardStart.all(asked(written)),
    })),
  ]
  if (digits !== null) return [...numbered, ...phoneSources(cache, place, digits)]
  return [
    ...(/^[\w-]+$/.test(card) ? numbered : []),
    { best: 'exact', rows: () => sql.suggestByName.all(asked(text)) },
    { best: 'prefix', rows: () => sql.suggestByNameStart.all(asked(text)) },
    ...namePlan(query).map(({ best, match }): Source => ({
      best,
      rows: () => byText(cache, place, match),
    })),
  ]
}

function phoneSources(cache: CacheFile, place: number, digits: string): Source[] {
  if (digits.length < DIGITS_MIN) return []
  const { sql } = cache
  const asked = (text: string) => ({ place, text, limit: LOOKED_AT_MAX })
  const tails = Array.from({ length: 10 }, (_, first) => `${first}${digits}`)
  const byEnd = (): MemberRow[] => {
    if (digits.length > TAIL) {
      return sql.suggestByEnd.all({ ...asked(digits), tail: digits.slice(-TAIL) })
    }
    const wanted = digits.length === TAIL ? [digits] : tails
    return wanted.flatMap((tail) => sql.suggestByTail.all(asked(tail)))
  }
  return [
    { best: 'exact', rows: () => sql.suggestByPhone.all(asked(digits)) },
    { best: 'exact', rows: byEnd },
    { best: 'prefix', rows: () => sql.suggestByPhoneStart.all(asked(digits)) },
    { best: 'part', rows: () => byText(cache, place, phonePlan(digits)) },
  ]
}
