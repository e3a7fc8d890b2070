import type { ScannerSettings } from '@shared/domain/scanner'
import { createRecogniser, type Outcome, type Scan } from './recogniser'
import { giveBack, isGivenBack, isWritable } from './replay'
import { putBack, snapshot, type Snapshot } from './snapshot'
import { characterOf, type Stroke } from './stroke'

export interface Listening {
  settings(): ScannerSettings
  scanned(scan: Scan): void
  /** A person typed something. */
  typed?(): void
  /** True when it takes every key itself, before anything is told apart. */
  taught?(stroke: Stroke, event: KeyboardEvent): boolean
}

/** The timer is only a hint: the clock of the events decides whether the keys have paused. */
const LATER_MS = 5
const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']
const ELSEWHERE = [
  'pointerdown',
  'paste',
  'cut',
  'dragstart',
  'compositionstart',
  'beforeinput',
] as const

/**
 * Listens for scans wherever the focus is, before anybody else hears a key. What may be a scan is held back until its
 * rhythm tells; what turns out to be a person's is typed then. Returns the way to stop.
 */
export function listenForScans(listening: Listening): () => void {
  const recogniser = createRecogniser(listening.settings)
  /** Keys whose press was held back: nobody hears that they are let go. */
  const swallowed = new Set<string>()
  /** The field before each key that could not be held back. */
  const before = new WeakMap<Stroke, Snapshot | null>()
  /** Typed already, ahead of an input method that would not wait. */
  const shown = new WeakSet<Stroke>()
  /** Where the focus was at each key that was held back. */
  const fields = new WeakMap<Stroke, Element>()
  let held: Stroke[] = []
  let isGiving = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function apply(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      held = held.filter((stroke) => !outcome.strokes.includes(stroke))
      if (outcome.by === 'person') {
        give(outcome.strokes.filter((stroke) => !stroke.ime && !shown.has(stroke)))
        listening.typed?.()
      } else {
        const written = outcome.strokes.map((stroke) => before.get(stroke)).find(Boolean)
        if (written) putBack(written)
        listening.scanned(outcome.scan)
      }
    }
    clearTimeout(timer)
    const last = recogniser.heldSince()
    if (last === null) return
    const wait = last + listening.settings().maxGapMs + LATER_MS - performance.now()
    timer = setTimeout(() => apply(recogniser.silence(performance.now())), Math.max(LATER_MS, wait))
  }

  function give(strokes: readonly Stroke[]): void {
    isGiving = true
    giveBack(strokes, (stroke) => fields.get(stroke) ?? null)
    isGiving = false
  }

  function swallow(event: KeyboardEvent): void {
    event.preventDefault()
    event.stopImmediatePropagation()
    swallowed.add(event.code)
  }

  /** An input method writes at once: what is held back has to stand before it. */
  function showHeld(): void {
    for (const stroke of held) {
      before.set(stroke, snapshot())
      shown.add(stroke)
      give([stroke])
    }
    held = []
  }

  function press(event: KeyboardEvent): void {
    if (isGivenBack(event) || MODIFIERS.includes(event.key)) return
    const stroke = strokeOf(event)
    if (listening.taught?.(stroke, event)) return swallow(event)
    const command = (event.ctrlKey || event.altKey || event.metaKey) && !stroke.altGraph
    if (command && event.code === 'KeyJ' && recogniser.lineFeed(stroke.at)) return swallow(event)
    // A key that is held down repeats long after it was pressed; right behind others it is the next of a fast scan.
    const repeats = event.repeat && recogniser.heldSince() === null
    if (command || repeats) return apply(recogniser.letGo())
    const end = endOf(stroke)
    if (end !== null && !event.shiftKey) {
      const { outcomes, held: isHeld } = recogniser.end(end, stroke.at)
      if (isHeld) swallow(event)
      return apply(outcomes)
    }
    if (
      characterOf(stroke, listening.settings().layout) === undefined ||
      isButtons(stroke, event)
    ) {
      return apply(recogniser.letGo())
    }
    if (stroke.ime) showHeld()
    const { outcomes, held: isHeld } = recogniser.press(stroke)
    if (isHeld && !stroke.ime) swallow(event)
    // What was somebody's has to be typed before the field is looked at.
    apply(outcomes)
    if (!isHeld) return
    if (stroke.ime) before.set(stroke, snapshot())
    else held.push(stroke)
    if (document.activeElement) fields.set(stroke, document.activeElement)
  }

  /** The space bar on a button presses it, unless it stands in the middle of a code. */
  function isButtons({ key }: Stroke, { target }: KeyboardEvent): boolean {
    const first = recogniser.heldSince() === null
    return key === ' ' && first && !(target instanceof Element && isWritable(target))
  }

  function release(event: KeyboardEvent): void {
    if (swallowed.delete(event.code)) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    apply(recogniser.release(event.code, event.timeStamp))
  }

  function elsewhere(): void {
    // What comes by another way than keys stands behind what was typed before it.
    if (isGiving) return
    recogniser.written()
    if (held.length > 0) apply(recogniser.letGo())
  }

  window.addEventListener('keydown', press, true)
  window.addEventListener('keyup', release, true)
  for (const type of ELSEWHERE) window.addEventListener(type, elsewhere, true)
  window.addEventListener('blur', elsewhere)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', press, true)
    window.removeEventListener('keyup', release, true)
    for (const type of ELSEWHERE) window.removeEventListener(type, elsewhere, true)
    window.removeEventListener('blur', elsewhere)
  }
}

function strokeOf(event: KeyboardEvent): Stroke {
  const { key, code, timeStamp: at, shiftKey: shift } = event
  return {
    ...{ key, code, at, shift },
    altGraph: event.getModifierState('AltGraph'),
    caps: event.getModifierState('CapsLock'),
    ime: event.isComposing || key === 'Process' || event.keyCode === 229,
  }
}

/** With an input method on, only the place tells which key it was. */
function endOf({ key, code, ime }: Stroke): 'enter' | 'tab' | null {
  if (key === 'Enter' || (ime && /^(?:Numpad)?Enter$/.test(code))) return 'enter'
  return key === 'Tab' || (ime && code === 'Tab') ? 'tab' : null
}
