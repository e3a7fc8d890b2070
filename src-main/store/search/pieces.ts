import { SYLLABLES } from './pinyin'

/** One way of reading letters as pinyin: what was typed of one character after the other. */
export type Pieces = readonly string[]

const LONG_INITIALS = ['zh', 'ch', 'sh']
const INITIALS = new Set([...SYLLABLES].map((syllable) => syllable[0]))
/** How far one looks for ways, and how many of them are asked for: the ones of the fewest pieces. */
const STEPS_MAX = 400
const WAYS_MAX = 8
/** Nobody who types a syllable whole means several by its letters; initials alone are always likely. */
const MORE_PIECES = 1
const SYLLABLE_MAX = 6

/** Every syllable that begins with these letters. */
const beginnings = new Map<string, string[]>()
for (const syllable of SYLLABLES) {
  for (let end = 1; end <= syllable.length; end++) {
    const start = syllable.slice(0, end)
    const known = beginnings.get(start)
    if (known) known.push(syllable)
    else beginnings.set(start, [syllable])
  }
}

/** The syllables that begin with what was typed. */
export const syllablesFrom = (letters: string): readonly string[] => beginnings.get(letters) ?? []

/**
 * The ways in which letters may be pinyin: each piece a whole syllable, an initial, or at the end the beginning of a
 * syllable. The likeliest first: fewest pieces.
 */
export function piecesOf(letters: string): Pieces[] {
  const ways: string[][] = []
  let steps = 0
  const walk = (at: number, before: string[]): void => {
    if (at === letters.length) return void ways.push(before)
    if (++steps > STEPS_MAX) return
    for (let length = Math.min(SYLLABLE_MAX, letters.length - at); length > 0; length--) {
      const piece = letters.slice(at, at + length)
      if (isPiece(piece, at + length === letters.length)) walk(at + length, [...before, piece])
    }
  }
  walk(0, [])
  ways.sort((a, b) => a.length - b.length)
  const most = (ways[0]?.length ?? 0) + MORE_PIECES
  return ways
    .filter((pieces) => pieces.length <= most || pieces.length === letters.length)
    .slice(0, WAYS_MAX)
}

function isPiece(piece: string, isLast: boolean): boolean {
  if (piece.length === 1) return INITIALS.has(piece)
  return SYLLABLES.has(piece) || LONG_INITIALS.includes(piece) || (isLast && beginnings.has(piece))
}

/** The ways in which letters are whole syllables, one after the other. */
export function wholeSyllables(letters: string): Pieces[] {
  if (letters === '') return [[]]
  const ways: Pieces[] = []
  for (let length = Math.min(SYLLABLE_MAX, letters.length); length > 0; length--) {
    const piece = letters.slice(0, length)
    if (!SYLLABLES.has(piece)) continue
    for (const rest of wholeSyllables(letters.slice(length))) ways.push([piece, ...rest])
    if (ways.length >= WAYS_MAX) break
  }
  return ways.sort((a, b) => a.length - b.length)
}
