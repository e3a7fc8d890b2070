import { formatYuan } from '../../domain/money'
import type { DayTotals, Statistics } from '../../domain/statistics'
import { filled, type StatisticsWords } from '../../words/statistics'
import { formatPercent } from '../labels'
import { shareOf } from '../tables'
import {
  axisTooltip,
  describe,
  frame,
  grid,
  legend,
  names,
  patterned,
  values,
  valueText,
  type ChartContext,
  type ChartOption,
} from './parts'
import { PLAIN, STRIPES } from './patterns'

/** More bars than this would be hairs: then a week is a bar. */
const DAY_BARS_MAX = 100
const WEEK = 7

/** A bar: one day, or a week of days from the period's first one on. */
interface Step {
  label: string
  days: readonly DayTotals[]
}

function stepsOf(days: readonly DayTotals[], words: StatisticsWords, isLong: boolean): Step[] {
  const size = isLong ? WEEK : 1
  return Array.from({ length: Math.ceil(days.length / size) }, (_, at) => {
    const some = days.slice(at * size, (at + 1) * size)
    const first = some[0]?.day ?? ''
    return { label: isLong ? filled(words.week, { from: first }) : first, days: some }
  })
}

const sumOf = (step: Step | undefined, of: (day: DayTotals) => number): number =>
  (step?.days ?? []).reduce((sum, day) => sum + of(day), 0)

/** "11-09" beside its bar; the year where it begins or the chart does. */
const short = (day: string, at: number): string =>
  at === 0 || day.endsWith('-01-01') ? day.replace(/^(\d{4})-/, '$1\n') : day.slice(5)

function dayAxis(context: ChartContext, steps: readonly Step[]) {
  const days = steps.map((step) => step.days[0]?.day ?? '')
  return names(context, days, {
    axisLabel: {
      hideOverlap: true,
      formatter: (day: string, at: number) => short(day, at).split('\n').reverse().join('\n'),
    },
  })
}

const isLong = ({ days }: Statistics): boolean => days.length > DAY_BARS_MAX

/** Day by day, with the period before as a line: bar and line, not colour alone, tell them apart. */
export function daysChart(context: ChartContext): ChartOption {
  const { figures, words, metric, look } = context
  const long = isLong(figures)
  const now = stepsOf(figures.days, words, long)
  const before = stepsOf(figures.previousDays, words, long).slice(0, now.length)
  const of = (day: DayTotals) => (metric === 'count' ? day.count : day.discountFen)
  const text = (value: number) => valueText(metric, value)
  const marks = now.map((step) => ({ label: step.label, value: sumOf(step, of) }))
  const base = frame(context, describe(context, 'days', marks, text))
  return {
    ...base,
    tooltip: axisTooltip(base, (place) => {
      const line = (title: string, step: Step | undefined) =>
        step ? `${title}  ${step.label}  ${text(sumOf(step, of))}` : null
      return [line(words.legend.now, now[place]), line(words.legend.before, before[place])]
        .filter((said) => said !== null)
        .join('\n')
    }),
    legend: legend(context, [
      { name: words.legend.now, icon: 'rect' },
      { name: words.legend.before },
    ]),
    grid: grid(),
    xAxis: dayAxis(context, now),
    yAxis: values(context, metric),
    series: [
      {
        name: words.legend.now,
        type: 'bar',
        data: marks.map(({ value }) => value),
        barMaxWidth: 28,
        itemStyle: { color: look.now, borderRadius: [2, 2, 0, 0] },
      },
      {
        name: words.legend.before,
        type: 'line',
        data: before.map((step) => sumOf(step, of)),
        symbol: now.length > 1 ? 'none' : 'circle',
        lineStyle: { color: look.before, width: 2, type: 'dashed' },
        itemStyle: { color: look.before },
      },
    ],
  }
}

/** What was paid and what was taken off of the bills that are known. */
export function billsChart(context: ChartContext): ChartOption {
  const { figures, words, look } = context
  const steps = stepsOf(figures.days, words, isLong(figures))
  const paid = (day: DayTotals) => day.billFen - day.billDiscountFen
  const off = (day: DayTotals) => day.billDiscountFen
  const bill = (day: DayTotals) => day.billFen
  const marks = steps.map((step) => ({ label: step.label, value: sumOf(step, bill) }))
  const base = frame(context, describe(context, 'bills', marks, formatYuan))
  const series = (name: string, of: (day: DayTotals) => number, color: string) => ({
    ...{ name, type: 'bar', stack: 'bill', barMaxWidth: 28 },
    data: steps.map((step) => sumOf(step, of)),
    itemStyle: { color },
  })
  return {
    ...base,
    aria: patterned(base, [PLAIN, STRIPES]),
    tooltip: axisTooltip(base, (place) => {
      const step = steps[place]
      const share = shareOf(sumOf(step, off), sumOf(step, bill))
      return [
        step?.label ?? '',
        `${words.legend.paid}  ${formatYuan(sumOf(step, paid))}`,
        `${words.legend.discount}  ${formatYuan(sumOf(step, off))}${share === null ? '' : `  ${formatPercent(share)}`}`,
      ].join('\n')
    }),
    legend: legend(context),
    grid: grid(),
    xAxis: dayAxis(context, steps),
    yAxis: values(context, 'discount'),
    series: [
      series(words.legend.paid, paid, look.now),
      series(words.legend.discount, off, look.expired),
    ],
  }
}
