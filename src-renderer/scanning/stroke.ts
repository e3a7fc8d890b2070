import type { ScannerLayout } from '@shared/domain/scanner'
import { characterAt } from './layouts'

/** One key pressed, as far as a scan is read from it. */
export interface Stroke {
  /** What the system made of it: a character, `Process` while an input method is on, `Dead`. */
  key: string
  /** The place on the keyboard. */
  code: string
  /** When it was pressed, ms by the clock of events. */
  at: number
  /** When it was let go; undefined until then. */
  upAt?: number
  shift: boolean
  altGraph: boolean
  caps: boolean
  /** An input method took it: only its place says what was meant. */
  ime: boolean
}

const isLetter = (key: string) => /^[a-z]$/i.test(key)

/** Caps lock is on: the system says so, or Shift made a small letter. Without either, letters are taken as they come. */
export const hasCaps = (strokes: readonly Stroke[]): boolean =>
  strokes.some(
    ({ key, shift, caps, ime }) =>
      !ime && isLetter(key) && (caps || (shift && key === key.toLowerCase())),
  )

/** The character that a key stands for by the scanner's layout; undefined where it stands for none. */
export function characterOf(stroke: Stroke, layout: ScannerLayout): string | undefined {
  const { key, code, ime } = stroke
  const typed = [...key].length === 1 ? key : undefined
  if (layout === 'computer' && !ime) return typed
  return characterAt(layout === 'computer' ? 'us' : layout, code, stroke) ?? typed
}

/** What a scanner meant by these keys: the letters that caps lock turned round are turned back. */
export function readStrokes(strokes: readonly Stroke[], layout: ScannerLayout): string {
  const inverted = layout === 'computer' && hasCaps(strokes)
  return strokes
    .map((stroke) => {
      const character = characterOf(stroke, layout) ?? ''
      if (!inverted || stroke.ime || !isLetter(character)) return character
      return stroke.shift ? character.toUpperCase() : character.toLowerCase()
    })
    .join('')
}
