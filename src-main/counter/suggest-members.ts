import type { Hit } from '@shared/domain/member-rank'
import { inPassing, type Member, type PhoneLook } from '@shared/domain/member'
import { HITS_MAX } from '@shared/domain/member-rank'
import { DIGITS_MIN, readQuery } from '@shared/domain/search-query'
import { shownSpans, type Suggestion } from '@shared/domain/suggestion'
import { ProblemError } from '@shared/ipc/result'
import type { MemberCache } from './cache-ports'
import type { CashierCalls } from './cashier-calls'
import { searchLive } from './find-live'
import { memberView } from './member-sheet'
import type { Desk } from './ports'

/** One letter is in too many names for a back end to be asked for it. */
const LETTERS_MIN = 2

export interface SuggestTools {
  cache: MemberCache
  calls: CashierCalls
  /** True when the last thing that was heard of the back end is that it does not answer. */
  isOffline(): boolean
}

/** Whom this terminal knows for what stands in the field. Never throws, and asks nobody. */
export function suggestKnown(
  text: string,
  { connectionId, phoneLook }: Pick<Desk, 'connectionId' | 'phoneLook'>,
  cache: MemberCache,
): Suggestion[] {
  return cache.suggest(connectionId, text).map(shownAs(phoneLook))
}

/**
 * The same with whom the back end finds, who is known here from then on. Null where it was not asked, as it cannot search
 * or does not answer, or the text is too short. Never throws.
 */
export async function suggestAsked(
  text: string,
  desk: Desk,
  { cache, calls, isOffline }: SuggestTools,
): Promise<Suggestion[] | null> {
  const query = readQuery(text)
  if (!query || isOffline() || !desk.gateway.capabilities.has('member-search')) return null
  const { digits } = query
  if (digits === null ? query.text.length < LETTERS_MIN : digits.length < DIGITS_MIN) return null
  try {
    const found = await calls.run(() => searchLive(digits ?? text.trim(), desk))
    cache.learnMembers(desk.connectionId, found)
    return withFound(cache.suggest(desk.connectionId, text), found, desk.phoneLook)
  } catch (error) {
    // A search of which nobody has asked for the answer yet: the cashier hears of it behind Enter.
    if (!(error instanceof ProblemError)) throw error
    return null
  }
}

/** Whom the back end takes for an answer without our seeing why comes behind those who fit. */
function withFound(hits: readonly Hit[], found: readonly Member[], look: PhoneLook): Suggestion[] {
  const known = new Set(hits.map(({ member }) => member.id))
  const others = found
    .filter(({ id }) => !known.has(id))
    .map((member): Suggestion => ({
      ...{ member: memberView(member, inPassing(look)), match: null, lately: false },
    }))
  return [...hits.map(shownAs(look)), ...others].slice(0, HITS_MAX)
}

const shownAs =
  (look: PhoneLook) =>
  ({ member, match, seenAt }: Hit): Suggestion => {
    const { rank, field } = match
    return {
      member: memberView(member, inPassing(look)),
      match: { rank, field, spans: shownSpans(match, member.phone) },
      lately: seenAt !== null,
    }
  }
