import { SCANNER_BOUNDS, type ScannerLayout, type ScannerSettings } from '@shared/domain/scanner'
import { gapsOf, mayBeMachine, medianOf } from './rhythm'
import { hasCaps, readStrokes, type Stroke } from './stroke'

/** How many scans a lesson takes. */
export const LESSON_SCANS = 3
/** A scan being taught is over when nothing has come for this long, ms. */
export const LESSON_PAUSE_MS = 500

/** One scan as it arrived. Times in ms. */
export interface Heard {
  /** As the system made it, and as it reads by the US places of the keys. */
  typed: string
  byPlace: string
  gaps: { least: number; middle: number; most: number }
  /** As uneven as fingers, however quick: no setting tells such keys from typing. */
  uneven: boolean
  lasted: number
  end: 'enter' | 'crlf' | 'tab' | 'silence'
  ime: boolean
  caps: boolean
}

const isEnter = ({ key, code, ime }: Stroke) => key === 'Enter' || (ime && code === 'Enter')
const isTab = ({ key, code, ime }: Stroke) => key === 'Tab' || (ime && code === 'Tab')
const isWritten = ({ key, code, ime }: Stroke) =>
  key.length === 1 || key === 'Dead' || (ime && !/^(?:Shift|Control|Alt|Meta)/.test(code))

/** Reads the keys between two pauses; null where they are not four that write something. */
export function hear(strokes: readonly Stroke[]): Heard | null {
  const ends = strokes.filter((stroke) => isEnter(stroke) || isTab(stroke))
  const written = strokes.filter((stroke) => !ends.includes(stroke) && isWritten(stroke))
  const [first, last] = [written[0], written.at(-1)]
  if (!first || !last || written.length < SCANNER_BOUNDS.minLength[0]) return null
  const gaps = gapsOf(written).map(Math.round)
  const enters = ends.filter(isEnter).length
  return {
    typed: readStrokes(written, 'computer'),
    byPlace: readStrokes(written, 'us'),
    gaps: { least: Math.min(...gaps), middle: medianOf(gaps), most: Math.max(...gaps) },
    uneven: !mayBeMachine(gaps),
    lasted: Math.round(last.at - first.at),
    end: enters > 1 ? 'crlf' : enters === 1 ? 'enter' : ends.length > 0 ? 'tab' : 'silence',
    ime: written.some(({ ime }) => ime),
    caps: hasCaps(written),
  }
}

/** Fingers, not a scanner: slower than any setting would take, or of no beat that the listener would know again. */
export const isByHand = ({ gaps, uneven }: Heard): boolean =>
  uneven || gaps.most > SCANNER_BOUNDS.maxGapMs[1]

const within = (name: keyof typeof SCANNER_BOUNDS, value: number) =>
  Math.min(SCANNER_BOUNDS[name][1], Math.max(SCANNER_BOUNDS[name][0], Math.round(value)))
/** Twice the longest gap that was seen, and time for a busy computer: shorter waits give people their keys sooner. */
const SPARE_MS = 20
/** What scanners put before a code to say of which kind it is. */
const AIM = /^\][A-Za-z]\d/
const SIGN = /^[^\p{L}\p{N}{[(<"+]/u
const SIGN_AT_END = /[^\p{L}\p{N}}\])>"=]$/u

/** The settings with which these scans are known, made of those in force; `layout` as the cashier has read it. */
export function propose(
  heard: readonly Heard[],
  settings: ScannerSettings,
  layout: ScannerLayout,
): ScannerSettings {
  const most = Math.max(...heard.map(({ gaps }) => gaps.most))
  const lasted = Math.max(...heard.map((one) => one.lasted))
  const ends = new Set(heard.map(({ end }) => (end === 'crlf' ? 'enter' : end)))
  const codes = heard.map(({ typed, byPlace }) => (layout === 'computer' ? typed : byPlace))
  return {
    ...settings,
    maxGapMs: within('maxGapMs', most * 2 + SPARE_MS),
    maxBurstMs: within('maxBurstMs', Math.max(1_500, lasted * 2)),
    prefix: shared(codes, AIM) || shared(codes, SIGN),
    suffix: shared(codes, SIGN_AT_END),
    ends: [...ends],
    layout,
  }
}

/** The mark that all codes bear; empty where one has none or another. */
function shared(codes: readonly string[], pattern: RegExp): string {
  const marks = new Set(codes.map((code) => pattern.exec(code)?.[0] ?? ''))
  return marks.size === 1 ? ([...marks][0] ?? '') : ''
}
