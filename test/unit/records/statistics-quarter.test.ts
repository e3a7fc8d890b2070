import { beforeAll, describe, expect, it } from 'vitest'
import { previousPeriod } from '@shared/domain/period'
import { keyFigures } from '@shared/statistics/key-figures'
import { statisticsWords } from '@shared/words/statistics'
import { figuresOf, type LedgerFigures } from '../../../src-main/records/statistics/figures'
import { tableOf } from '../../support/record-table'
import { quarterOf, recordsOf, type QuarterSale } from '../../support/shop-quarter'

const QUARTER = { from: '2026-07-01', to: '2026-09-30' }
const ALL = { shops: [], staffs: [], templates: [] }
let sales: QuarterSale[]
let figures: LedgerFigures
beforeAll(() => {
  sales = quarterOf('2026-01-01', 365)
  figures = figuresOf(tableOf(recordsOf(sales)), { ...QUARTER, ...ALL })
})

const within = ({ from, to }: typeof QUARTER) => sales.filter(({ day }) => day >= from && day <= to)
const accepted = (some: readonly QuarterSale[]) =>
  some.flatMap(({ coupons }) => coupons.filter(({ state }) => state === 'accepted'))

describe('a generated quarter of a shop', () => {
  it('comes to what its sales say, and so does the quarter before', () => {
    const sum = (some: readonly QuarterSale[]) =>
      accepted(some).reduce((fen, { discountFen }) => fen + discountFen, 0)
    const now = within(QUARTER)
    // A quarter does not begin with the year: as many days before it.
    expect(previousPeriod(QUARTER)).toEqual({ from: '2026-03-31', to: '2026-06-30' })
    const before = within(previousPeriod(QUARTER))
    expect(figures.totals.count).toBe(accepted(now).length)
    expect(figures.totals.discountFen).toBe(sum(now))
    expect(figures.previousTotals.count).toBe(accepted(before).length)
    expect(figures.previousTotals.discountFen).toBe(sum(before))
    const of = (state: string) =>
      now.flatMap(({ coupons }) => coupons.filter((coupon) => coupon.state === state)).length
    expect(figures.totals.voided).toBe(of('voided'))
    expect(figures.totals.refused).toBe(of('refused'))
    expect(of('voided') * of('refused')).toBeGreaterThan(0)
  })

  it('has its lunch and its evening, its weekend, and nobody before ten', () => {
    const hours = figures.hours.count
    const hour = (at: number) => hours.filter((_, index) => index % 24 === at)
    const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0)
    expect(sum(hour(12))).toBeGreaterThan(2 * sum(hour(14)))
    expect(sum(hour(18))).toBeGreaterThan(2 * sum(hour(16)))
    for (let at = 0; at < 10; at++) expect(sum(hour(at))).toBe(0)
    const weekday = (at: number) => sum(hours.slice(at * 24, (at + 1) * 24))
    expect(weekday(5)).toBeGreaterThan(weekday(0))
    expect(sum(hours)).toBe(figures.totals.count)
  })

  it('has three cashiers, two shops and six templates, the most first', () => {
    expect(figures.staffs.map(({ id }) => id)).toEqual(['01 王芳', '02 李强', '03 陈晓梅'])
    expect(figures.shops.map(({ id }) => id)).toEqual(['1', '2'])
    expect(figures.templates).toHaveLength(6)
    const counts = figures.templates.map(({ count }) => count)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
  })

  it('is told against the quarter before in words', () => {
    const words = statisticsWords['zh-CN']
    const [count] = keyFigures({ ...figures, asOf: 0, fates: null }, words)
    const { totals, previousTotals } = figures
    const more = totals.count / previousTotals.count - 1
    expect(more).toBeGreaterThan(0)
    expect(count?.change.direction).toBe('up')
    expect(count?.change.text).toContain(`▲ 比对比期多 ${(more * 100).toFixed(1)}%`)
  })
})

describe('a change in words', () => {
  const words = statisticsWords['zh-CN']
  const changed = (
    now: Partial<LedgerFigures['totals']>,
    before: Partial<LedgerFigures['totals']>,
    name: string,
  ) =>
    keyFigures(
      {
        ...figures,
        ...{ asOf: 0, fates: null },
        totals: { ...figures.totals, ...now },
        previousTotals: { ...figures.totals, ...before },
      },
      words,
    ).find((figure) => figure.name === name)

  it('nothing before, nothing now, and the same', () => {
    expect(changed({ count: 5 }, { count: 0 }, 'count')?.change.text).toBe('▲ 对比期是 0')
    expect(changed({ count: 0 }, { count: 4 }, 'count')?.change.text).toBe(
      '▼ 比对比期少 100.0%（4）',
    )
    expect(changed({ count: 4 }, { count: 4 }, 'count')?.change.direction).toBe('same')
  })

  it('a share changes by points, and by none that nobody can read', () => {
    const share = (billDiscountFen: number) => ({ billFen: 100_000, billDiscountFen })
    expect(changed(share(8_600), share(8_500), 'billShare')?.change.text).toBe(
      '▲ 高 0.1 个百分点（8.5%）',
    )
    expect(changed(share(8_601), share(8_599), 'billShare')?.change.direction).toBe('same')
  })

  it('without a bill there is no average and nothing to compare', () => {
    const none = { bills: 0, billFen: 0, billDiscountFen: 0 }
    expect(changed(none, none, 'billAverage')).toMatchObject({
      text: '—',
      change: { direction: 'unknown' },
    })
  })
})
