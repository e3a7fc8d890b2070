// @vitest-environment happy-dom
import { listenForScans } from '@renderer/scanning/listener'
import { SCANNER_SETTINGS } from '@shared/domain/scanner'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { event, press, type, typeAsABrowser } from './scan-keys'

let stop: () => void
let scans: string[]
let heard: string[]
let taught: ((key: string) => boolean) | null
const field = () => document.querySelector('input') as HTMLInputElement
const other = () => document.querySelector('textarea') as HTMLTextAreaElement

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  document.body.innerHTML = '<input /><textarea></textarea><button>OK</button>'
  typeAsABrowser()
  ;[scans, heard, taught] = [[], [], null]
  stop = listenForScans({
    settings: () => SCANNER_SETTINGS,
    scanned: ({ code }) => scans.push(code),
    taught: ({ key }) => taught?.(key) ?? false,
  })
  // As any screen would: it must hear what a person presses, and nothing of a scan.
  document.body.onkeydown = ({ key }) => void heard.push(key)
  document.body.onkeyup = ({ key }) => void heard.push(`${key} up`)
  field().focus()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('a scan', () => {
  it('is handed on, and neither a field nor anybody behind hears a key of it', () => {
    type('6901234567892\n', 5)
    expect([scans, field().value, heard]).toEqual([['6901234567892'], '', []])
  })

  it('is known by its pause where nothing ends it', () => {
    type('6901234567892', 5)
    expect(scans).toEqual([])
    vi.advanceTimersByTime(200)
    expect([scans, field().value]).toEqual([['6901234567892'], ''])
  })

  it('in the middle of typing leaves what was typed', () => {
    type('ab', 180)
    vi.advanceTimersByTime(300)
    type('6901234567892\n', 5)
    vi.advanceTimersByTime(300)
    type('cd', 180)
    vi.advanceTimersByTime(300)
    expect([scans, field().value]).toEqual([['6901234567892'], 'abcd'])
  })

  it('may end with CR LF: the line feed comes as Ctrl+J and is nobody’s', () => {
    type('6901234567892\n', 5)
    press('j', { ctrlKey: true, code: 'KeyJ' })
    expect([scans, heard.filter((key) => key !== 'j up')]).toEqual([['6901234567892'], []])
  })
})

describe('what a person types', () => {
  it('arrives whole and in order, in the field in which it was typed', () => {
    type('han', 90)
    other().focus()
    vi.advanceTimersByTime(300)
    expect([scans, field().value, other().value]).toEqual([[], 'han', ''])
    expect(document.activeElement).toBe(other())
  })

  it('stands before what comes by another way than keys', () => {
    type('ha', 40)
    window.dispatchEvent(new Event('paste'))
    expect(field().value).toBe('ha')
  })

  it('is given back where a command or a key without a character follows', () => {
    type('12', 40)
    press('F2')
    expect([field().value, heard.includes('F2')]).toEqual(['12', true])
    type('34', 40)
    press('a', { ctrlKey: true })
    expect(field().value).toBe('1234')
  })

  it('is the space bar on a button, which presses it', () => {
    document.querySelector('button')?.focus()
    press(' ', { code: 'Space' })
    expect(heard).toContain(' ')
  })

  it('is left alone while a modifier goes down', () => {
    press('Shift')
    expect(heard).toEqual(['Shift', 'Shift up'])
  })
})

it('an input method writes at once: what it wrote of a scan is taken out again', () => {
  field().value = '10'
  for (const character of '4Z7Q2K9WX1') {
    const init = { key: 'Process', keyCode: 229, code: codeOf(character) } as KeyboardEventInit
    const target = document.activeElement ?? document.body
    target.dispatchEvent(event('keydown', 'Process', init))
    field().value += character.toLowerCase()
    vi.advanceTimersByTime(5)
  }
  press('Process', { code: 'Enter' })
  expect(scans.map((code) => code.toUpperCase())).toEqual(['4Z7Q2K9WX1'])
  expect(field().value).toBe('10')
})

it('every key goes to who teaches the scanner, and to nobody else', () => {
  const keys: string[] = []
  taught = (key) => keys.push(key) > 0
  type('1a\n', 150)
  expect([keys, scans, field().value, heard]).toEqual([['1', 'a', 'Enter'], [], '', []])
})

it('stops when it is told to', () => {
  stop()
  type('6901234567892\n', 5)
  expect([scans, field().value]).toEqual([[], '6901234567892'])
})

const codeOf = (character: string) =>
  /\d/.test(character) ? `Digit${character}` : `Key${character}`
