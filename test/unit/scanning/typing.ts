import type { Outcome, Recogniser } from '@renderer/scanning/recogniser'
import type { Stroke } from '@renderer/scanning/stroke'

const PLACES: Readonly<Record<string, string>> = {
  '-': 'Minus',
  '=': 'Equal',
  '.': 'Period',
  ':': 'Semicolon',
  '/': 'Slash',
  '?': 'Slash',
  '&': 'Digit7',
  _: 'Minus',
  ' ': 'Space',
  '~': 'Backquote',
  '#': 'Digit3',
}
const SHIFTED = /[A-Z~:?&_#]/

/** A key as a keyboard with the US layout sends it. */
export function stroke(key: string, at: number, change: Partial<Stroke> = {}): Stroke {
  const code = /^\d$/.test(key)
    ? `Digit${key}`
    : /^[a-z]$/i.test(key)
      ? `Key${key.toUpperCase()}`
      : (PLACES[key] ?? key)
  return {
    ...{ key, code, at, shift: SHIFTED.test(key), altGraph: false, caps: false, ime: false },
    ...change,
  }
}

/** What came of keys: the codes scanned and what a person typed, in order; `>` before a key that was let pass at once. */
export interface Came {
  scans: string[]
  typed: string
}

/** Presses keys by a rhythm, each held for `dwells`, and waits for the silence behind them. */
export function drive(recogniser: Recogniser, start = 1_000) {
  let now = start
  const came: Came = { scans: [], typed: '' }
  const take = (outcomes: readonly Outcome[]) => {
    for (const outcome of outcomes) {
      if (outcome.by === 'scanner') came.scans.push(outcome.scan.code)
      else came.typed += outcome.strokes.map(({ key }) => key).join('')
    }
  }
  function type(
    text: string,
    gap: number | ((index: number) => number),
    dwell: number | ((index: number) => number) | null = null,
    change: (key: string) => Partial<Stroke> = () => ({}),
  ): void {
    const ups: { at: number; code: string }[] = []
    const letGo = (until: number) => {
      ups.sort((a, b) => a.at - b.at)
      while (ups[0] && ups[0].at <= until) {
        const { code, at } = ups.shift() as { at: number; code: string }
        take(recogniser.release(code, at))
      }
    }
    for (const [index, key] of [...text].entries()) {
      now += typeof gap === 'number' ? gap : gap(index)
      letGo(now)
      if (key === '\n' || key === '\t') {
        const verdict = recogniser.end(key === '\n' ? 'enter' : 'tab', now)
        take(verdict.outcomes)
        if (!verdict.held) came.typed += key
        continue
      }
      const pressed = stroke(key, now, change(key))
      const verdict = recogniser.press(pressed)
      take(verdict.outcomes)
      if (!verdict.held) came.typed += key
      if (dwell !== null) {
        ups.push({
          at: now + (typeof dwell === 'number' ? dwell : dwell(index)),
          code: pressed.code,
        })
      }
    }
    letGo(Infinity)
  }
  return {
    type,
    wait: (ms: number) => {
      now += ms
      take(recogniser.silence(now))
    },
    came,
  }
}
