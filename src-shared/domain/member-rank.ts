import type { Member } from './member'
import { matchMember, RANKS, type MemberMatch, type Rank } from './member-match'
import { unitsOf, type Readings } from './name-units'
import type { SearchQuery } from './search-query'

/** How many rows a search shows. */
export const HITS_MAX = 20

/** Somebody who may be meant. */
export interface Candidate {
  member: Member
  /** When this member was last at the counter here; null for never, or not for long. */
  seenAt: number | null
}

/** A row of the search: who, and what of them was typed. */
export interface Hit extends Candidate {
  match: MemberMatch
}

/** Candidates of one search, each looked at once, whatever order and however often they come. */
export interface Ranking {
  /** Takes those in who fit; with `forgive` also those who fit but for one letter. Who came before stays as they were. */
  add(candidates: Iterable<Candidate>, forgive?: boolean): void
  /** How many fit at least so well. */
  count(least: Rank): number
  /** The rows in their order, no more than are shown. */
  top(): Hit[]
}

/**
 * Puts candidates in their order: exact, prefix, those who were here lately, others, and what fits but for one letter
 * at the end. Who does not fit is left out; nobody comes twice. Pure.
 */
export function createRanking(query: SearchQuery, readingsOf: Readings): Ranking {
  const hits = new Map<string, Hit>()
  return {
    add(candidates, forgive = false) {
      for (const { member, seenAt } of candidates) {
        if (hits.has(member.id)) continue
        const match = matchMember(query, member, unitsOf(member.name ?? '', readingsOf), forgive)
        if (match) hits.set(member.id, { member, seenAt, match })
      }
    },
    count(least) {
      const last = RANKS.indexOf(least)
      let n = 0
      for (const { match } of hits.values()) if (RANKS.indexOf(match.rank) <= last) n++
      return n
    },
    top: () => [...hits.values()].sort(byRank).slice(0, HITS_MAX),
  }
}

/** The order of the rows, the same for the same rows whatever order they came in. */
function byRank(a: Hit, b: Hit): number {
  return (
    RANKS.indexOf(a.match.rank) - RANKS.indexOf(b.match.rank) ||
    (b.seenAt ?? 0) - (a.seenAt ?? 0) ||
    b.match.whole - a.match.whole ||
    a.member.id.length - b.member.id.length ||
    (a.member.id < b.member.id ? -1 : 1)
  )
}
