import { vi } from 'vitest'

const NAMED: Record<string, string> = { '\n': 'Enter', '\t': 'Tab' }

/** A key as the browser tells of it, with the time of the stopped clock. */
export function event(type: 'keydown' | 'keyup', key: string, init: KeyboardEventInit = {}) {
  const code = /^[a-z]$/i.test(key)
    ? `Key${key.toUpperCase()}`
    : /^\d$/.test(key)
      ? `Digit${key}`
      : key
  const made = new KeyboardEvent(type, { key, code, bubbles: true, cancelable: true, ...init })
  Object.defineProperty(made, 'timeStamp', { value: performance.now() })
  return made
}

/** Presses a key and lets it go; what nobody holds back types its character. */
export function press(key: string, init: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body
  const passed = target.dispatchEvent(event('keydown', key, init))
  if (passed && key.length === 1 && !init.ctrlKey) document.execCommand('insertText', false, key)
  vi.advanceTimersByTime(2)
  ;(document.activeElement ?? document.body).dispatchEvent(event('keyup', key, init))
}

/** Types a text with so many milliseconds from key to key. */
export function type(text: string, gap: number, init?: KeyboardEventInit): void {
  for (const character of text) {
    press(NAMED[character] ?? character, init)
    vi.advanceTimersByTime(gap - 2)
  }
}

/** What a browser does for whoever asks it to type: the text comes to where the focus is. */
export function typeAsABrowser(): void {
  document.execCommand = (_command, _ui, text) => {
    const at = document.activeElement as HTMLInputElement
    at.value += text ?? ''
    at.dispatchEvent(new Event('input', { bubbles: true }))
    return true
  }
}
