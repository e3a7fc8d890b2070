import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@shared/domain/calendar'
import {
  cellText,
  defused,
  excelDay,
  excelMoment,
  momentText,
} from '../../../src-main/exporting/table-cells'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })

describe('text that a spreadsheet could take for a formula', () => {
  it.each([
    '=1+1',
    '+86 138',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '  =1+1',
    '\u00a0=1+1',
    '\u3000-1',
    '\n=1+1',
    '\ttab',
    '\nline',
  ])('%j gets an apostrophe', (text) => expect(defused(text)).toBe(`'${text}`))

  it.each(['', 'a=1', '1-2', '满100减10', "'=1", '“=”', ' a', '减 -5', '10001', 'a\tb', 'a\nb'])(
    '%j stays as it is',
    (text) => expect(defused(text)).toBe(text),
  )

  it('is never run, whatever it was, and is otherwise unchanged', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('', '=', '+', '-', '@', '\t', '\r\n='),
        (rest, start) => {
          const cell = defused(cellText(start + rest))
          expect(cell).not.toMatch(/^[\s\u0000-\u001f]*[=+\-@＝＋－＠]/)
          expect(["'" + cellText(start + rest), cellText(start + rest)]).toContain(cell)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('the text of a cell', () => {
  it.each([
    ['满减券😀𠮷', '满减券😀𠮷'],
    ['a\tb\nc', 'a\tb\nc'],
    ['a\r\nb', 'a\nb'],
    ['a\rb', 'a\nb'],
    ['a\r\n\r\nb\r', 'a\n\nb\n'],
    ['\u0000a\u0007b\u000bc\u001fd\u007fe\ufffef\uffffg', 'abcdefg'],
    ['\u0008\u000e=1', '=1'],
    ['', ''],
  ])('of %j is %j', (text, cell) => expect(cellText(text)).toBe(cell))

  it('is what Excel takes, and no longer', () => {
    const longest = '券'.repeat(32_767)
    expect(cellText(longest)).toBe(longest)
    expect(cellText(`${longest}多`)).toBe(longest)
    // What is left out first does not count.
    expect(cellText(`\u0000${longest}`)).toBe(longest)
  })

  it('is the same when it is made twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cellText(cellText(text))).toBe(cellText(text))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('days and moments as Excel counts them', () => {
  it.each([
    ['1900-03-01', 61],
    ['2000-01-01', 36_526],
    ['2026-11-24', 46_350],
  ])('%s is day %i', (day, number) => expect(excelDay(day)).toBe(number))

  it('go up by one a day', () => {
    fc.assert(
      fc.property(fc.nat(60_000), (count) => {
        expect(excelDay(addDays('1970-01-01', count))).toBe(25_569 + count)
      }),
    )
  })

  it('a moment is what the shop’s clock showed, to the second', () => {
    const at = Date.UTC(2026, 10, 23, 16, 30, 59) + 999
    expect(momentText(at, 'Asia/Shanghai')).toBe('2026-11-24 00:30:59')
    expect(excelMoment(at, 'Asia/Shanghai')).toBeCloseTo(46_350 + 1_859 / 86_400, 9)
    expect(excelMoment(at, 'UTC')).toBeCloseTo(46_349 + 59_459 / 86_400, 9)
    expect(momentText(at, 'America/New_York')).toBe('2026-11-23 11:30:59')
  })
})
