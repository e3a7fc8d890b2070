import type { Named } from '@shared/domain/coupon-terms'
import { moneyText, wholeText } from '@renderer/components/typed-numbers'
import type { TemplateDraft } from '@shared/domain/template-schema'
import { weekdayWords, type Voice } from '../counter/words'
import { giftWords, levelWords, scopeWords, validityWords } from './template-words'

/** One thing in which two drafts differ: a key below `templates.differ`, and both in words. */
export interface Difference {
  field: keyof ReturnType<typeof wordsOf>
  theirs: string
  mine: string
}

/** In what somebody else's template differs from mine, in the order of the form. */
export function differencesOf(
  voice: Voice,
  theirs: TemplateDraft,
  mine: TemplateDraft,
  levels: readonly Named[],
): Difference[] {
  const [left, right] = [wordsOf(voice, theirs, levels), wordsOf(voice, mine, levels)]
  return (Object.keys(left) as Difference['field'][])
    .filter((field) => left[field] !== right[field])
    .map((field) => ({ field, theirs: left[field], mine: right[field] }))
}

function wordsOf(voice: Voice, draft: TemplateDraft, levels: readonly Named[]) {
  const { say } = voice
  const none = say('templates.differ.none')
  const yesNo = (yes: boolean) => say(`templates.differ.${yes ? 'yes' : 'no'}`)
  return {
    name: draft.name,
    state: say(`templates.state.${draft.isGivenOut ? 'on' : 'off'}`),
    rank: String(draft.rank),
    gives: giftWords(voice, { ...draft, enoughFen: 0 }),
    enough: draft.enoughFen > 0 ? moneyText(draft.enoughFen) : none,
    combinable: yesNo(draft.combinable),
    scope: listWords(voice, draft) || say('templates.scope.everything'),
    validity: validityWords(voice, draft.validity) || say('templates.differ.forever'),
    weekdays: weekdayWords(voice, draft.weekdays) || say('counter.coupon.everyDay'),
    level: draft.levelId === null ? say('templates.everybody') : levelWords(draft.levelId, levels),
    claimable: yesNo(draft.isClaimable),
    perMember: wholeText(draft.perMember) || none,
    total: wholeText(draft.total) || none,
  }
}

/** A sentence names the first few only: what makes two lists differ may be behind them. */
function listWords(voice: Voice, { scope }: TemplateDraft): string {
  const words = scopeWords(voice, scope)
  const lists = Object.values(scope).filter((value) => Array.isArray(value)) as Named[][]
  const numbers = lists.flat().map(({ id }) => id)
  return numbers.length === 0 ? words : `${words} (${numbers.join(', ')})`
}
