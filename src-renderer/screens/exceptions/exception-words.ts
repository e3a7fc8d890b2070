import type { Teller } from '@shared/words/history'
import { momentWords, type Voice } from '../counter/words'

/** Tells a history in the words of the screen. */
export function tellerOf(voice: Voice): Teller {
  return {
    say: (key, named = {}) => voice.say(key, named),
    when: (at) => momentWords(voice, at),
  }
}
