import { createRanking, HITS_MAX } from '@shared/domain/member-rank'
import { FORGIVEN_FROM } from '@shared/domain/one-letter'
import { readQuery } from '@shared/domain/search-query'
import { forgivingPlan, namePlan, phonePlan } from '../../../src-main/store/search/plan'
import { readingsOf } from '../../../src-main/store/search/pinyin'

const LOOKED_AT_MAX = 60

/**
 * A search in another store, as `suggestMembers` does it in the cache: the same questions in the same order, the same
 * ranking, and an end where enough is found.
 */
export async function searchIn(peer, typed) {
  const query = readQuery(typed)
  if (!query) return []
  const ranking = createRanking(query, readingsOf)
  const add = (members, forgive = false) =>
    ranking.add(
      members.map((member) => ({ member, seenAt: null })),
      forgive,
    )
  for (const { best, ask } of questionsOf(peer, query)) {
    if (ranking.count(best) < HITS_MAX) add(await ask())
  }
  const isForgiven = query.isLetters && query.text.length >= FORGIVEN_FROM
  if (ranking.count('prefix') > 0 || !isForgiven) return ranking.top()
  if (peer.nearly) add(await peer.nearly(query.text, LOOKED_AT_MAX), true)
  for (const match of peer.nearly ? [] : forgivingPlan(query.text)) {
    if (ranking.count('mistake') >= HITS_MAX) break
    add(await peer.byTokens(termsOf(match), LOOKED_AT_MAX), true)
  }
  return ranking.top()
}

function questionsOf(peer, query) {
  const { text, digits, id } = query
  const field = (best, name, how, value) => ({
    best,
    ask: () => peer.byField(name, how, value, LOOKED_AT_MAX),
  })
  const numbered = [field('exact', 'id', 'is', id), field('exact', 'cardNumber', 'begins', text)]
  const tokens = (best, match) => ({
    best,
    ask: () => peer.byTokens(termsOf(match), LOOKED_AT_MAX, text),
  })
  if (digits === null) {
    const plan = namePlan(query)
    return [
      field('exact', 'name', 'is', text),
      field('prefix', 'name', 'begins', text),
      ...(peer.byText
        ? [{ best: 'exact', ask: () => peer.byText(text, LOOKED_AT_MAX) }]
        : plan.map(({ best, match }) => tokens(best, match))),
    ]
  }
  const tails = Array.from({ length: 10 }, (_, first) => `${first}${digits}`)
  const wanted = digits.length === 3 ? tails : [digits.slice(-4)]
  return [
    ...numbered,
    field('exact', 'phone', 'is', digits),
    ...wanted.map((tail) => field('exact', 'tail', 'is', tail)),
    field('prefix', 'phone', 'begins', digits),
    tokens('part', phonePlan(digits)),
  ]
}

/** A question to SQLite's text index as all of several, each any of some words or of their beginnings. */
function termsOf(match) {
  return match.split(' AND ').map((either) =>
    either
      .replace(/^\(|\)$/g, '')
      .split(' OR ')
      .map((word) => ({ word: word.replace(/^"|"(?: \*)?$/g, ''), begins: word.endsWith('*') })),
  )
}
