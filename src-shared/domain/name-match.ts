import type { NameUnit } from './name-units'

/** From where to where, the end not included. */
export type Span = readonly [from: number, to: number]

/** How a text fits a name. */
export interface NameMatch {
  rank: 'exact' | 'prefix' | 'part'
  /** How many units were typed to their end: "chensq" says more of a name than "csq". */
  whole: number
  /** Which characters of the name. */
  spans: Span[]
}

/** Initials of two letters that people type for one character. */
const LONG_INITIALS = ['zh', 'ch', 'sh']

/**
 * How what was typed fits a name: its characters, its pinyin as whole syllables, initials or a mix of both, or its
 * letters. The best of the ways; null where there is none.
 */
export function matchName(text: string, units: readonly NameUnit[]): NameMatch | null {
  return bySpelling(text, units) ?? byReading(text, units) ?? scattered(text, units)
}

/** The same characters in the same order, with nothing between them. */
function bySpelling(text: string, units: readonly NameUnit[]): NameMatch | null {
  const spelling = units.map((unit) => unit.text).join('')
  const at = spelling.indexOf(text)
  if (at < 0) return null
  const spans = spansOf(units, at, at + text.length)
  const rank = at > 0 ? 'part' : text.length === spelling.length ? 'exact' : 'prefix'
  return { rank, whole: spans.length, spans: joined(spans) }
}

function spansOf(units: readonly NameUnit[], from: number, to: number): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const unit of units) {
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, unit.text.length)]
    if (first < last) spans.push(within(unit, first, last))
    start += unit.text.length
  }
  return spans
}

/** A part of a unit; all of it where folding has changed how long it is. */
function within({ at, length, text }: NameUnit, first: number, last: number): Span {
  return text.length === length ? [at + first, at + last] : [at, at + length]
}

interface Reading {
  whole: number
  spans: Span[]
}

function byReading(text: string, units: readonly NameUnit[]): NameMatch | null {
  const known = new Map<number, Reading | null>()
  for (const start of units.keys()) {
    const read = readFrom(text, 0, units, start, known)
    if (!read) continue
    const rank = start > 0 ? 'part' : read.whole === units.length ? 'exact' : 'prefix'
    return { rank, whole: read.whole, spans: joined(read.spans) }
  }
  return null
}

function readFrom(
  text: string,
  from: number,
  units: readonly NameUnit[],
  at: number,
  known: Map<number, Reading | null>,
): Reading | null {
  if (from === text.length) return { whole: 0, spans: [] }
  const unit = units[at]
  if (!unit) return null
  const key = at * 256 + from
  const before = known.get(key)
  if (before !== undefined) return before
  let best: Reading | null = null
  for (const [length, isWhole] of piecesOf(unit, text, from)) {
    const rest = readFrom(text, from + length, units, at + 1, known)
    if (!rest) continue
    const whole = rest.whole + (isWhole ? 1 : 0)
    if (best && best.whole >= whole) continue
    best = { whole, spans: [spanOf(unit, length), ...rest.spans] }
  }
  known.set(key, best)
  return best
}

function spanOf(unit: NameUnit, length: number): Span {
  return unit.isWord ? within(unit, 0, length) : [unit.at, unit.at + unit.length]
}

/** How many letters of the text may stand for a unit: all of it, its initial, or at the text's end any beginning. */
function piecesOf(unit: NameUnit, text: string, from: number): Map<number, boolean> {
  const pieces = new Map<number, boolean>()
  if (!unit.isWord && text.startsWith(unit.text, from)) pieces.set(unit.text.length, true)
  for (const reading of unit.readings) {
    if (text.startsWith(reading, from)) pieces.set(reading.length, true)
    else if (reading.startsWith(text.slice(from))) setUnlessWhole(pieces, text.length - from)
    for (const initial of LONG_INITIALS) {
      if (reading.startsWith(initial) && text.startsWith(initial, from)) setUnlessWhole(pieces, 2)
    }
    if (reading[0] === text[from]) setUnlessWhole(pieces, 1)
  }
  return pieces
}

function setUnlessWhole(pieces: Map<number, boolean>, length: number): void {
  if (!pieces.has(length)) pieces.set(length, false)
}

/** True where the text is all of a name in pinyin, or all of its initials: no beginning, and no mix of both. */
export function isPinyinOf(text: string, units: readonly NameUnit[]): boolean {
  const initials = ({ readings }: NameUnit) => readings.flatMap(initialsOf)
  return isMadeOf(text, units, ({ readings }) => readings) || isMadeOf(text, units, initials)
}

function initialsOf(reading: string): string[] {
  const long = LONG_INITIALS.filter((initial) => reading.startsWith(initial))
  return [reading.slice(0, 1), ...long]
}

/** One piece of each unit behind the other, and nothing over. */
function isMadeOf(
  text: string,
  units: readonly NameUnit[],
  pieces: (unit: NameUnit) => readonly string[],
): boolean {
  let ends = new Set([0])
  for (const unit of units) {
    const fitting = [...ends].flatMap((at) =>
      pieces(unit).flatMap((piece) => (text.startsWith(piece, at) ? [at + piece.length] : [])),
    )
    ends = new Set(fitting)
  }
  return text !== '' && ends.has(text.length)
}

/** Ideographs of a name in their order, with others between them: the first and the last of three. */
function scattered(text: string, units: readonly NameUnit[]): NameMatch | null {
  const spans: Span[] = []
  let at = 0
  for (const unit of units) {
    if (unit.isWord || !text.startsWith(unit.text, at)) continue
    spans.push([unit.at, unit.at + unit.length])
    at += unit.text.length
  }
  return at === text.length ? { rank: 'part', whole: 0, spans: joined(spans) } : null
}

/** Neighbours as one. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last?.[1] === span[0]) all[all.length - 1] = [last[0], span[1]]
    else all.push(span)
  }
  return all
}
