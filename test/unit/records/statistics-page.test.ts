import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@shared/domain/calendar'
import type { Statistics } from '@shared/domain/statistics'
import { heatSteps, openHours } from '@shared/statistics/charts/hours'
import { drawChart } from '../../../src-main/exporting/draw-charts'
import { statisticsHtml, type StatisticsReport } from '../../../src-main/exporting/statistics-html'
import { figuresOf } from '../../../src-main/records/statistics/figures'
import { tableOf } from '../../support/record-table'
import { quarterOf, recordsOf } from '../../support/shop-quarter'

const HOSTILE = '</text><script>alert(1)</script> {a|b} & "满减"'
const fates = (name: string): Statistics['fates'] => ({
  asOf: Date.parse('2026-11-22T04:00:00Z'),
  templates: [
    { id: '1', name, given: 9, used: 4, expired: 2, gone: 1, open: 2, medianDays: 3 },
    { id: '2', name: null, given: 0, used: 0, expired: 0, gone: 0, open: 0, medianDays: null },
  ],
  waits: [1, 1, 1, 1, 0, 0, 0],
  undated: 3,
})

function figuresFrom(from: string, to: string, name: string): Statistics {
  const table = tableOf(recordsOf(quarterOf('2026-09-01', 80)))
  table.templates.names = table.templates.ids.map(() => name)
  table.staffs.names = table.staffs.ids.map(() => name)
  table.shops.names = table.shops.ids.map(() => name)
  const all = { shops: [], staffs: [], templates: [] }
  return { ...figuresOf(table, { from, to, ...all }), asOf: 0, fates: fates(name) }
}
const report = (figures: Statistics, change: Partial<StatisticsReport> = {}): StatisticsReport => ({
  ...{ language: 'zh-CN', timeZone: 'Asia/Shanghai', madeAt: 0, madeBy: '01 王芳' },
  ...{ shop: '滨江店', training: false, filters: [], metric: 'count', figures },
  ...change,
})

describe('the printed page', () => {
  it('has every chart with its table, what it is about, and what is not known', () => {
    const figures = figuresFrom('2026-09-01', '2026-11-19', '满减券')
    const page = statisticsHtml(report(figures), drawChart)
    expect(page.match(/<svg/g)).toHaveLength(8)
    expect(page.match(/<table/g)).toHaveLength(8)
    expect(page).toContain('没有用券的账单：未知')
    expect(page).toContain('到 2026-11-22 12:00 的去向')
    expect(page).toContain('另有 3 张券')
    // Eighty days and a total.
    expect(page.match(/>\s*2026-(09|10|11)-\d\d\s*<\/td>\s*<td class="">\s*周/g)).toHaveLength(80)
    expect(page).not.toContain('NaN')
    expect(page).not.toContain('undefined')
  })

  it('says what it does not know instead of drawing it', () => {
    const figures = { ...figuresFrom('2026-09-01', '2026-09-30', '满减券'), fates: null }
    const page = statisticsHtml(report(figures, { training: true, filters: ['滨江店'] }), drawChart)
    expect(page.match(/<svg/g)).toHaveLength(6)
    expect(page).toContain('后台没有把全部券告诉本机')
    expect(page).toContain('训练模式')
    expect(page).toContain('筛选：滨江店')
  })

  it.each(['count', 'discount'] as const)('takes no name for markup, by %s', (metric) => {
    const figures = figuresFrom('2026-09-01', '2026-11-19', HOSTILE)
    const page = statisticsHtml(report(figures, { metric }), drawChart)
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;')
  })

  it.each([
    ['a day', '2026-09-05', '2026-09-05'],
    ['a day without anything', '2027-01-01', '2027-01-01'],
    ['three years', '2024-01-01', '2026-12-31'],
  ])('is drawn for %s', (_, from, to) => {
    const english = { language: 'en' as const }
    const page = statisticsHtml(report(figuresFrom(from, to, 'Any'), english), drawChart)
    expect(page).not.toContain('NaN')
  })
})

describe('the colours of the hours', () => {
  it('have a place for every number up to the greatest, and one only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.nat(), (most, some) => {
        const steps = heatSteps(most)
        expect(steps.length).toBeLessThanOrEqual(5)
        if (most === 0) return
        const value = 1 + (some % most)
        expect(steps.filter(({ from, to }) => value >= from && value <= to)).toHaveLength(1)
      }),
    )
  })

  it('leave out no hour with a redemption', () => {
    const counts = Array.from({ length: 168 }, () => 0)
    expect(openHours(counts)).toEqual({ first: 9, last: 21 })
    counts[24 * 3 + 2] = 1
    counts[23] = 5
    expect(openHours(counts)).toEqual({ first: 2, last: 23 })
  })
})

it('a week is a bar where days would be hairs', () => {
  const figures = figuresFrom('2026-01-01', '2026-11-19', '满减券')
  expect(addDays('2026-01-01', figures.days.length - 1)).toBe('2026-11-19')
  const page = statisticsHtml(report(figures), drawChart)
  expect(page).toContain('只列前 100 行')
})
