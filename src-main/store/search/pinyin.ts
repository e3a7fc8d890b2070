import { READING_SETS, SET_OF_CHARACTER } from './pinyin-table'

const FIRST = 0x4e00
const SET_BASE = 0xac00
const NONE: readonly string[] = []
const sets = READING_SETS.split('|').map((set) => (set === '' ? NONE : set.split(' ')))

/** How a character is read, without tones, the reading of a family name first; nothing for what is no common ideograph. */
export function readingsOf(character: string): readonly string[] {
  const at = (character.codePointAt(0) ?? 0) - FIRST
  if (at < 0 || at >= SET_OF_CHARACTER.length) return NONE
  return sets[SET_OF_CHARACTER.charCodeAt(at) - SET_BASE] ?? NONE
}

/** Sounds of agreement and doubt: no name is made of them, and nearly every word could be taken apart with them. */
const NO_NAMES = ['m', 'n', 'ng', 'hm', 'hng']

/** Every syllable that a name may be made of. */
export const SYLLABLES: ReadonlySet<string> = new Set(sets.flat().filter(isOfNames))

function isOfNames(syllable: string): boolean {
  return !NO_NAMES.includes(syllable)
}
