import type { ScanEnd, ScannerSettings } from '@shared/domain/scanner'
import { FINGER_MS, gapsOf, isFast, isMachine, mayBeMachine, medianOf } from './rhythm'
import { hasCaps, readStrokes, type Stroke } from './stroke'

/** A code as the scanner meant it. */
export interface Scan {
  code: string
  end: ScanEnd
  ime: boolean
  caps: boolean
}

/** What has become of keys that were held back, in their order. */
export type Outcome =
  { by: 'person'; strokes: Stroke[] } | { by: 'scanner'; strokes: Stroke[]; scan: Scan }

/** `held`: the key itself must not reach anything before a later outcome names it. */
export interface Verdict {
  outcomes: Outcome[]
  held: boolean
}

/** A key typed just before a scan stands apart from it by this much and this many times its beat. */
const APART_MS = 30
const APART_TIMES = 8
const MOST_APART = 2
/** Of a long code only the last keys are looked at while it comes: each key costs the same. */
const LOOKED_BACK = 64

/** Tells what a scanner types from what a person types, by rhythm alone. Pure: it knows no clock but the keys' own. */
export function createRecogniser(settings: () => ScannerSettings) {
  let run: Stroke[] = []
  /** Too long for a scan: nothing more is one until the keys pause. */
  let deafUntilPause = false
  let lastAt = -Infinity
  /** When Enter ended a scan, whose line feed may follow. */
  let returnAt = -Infinity

  const person = (strokes: Stroke[]): Outcome[] =>
    strokes.length > 0 ? [{ by: 'person', strokes }] : []

  function takeRun(): Stroke[] {
    const taken = run
    run = []
    return taken
  }

  function decide(end: ScanEnd, endAt: number | null): Outcome[] {
    const strokes = takeRun()
    const { ends, minLength } = settings()
    if (deafUntilPause || !ends.includes(end)) return person(strokes)
    const last = strokes.at(-1)
    const endGap = endAt === null || !last ? null : endAt - last.at
    for (let start = 0; start <= Math.min(MOST_APART, strokes.length - minLength); start++) {
      const rest = strokes.slice(start)
      const { code, marked } = stripped(rest)
      if (code.length < minLength || code.trim() === '' || isApart(rest)) continue
      if (!isMachine(rest, { endGap, marked, hasDigit: /\d/.test(code) })) continue
      const ime = rest.some((stroke) => stroke.ime)
      const scan: Scan = { code, end, ime, caps: hasCaps(rest) }
      return [...person(strokes.slice(0, start)), { by: 'scanner', strokes: rest, scan }]
    }
    return person(strokes)
  }

  function stripped(strokes: readonly Stroke[]): { code: string; marked: boolean } {
    const { layout, prefix, suffix } = settings()
    let code = readStrokes(strokes, layout)
    const begins = prefix !== '' && code.startsWith(prefix)
    if (begins) code = code.slice(prefix.length)
    const finishes = suffix !== '' && code.endsWith(suffix)
    if (finishes) code = code.slice(0, -suffix.length)
    return { code, marked: begins || finishes }
  }

  /** Lets go of the keys at the beginning that cannot belong to a scan any more. */
  function shrink(): Outcome[] {
    let start = 0
    if (run.length > LOOKED_BACK) return []
    while (start < run.length - 1 && !mayBeMachine(gapsOf(run.slice(start)))) start++
    return person(run.splice(0, start))
  }

  return {
    /** A key that writes something. */
    press(stroke: Stroke): Verdict {
      const { maxGapMs, maxBurstMs } = settings()
      const paused = stroke.at - lastAt > maxGapMs
      const outcomes = paused ? decide('silence', null) : []
      if (paused) deafUntilPause = false
      lastAt = stroke.at
      returnAt = -Infinity
      if (deafUntilPause) return { outcomes, held: false }
      run.push(stroke)
      outcomes.push(...shrink())
      const first = run[0]
      if (first && stroke.at - first.at > maxBurstMs && !isFast(gapsOf(run.slice(-LOOKED_BACK)))) {
        deafUntilPause = true
        run.pop()
        return { outcomes: [...outcomes, ...person(takeRun())], held: false }
      }
      return { outcomes, held: true }
    },
    /** Enter or Tab; held where it ended a scan. */
    end(end: 'enter' | 'tab', at: number): Verdict {
      const late = at - lastAt > settings().maxGapMs
      if (end === 'enter' && run.length === 0 && at - returnAt <= settings().maxGapMs) {
        returnAt = -Infinity
        return { outcomes: [], held: true }
      }
      const outcomes = late ? decide('silence', null) : decide(end, at)
      const held = !late && outcomes.at(-1)?.by === 'scanner'
      returnAt = held && end === 'enter' ? at : -Infinity
      deafUntilPause = false
      lastAt = -Infinity
      return { outcomes, held }
    },
    /** Ctrl+J: the line feed of CR LF, where it follows a scan. */
    lineFeed(at: number): boolean {
      const follows = run.length === 0 && at - returnAt <= settings().maxGapMs
      returnAt = -Infinity
      return follows
    },
    /** A key was let go: one on which a finger rested is a person's, and so is what came before. */
    release(code: string, at: number): Outcome[] {
      const index = run.findLastIndex((stroke) => stroke.code === code && stroke.upAt === undefined)
      const stroke = run[index]
      if (!stroke) return []
      stroke.upAt = at
      const isPerson = at - stroke.at >= FINGER_MS && !isFast(gapsOf(run))
      return isPerson ? person(run.splice(0, index + 1)) : []
    },
    /** Nothing has come until now. */
    silence(now: number): Outcome[] {
      return run.length > 0 && now - lastAt > settings().maxGapMs ? decide('silence', null) : []
    },
    /** Something else happened: whatever is held back is a person's. */
    letGo(): Outcome[] {
      // Nor does a line feed follow any more.
      returnAt = -Infinity
      return person(takeRun())
    },
    /** Something was written by another way than keys: no line feed belongs to a scan any more. */
    written(): void {
      returnAt = -Infinity
    },
    /** Since when keys are held back; null where none is. */
    heldSince: (): number | null => (run.length > 0 ? lastAt : null),
  }
}

/** The first key stands apart from a fast beat behind it: somebody typed it before the scan. */
function isApart(strokes: readonly Stroke[]): boolean {
  const [first = 0, ...others] = gapsOf(strokes)
  return isFast(others) && first > Math.max(APART_MS, APART_TIMES * medianOf(others))
}
export type Recogniser = ReturnType<typeof createRecogniser>
