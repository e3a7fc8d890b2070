/** A part of a name that is typed as one: an ideograph, or a word of letters. */
export interface NameUnit {
  /** Where it stands in the name. */
  at: number
  length: number
  /** In small letters and without accents. */
  text: string
  /** How it is read: the pinyin of an ideograph, a word itself; none for what cannot be typed with letters. */
  readings: readonly string[]
  /** Of the 26 letters and digits alone. */
  isWord: boolean
}

/** How an ideograph is read, without tones. */
export type Readings = (character: string) => readonly string[]

const UNITS = /[\p{Script=Latin}\d]+|[\p{L}\p{N}]/gu
const MARKS = /\p{M}/gu
const WORD = /^[a-z0-9]+$/
/** A longer name is somebody's essay: what follows is not searched. */
export const UNITS_MAX = 16
const WORD_MAX = 32
/** The common ideographs are their own small letters, half width and without accents. */
const PLAIN = /[\u4e00-\u9fff]/

/** A text as it is compared: small letters, half width, no accents. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').normalize('NFC').toLowerCase()
}

/** The parts of a name in their order; signs and spaces between them belong to none. */
export function unitsOf(name: string, readingsOf: Readings): NameUnit[] {
  const units: NameUnit[] = []
  for (const { 0: found, index } of name.matchAll(UNITS)) {
    if (units.length === UNITS_MAX) break
    const isPlain = PLAIN.test(found)
    const text = isPlain ? found : folded(found).slice(0, WORD_MAX)
    const isWord = !isPlain && WORD.test(text)
    const readings = isWord ? [text] : readingsOf(text)
    units.push({ at: index, length: found.length, text, readings, isWord })
  }
  return units
}
