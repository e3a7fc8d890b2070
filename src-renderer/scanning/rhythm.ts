import type { Stroke } from './stroke'

/** No fingers keep this up over four keys; they roll over two or three at most. */
const FAST_MS = 35
/** Twenty-two keys a second over ten keys: nobody types that, however uneven it is. */
const BRISK_MEAN_MS = 45
const BRISK_MAX_MS = 80
const BRISK_GAPS = 9
/** Gaps of a machine that waits between keys differ by what the bus and the system add, not by more. */
const STEADY_MS = 8
const STEADY_PART = 0.12
/** A finger rests on a key this long; what waits between keys lets them go before. */
export const FINGER_MS = 60
const DWELL_SPREAD_MS = 14
/** No finger taps key after key as shortly as this. */
const TAP_MS = 20
/** A steady rhythm has to last: four even gaps happen to people, with even touches as well they do not. */
const STEADY_GAPS = { touched: 4, ended: 6, open: 7 }

/** The times between one key and the next, ms. */
export const gapsOf = (strokes: readonly Stroke[]): number[] =>
  strokes.slice(1).map(({ at }, index) => Math.max(0, at - (strokes[index]?.at ?? at)))

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
const slowOnes = (gaps: readonly number[]) => gaps.filter((gap) => gap > FAST_MS).length
const isBrisk = (gaps: readonly number[]) =>
  gaps.reduce((sum, gap) => sum + gap, 0) <= BRISK_MEAN_MS * gaps.length &&
  Math.max(...gaps) <= BRISK_MAX_MS

/** All gaps alike; of a long row one in five may be odd, where the system was busy. */
function isSteady(gaps: readonly number[]): boolean {
  const middle = medianOf(gaps)
  const spare = Math.max(0, Math.floor((gaps.length - 3) / 5))
  const nearest = [...gaps].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  const kept = nearest.slice(0, gaps.length - spare)
  return spread(kept) <= Math.max(STEADY_MS, STEADY_PART * middle)
}

/** True while these gaps may still become a scan; as soon as they cannot, the keys are a person's. */
export const mayBeMachine = (gaps: readonly number[]): boolean =>
  slowOnes(gaps) <= Math.max(1, Math.floor(gaps.length / 5)) || isSteady(gaps) || isBrisk(gaps)

/** True where hardly a gap is one that fingers make. */
export const isFast = (gaps: readonly number[]): boolean =>
  gaps.length >= 3 && slowOnes(gaps) <= Math.floor(gaps.length / 5)

/** What else is known of keys besides their gaps. */
export interface Circumstances {
  /** From the last character to the key that ended it; null where silence did. */
  endGap: number | null
  /** It begins with the scanner's own prefix, or ends with its suffix. */
  marked: boolean
  hasDigit: boolean
}

/** The verdict over whole keys: typed by a machine. The reasons are in docs/scanners.md. */
export function isMachine(strokes: readonly Stroke[], known: Circumstances): boolean {
  const gaps = gapsOf(strokes)
  if (isFast(gaps)) return true
  // Mostly fast and hardly touched: the system was busy in between.
  if (gaps.length >= 3 && slowOnes(gaps) <= gaps.length / 2 && isTapped(strokes)) return true
  if (gaps.length >= BRISK_GAPS && isBrisk(gaps)) return true
  if (!known.marked && !known.hasDigit) return false
  const touch = touchOf(strokes)
  if (touch === 'finger') return false
  const all = known.endGap === null ? gaps : [...gaps, known.endGap]
  const ended = touch === 'machine' || known.marked ? STEADY_GAPS.touched : STEADY_GAPS.ended
  const needed = known.endGap === null && !known.marked ? STEADY_GAPS.open : ended
  // The key that ends it may come later than the beat.
  return (
    (all.length >= needed && isSteady(all)) ||
    (gaps.length >= STEADY_GAPS.ended && known.endGap !== null && isSteady(gaps))
  )
}

function isTapped(strokes: readonly Stroke[]): boolean {
  const dwells = strokes.flatMap(({ at, upAt }) => (upAt === undefined ? [] : [upAt - at]))
  return dwells.length >= strokes.length - 1 && medianOf(dwells) <= TAP_MS
}

/** How the keys were touched: a finger stays on a key, unevenly, and presses the next before it lets go. */
function touchOf(strokes: readonly Stroke[]): 'finger' | 'machine' | 'unknown' {
  const dwells: number[] = []
  for (const [index, { at, upAt }] of strokes.entries()) {
    if (upAt === undefined) continue
    const next = strokes[index + 1]
    if (next && upAt > next.at) return 'finger'
    dwells.push(upAt - at)
  }
  // The last key may still be down when the one that ends the scan comes.
  if (dwells.length < strokes.length - 1 || dwells.length === 0) return 'unknown'
  if (medianOf(dwells) >= FINGER_MS) return 'finger'
  return spread(dwells) <= DWELL_SPREAD_MS ? 'machine' : 'finger'
}
