import type { CDPSession } from '@playwright/test'

/** Where a character lies on the US keyboard. */
const PLACES: Readonly<Record<string, string>> = {
  '-': 'Minus',
  _: 'Minus',
  '=': 'Equal',
  '.': 'Period',
  ',': 'Comma',
  ':': 'Semicolon',
  ';': 'Semicolon',
  '/': 'Slash',
  '?': 'Slash',
  '~': 'Backquote',
  ' ': 'Space',
  '"': 'Quote',
  "'": 'Quote',
  '[': 'BracketLeft',
  '{': 'BracketLeft',
  ']': 'BracketRight',
  '}': 'BracketRight',
}
const SHIFTED_DIGITS = ')!@#$%^&*('
const SHIFT = 8

/** A keyboard whose keys carry the times at which they were pressed, so that the load of this computer does not matter. */
export interface Keyboard {
  /** Types by a rhythm, ms; `\n` is Enter, `\t` Tab. */
  type(text: string, rhythm: Rhythm): Promise<void>
  /** The same through an input method that composes letters and commits them on Enter. */
  compose(text: string, rhythm: Rhythm): Promise<void>
  /** Types a code as fast as scanners do, and Enter, which ends it whenever it comes in. */
  scan(code: string): Promise<void>
  /** Lets time pass between keys, ms. */
  wait(ms: number): void
  /** Begins anew, well ahead of the page's clock and of the last key. */
  rest(): void
}

export interface Rhythm {
  gaps: readonly number[]
  dwells?: readonly number[]
  /** What the system makes of a key: another layout, caps lock. */
  seen?: (character: string) => string
}

/** How far ahead of the page's clock the keys are, ms: all of them are there before their time has come. */
const AHEAD_MS = 1_500
const REST_MS = 600
/** The same for a code that Enter ends: nobody waits for its time to come, so it may be far. */
const FAR_AHEAD_MS = 20_000
const FAST_MS = 2

/** Presses keys in the window over the protocol of its developer tools. */
export async function keyboardOf(cdp: CDPSession): Promise<Keyboard> {
  let now = Date.now() + AHEAD_MS
  const at = (values: readonly number[] | undefined, index: number, other: number) =>
    values?.[index % values.length] ?? other

  interface Up {
    at: number
    key: object
  }
  async function letGo(ups: Up[], until: number): Promise<void> {
    ups.sort((a, b) => a.at - b.at)
    for (let up = ups[0]; up && up.at <= until; up = ups[0]) {
      ups.shift()
      await cdp.send('Input.dispatchKeyEvent', {
        type: 'keyUp',
        ...up.key,
        timestamp: up.at / 1000,
      })
    }
  }

  async function press(text: string, rhythm: Rhythm, composes: boolean): Promise<void> {
    const ups: Up[] = []
    let composed = ''
    for (const [index, character] of [...text].entries()) {
      now += at(rhythm.gaps, index, 10)
      await letGo(ups, now)
      const key = keyOf(character, rhythm.seen, composes)
      const type = 'text' in key && !composes ? 'keyDown' : 'rawKeyDown'
      await cdp.send('Input.dispatchKeyEvent', { type, ...key, timestamp: now / 1000 })
      if (composes && !/[\n\t]/.test(character)) {
        composed += character
        const end = composed.length
        await cdp.send('Input.imeSetComposition', {
          ...{ text: composed, selectionStart: end, selectionEnd: end },
        })
      } else if (composes) {
        await cdp.send('Input.insertText', { text: composed })
      }
      ups.push({ at: now + at(rhythm.dwells, index, 1), key: { ...key, text: undefined } })
    }
    await letGo(ups, Infinity)
  }

  return {
    type: (text, rhythm) => press(text, rhythm, false),
    compose: (text, rhythm) => press(text, rhythm, true),
    async scan(code) {
      const from = Date.now() + FAR_AHEAD_MS
      const send = (type: 'keyDown' | 'keyUp', key: object, at: number) =>
        cdp.send('Input.dispatchKeyEvent', { type, ...key, timestamp: at / 1000 })
      for (const [index, character] of [...code].entries()) {
        const key = keyOf(character)
        await send('keyDown', key, from + index * FAST_MS)
        await send('keyUp', { ...key, text: undefined }, from + index * FAST_MS + 1)
      }
      // At its own time: what is pressed next comes after it.
      await send('keyDown', keyOf('\n'), Date.now())
      await send('keyUp', { ...keyOf('\n'), text: undefined }, Date.now())
    },
    wait(ms) {
      now += ms
    },
    rest() {
      now = Math.max(now + REST_MS, Date.now() + AHEAD_MS)
    },
  }
}

function keyOf(character: string, seen: (character: string) => string = (key) => key, ime = false) {
  const { code, virtual, shift } = placeOf(character)
  if (character === '\n' || character === '\t') {
    const name = character === '\n' ? 'Enter' : 'Tab'
    return {
      ...{ key: ime ? 'Process' : name, code: name },
      windowsVirtualKeyCode: ime ? 229 : virtual,
      text: character === '\n' ? '\r' : '\t',
    }
  }
  const text = seen(character)
  return {
    ...{ key: ime ? 'Process' : text, code, modifiers: shift ? SHIFT : 0 },
    windowsVirtualKeyCode: ime ? 229 : virtual,
    text,
  }
}

function placeOf(character: string): { code: string; virtual: number; shift: boolean } {
  if (character === '\n') return { code: 'Enter', virtual: 13, shift: false }
  if (character === '\t') return { code: 'Tab', virtual: 9, shift: false }
  const upper = character.toUpperCase()
  if (/[a-z]/i.test(character)) {
    return { code: `Key${upper}`, virtual: upper.charCodeAt(0), shift: character === upper }
  }
  const digit = SHIFTED_DIGITS.indexOf(character)
  if (digit >= 0) return { code: `Digit${digit}`, virtual: 48 + digit, shift: true }
  if (/\d/.test(character)) {
    return { code: `Digit${character}`, virtual: character.charCodeAt(0), shift: false }
  }
  return { code: PLACES[character] ?? '', virtual: 0, shift: /[_:?~"{}]/.test(character) }
}
