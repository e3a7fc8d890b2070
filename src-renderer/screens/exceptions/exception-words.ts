import type { ExceptionEntry } from '@shared/domain/exception'
import { formatYuan } from '@shared/domain/money'
import type { Teller } from '@shared/words/history'
import { momentWords, type Voice } from '../counter/words'

/** What the coupon took off, as the lists write it: an amount, or the word for an exchange. */
export function amountWords(
  say: (key: string) => string,
  { kind, discountFen }: Pick<ExceptionEntry, 'kind' | 'discountFen'>,
): string {
  return kind === 'exchange' && discountFen === 0
    ? say('exceptions.exchange')
    : formatYuan(-discountFen)
}

/** Tells a history in the words of the screen. */
export function tellerOf(voice: Voice): Teller {
  return {
    say: (key, named = {}) => voice.say(key, named),
    when: (at) => momentWords(voice, at),
  }
}
