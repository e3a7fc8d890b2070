import { createRecogniser } from '@renderer/scanning/recogniser'
import { SCANNER_SETTINGS } from '@shared/domain/scanner'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PEOPLE } from '../../support/people'
import { drive } from './typing'

const settings = () => SCANNER_SETTINGS
const RUNS = Number(process.env.PROPERTY_RUNS ?? 2_000)
const at = (values: readonly number[]) => (index: number) => values[index % values.length] ?? 0
const TEXT = fc
  .array(fc.constantFrom(...'0123456789abcxyz.'), { minLength: 1, maxLength: 16 })
  .map((characters) => characters.join(''))

describe('people', () => {
  it('are thirty, the fastest at twelve keys a second', () => {
    expect(PEOPLE).toHaveLength(30)
  })

  it.each(PEOPLE)('type, and nothing is taken from them: $name', ({ text, gaps, dwells }) => {
    for (const touch of [at(dwells), null]) {
      const one = drive(createRecogniser(settings))
      one.type(text, at(gaps), touch)
      one.wait(500)
      expect(one.came).toEqual({ scans: [], typed: text })
    }
  })

  it('are not taken for a scanner even at one even beat of twelve keys a second, as long as they touch the keys', () => {
    const one = drive(createRecogniser(settings))
    one.type('13800010002\n', 83, 66)
    one.type('13800010002\n', 83, 95)
    one.wait(500)
    expect(one.came.scans).toEqual([])
  })

  it('never lose or swap a character, whatever the rhythm: what is not scanned was typed', () => {
    fc.assert(
      fc.property(
        TEXT,
        fc.array(fc.integer({ min: 0, max: 260 }), { minLength: 1, maxLength: 16 }),
        fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\t', ''),
        (text, gaps, dwells, end) => {
          const one = drive(createRecogniser(settings))
          one.type(text + end, at(gaps), at(dwells))
          one.wait(500)
          const all = one.came.typed.replace(/[\n\t]/, '') + one.came.scans.join('')
          expect([...all].sort().join('')).toBe([...text].sort().join(''))
          if (one.came.scans.length === 0) expect(one.came.typed).toBe(text + end)
        },
      ),
      { numRuns: RUNS, seed: 1 },
    )
  })

  it('are no scanner while no two gaps in a row are alike and none is faster than fingers', () => {
    // Each gap differs from the one before by a quarter or more: steadier than that over four keys is no hand.
    const uneven = fc
      .array(fc.tuple(fc.integer({ min: 60, max: 75 }), fc.integer({ min: 95, max: 130 })), {
        minLength: 4,
        maxLength: 10,
      })
      .map((pairs) => pairs.flat())
    fc.assert(
      fc.property(TEXT, uneven, (text, gaps) => {
        const one = drive(createRecogniser(settings))
        one.type(`${text}\n`, at(gaps))
        one.wait(500)
        expect(one.came).toEqual({ scans: [], typed: `${text}\n` })
      }),
      { numRuns: RUNS, seed: 2 },
    )
  })

  it('keep a character no longer than the longest gap behind the last key that could be a scan’s', () => {
    const recogniser = createRecogniser(settings)
    const one = drive(recogniser)
    one.type('8', 10)
    one.wait(100)
    expect(one.came.typed).toBe('')
    one.wait(1)
    expect(one.came.typed).toBe('8')
  })
})

describe('scanners', () => {
  it('are known at any beat from 2 to 99 ms with the trembling of a bus', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 96 }),
        fc.array(fc.integer({ min: -2, max: 3 }), { minLength: 12, maxLength: 12 }),
        fc.bigInt({ min: 1_000_000_000n, max: 9_999_999_999_999n }),
        (beat, tremble, number) => {
          const one = drive(createRecogniser(settings))
          one.type(`${number}\n`, (index) => Math.max(0, beat + (tremble[index % 12] ?? 0)), 1)
          expect(one.came).toEqual({ scans: [String(number)], typed: '' })
        },
      ),
      { numRuns: RUNS, seed: 3 },
    )
  })
})

it('takes nothing from people as a model of typing draws them: 12 keys a second, uneven by a quarter or more', () => {
  let seed = 12
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return (seed + 0.5) / 2_147_483_648
  }
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
  let scans = 0
  for (let person = 0; person < 20_000; person++) {
    const spread = 0.25 + random() * 0.2
    const one = drive(createRecogniser(settings))
    const digits = String(Math.floor(random() * 1e12)).slice(0, 4 + Math.floor(random() * 9))
    // As uneven as a log-normal is: no gap below nothing, now and then a long one.
    const gap = () => 83 * Math.exp(spread * normal() - (spread * spread) / 2)
    one.type(`${digits}\n`, gap, () => 75 * Math.exp(0.2 * normal()))
    scans += one.came.scans.length
  }
  expect(scans).toBe(0)
})
