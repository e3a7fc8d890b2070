import type { Rank } from '@shared/domain/member-match'
import { createRanking, HITS_MAX, type Candidate, type Hit } from '@shared/domain/member-rank'
import { FORGIVEN_FROM } from '@shared/domain/one-letter'
import { DIGITS_MIN, type SearchQuery } from '@shared/domain/search-query'
import type { CacheFile } from '../cache-file'
import { numbersOf } from '../cache-keep-statements'
import { toMember } from '../cache-rows'
import type { MemberRow } from '../cache-tables'
import { readingsOf } from './pinyin'
import {
  cardStartPlan,
  forgivingPlan,
  namePlan,
  nameStartPlan,
  phonePlan,
  phoneStartPlan,
  tailPlan,
  wholeCardPlan,
  wholeNamePlan,
  wholePhonePlan,
} from './plan'
import { TAIL } from './tokens'

/** How many of those who were at the counter last are looked through. */
const SEEN_MAX = 100
/** How many rows of one answer of the index are looked at: what an index finds is nearly always meant. */
const LOOKED_AT_MAX = 60

const IN_LETTERS = /^[a-z0-9]+$/

/** So long a number is a whole one, or the end of one that is written with its country. */
const WHOLE_PHONE = 11

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
  // Whoever has typed how a name that is there begins has made no mistake.
  const isMeant = ranking.count('prefix') > 0
  if (isMeant || !query.isLetters || query.text.length < FORGIVEN_FROM) return ranking.top()
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
  const { text, digits, id } = query
  const found = (best: Rank, match: string): Source => ({
    best,
    rows: () => byText(cache, place, match),
  })
  const numbered: Source[] = [
    ...[...new Set([id, id.toUpperCase()])].map((written): Source => ({
      best: 'exact',
      rows: () => sql.suggestById.all({ place, id: written }),
    })),
    found('exact', wholeCardPlan(text)),
    { best: 'prefix', rows: () => byStart(cache, place, cardStartPlan(text)) },
  ]
  if (digits !== null) return [...numbered, ...phoneSources(cache, place, digits)]
  return [
    ...(IN_LETTERS.test(text) ? numbered : []),
    found('exact', wholeNamePlan(text)),
    found('prefix', nameStartPlan(text)),
    ...namePlan(query).map(({ best, match }) => found(best, match)),
  ]
}

function byStart(
  cache: CacheFile,
  place: number,
  { many, few }: { many: string; few: string },
): MemberRow[] {
  const rows = byText(cache, place, many)
  return rows.length < LOOKED_AT_MAX ? [...rows, ...byText(cache, place, few)] : rows
}

function phoneSources(cache: CacheFile, place: number, digits: string): Source[] {
  if (digits.length < DIGITS_MIN) return []
  const part: Source = { best: 'part', rows: () => byText(cache, place, phonePlan(digits)) }
  return [
    { best: 'exact', rows: () => byText(cache, place, wholePhonePlan(digits)) },
    { best: 'exact', rows: () => byEnd(cache, place, digits) },
    { best: 'prefix', rows: () => byStart(cache, place, phoneStartPlan(digits)) },
    ...(digits.length < WHOLE_PHONE ? [part] : []),
  ]
}

/** By the last digits of a phone number: four are in the index, of three whatever may stand before them. */
function byEnd(cache: CacheFile, place: number, digits: string): MemberRow[] {
  if (digits.length > TAIL) {
    const match = tailPlan(digits.slice(-TAIL))
    const asked = { ...numbersOf(place), match, text: digits, limit: LOOKED_AT_MAX }
    return cache.sql.suggestByEnd.all(asked)
  }
  const tails = Array.from({ length: 10 }, (_, first) => `${first}${digits}`)
  const rows: MemberRow[] = []
  for (const tail of digits.length === TAIL ? [digits] : tails) {
    if (rows.length < LOOKED_AT_MAX) rows.push(...byText(cache, place, tailPlan(tail)))
  }
  return rows
}
