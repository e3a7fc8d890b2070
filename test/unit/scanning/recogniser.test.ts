import { createRecogniser } from '@renderer/scanning/recogniser'
import { SCANNER_SETTINGS, type ScannerSettings } from '@shared/domain/scanner'
import { describe, expect, it } from 'vitest'
import { drive } from './typing'

const start = (change: Partial<ScannerSettings> = {}) =>
  drive(createRecogniser(() => ({ ...SCANNER_SETTINGS, ...change })))

/** Times between keys as scanners of several makes send them, ms: wired, over radio, with a delay that was set. */
const SCANNERS: readonly (readonly [name: string, gaps: readonly number[], dwell: number])[] = [
  ['all in one report', [2], 1],
  ['a fast wired one', [4, 4, 8, 4, 4, 4, 8], 2],
  ['one that the bus holds up once', [8, 8, 9, 8, 47, 8, 8, 8, 8, 9], 4],
  ['over radio', [15, 16, 31, 15, 16, 15, 32, 16], 8],
  ['slow radio', [28, 52, 30, 31, 66, 29, 33, 47, 30, 35, 28, 61, 30], 12],
  ['a delay of 50', [50, 51, 50, 52, 50, 49, 50], 10],
  ['a delay of 90', [90, 91, 89, 90, 92, 90], 45],
  ['a delay of 90 that the system disturbs', [90, 92, 88, 90, 97, 89, 91, 90, 90, 99, 90], 5],
]

describe('a scanner', () => {
  it.each(SCANNERS)('is known by its rhythm: %s', (_, gaps, dwell) => {
    for (const code of [
      '6901234567892',
      'https://m.example.com/card?member_id=10001',
      '4Z7Q2K9WX1',
    ]) {
      const beat = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
      if (code.length * beat > 1_500) continue
      for (const end of ['\n', '\t', '']) {
        const one = start()
        one.type(code + end, (index) => gaps[index % gaps.length] ?? 0, dwell)
        one.wait(150)
        expect(one.came, code).toEqual({ scans: [code], typed: '' })
      }
    }
  })

  it.each([2, 20, 90])('needs four keys, %i ms apart, and Enter', (gap) => {
    const one = start()
    one.type('1234\n', gap, 1)
    expect(one.came).toEqual({ scans: ['1234'], typed: '' })
    const two = start()
    two.type('123\n', gap, 1)
    expect(two.came).toEqual({ scans: [], typed: '123\n' })
  })

  it('may end with CR LF, and the line feed is nobody’s Enter', () => {
    const one = start()
    one.type('12345678\n\n', 5)
    one.type('87654321\n\n', 5)
    expect(one.came).toEqual({ scans: ['12345678', '87654321'], typed: '' })
    const late = start()
    late.type('12345678\n', 5)
    late.wait(400)
    late.type('\n', 1)
    expect(late.came.typed).toBe('\n')
  })

  it('sends its own prefix and suffix, which are taken off where they stand', () => {
    const one = start({ prefix: '~', suffix: '#' })
    one.type('~12345678#\n', 90)
    one.type('12345678\n', 2)
    one.type('~AB#\n', 2)
    expect(one.came).toEqual({ scans: ['12345678', '12345678'], typed: '~AB#\n' })
  })

  it('is heard twice at once, and in the middle of typing', () => {
    const one = start()
    one.type('26', 210, 90)
    one.type('6901234567892\n', 2, 1)
    one.type('6901234567893\n', 2, 1)
    one.wait(30)
    one.type('8.5', 170, 90)
    one.wait(200)
    expect(one.came).toEqual({ scans: ['6901234567892', '6901234567893'], typed: '268.5' })
  })

  it.each([45, 60, 95])('does not take along what was typed %i ms before it', (gap) => {
    for (const beat of [2, 90]) {
      if (beat === 90 && gap === 95) continue
      const one = start()
      one.type('7', 0, 40)
      one.type('6901234567892\n', (index) => (index === 0 ? gap : beat), 1)
      expect(one.came).toEqual({ scans: ['6901234567892'], typed: '7' })
    }
  })

  it('is only what the settings say', () => {
    const scans = (change: Partial<ScannerSettings>, text: string, gap: number) => {
      const one = start(change)
      one.type(text, gap, 1)
      one.wait(200)
      return one.came.scans
    }
    expect(scans({ ends: ['tab'] }, '12345678\n', 2)).toEqual([])
    expect(scans({ ends: ['enter'] }, '12345678', 2)).toEqual([])
    expect(scans({ minLength: 9 }, '12345678\n', 2)).toEqual([])
    expect(scans({ maxGapMs: 80 }, '12345678\n', 90)).toEqual([])
    expect(scans({ maxBurstMs: 400 }, '12345678\n', 90)).toEqual([])
  })

  it('gives no half of a code that takes too long', () => {
    const one = start()
    const code = '69012345678926901234567892'
    one.type(`${code}\n`, 90, 1)
    expect(one.came).toEqual({ scans: [], typed: `${code}\n` })
  })

  it('may take its time over a long code, as long as no finger is as fast', () => {
    const one = start()
    const bill = `BILL:${'eyJ0b3RhbCI6IjMx'.repeat(60)}`
    one.type(`${bill}\n`, 4, 1)
    expect(one.came).toEqual({ scans: [bill], typed: '' })
  })
})

describe('a scanner, whatever the keyboard is set to', () => {
  const scanned = (...words: Parameters<ReturnType<typeof start>['type']>) => {
    const one = start()
    one.type(...words)
    return one.came.scans
  }
  it('with caps lock on', () => {
    const turned = (key: string) =>
      key === key.toLowerCase() ? key.toUpperCase() : key.toLowerCase()
    const shift = (key: string) => /[a-z]/.test(key)
    // The system says so …
    expect(
      scanned([...'Abc1Z9x'].map(turned).join('') + '\n', 2, null, (key) => ({
        caps: true,
        shift: shift(key),
      })),
    ).toEqual(['Abc1Z9x'])
    // … or a small letter comes with Shift.
    expect(
      scanned([...'Abc1Z9x'].map(turned).join('') + '\n', 2, null, (key) => ({
        shift: shift(key),
      })),
    ).toEqual(['Abc1Z9x'])
    expect(scanned('ABC123\n', 2, null, () => ({ shift: false }))).toEqual(['ABC123'])
  })
  it('with a Chinese input method on', () => {
    expect(scanned('Abc-1Z9x\n', 2, null, () => ({ key: 'Process', ime: true }))).toEqual([
      'Abc-1Z9x',
    ])
  })
  it('on a French computer, where it types by the US layout', () => {
    const one = start({ layout: 'us' })
    const french: Record<string, string> = {
      A: 'Q',
      '1': '&',
      '2': 'é',
      '0': 'à',
      '-': ')',
      m: ',',
    }
    one.type('A120-m10\n', 2, null, (key) => ({ key: french[key] ?? key }))
    expect(one.came.scans).toEqual(['A120-m10'])
  })
})
