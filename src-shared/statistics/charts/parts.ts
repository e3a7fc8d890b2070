import { formatYuan } from '../../domain/money'
import type { Statistics } from '../../domain/statistics'
import type { StatisticsTableName } from '../../ipc/calls-statistics'
import { filled, type StatisticsWords } from '../../words/statistics'
import { formatCount } from '../labels'
import type { ChartLook } from './look'

/** By what redemptions are measured: how many, or how much was taken off. */
export type Metric = 'count' | 'discount'

/** Every chart; the overview has none. */
export type ChartName = Exclude<StatisticsTableName, 'totals'>

export interface ChartContext {
  figures: Statistics
  words: StatisticsWords
  metric: Metric
  look: ChartLook
}

/** What ECharts is given: plain data, and functions that write labels. */
export type ChartOption = Record<string, unknown>

/** A part of what a chart shows: its label and its value, which is fen where money is shown. */
export interface Mark {
  label: string
  value: number
}

/** A value in full: "1,234" or "1,234.00". */
export const valueText = (metric: Metric, value: number): string =>
  metric === 'count' ? formatCount(value) : formatYuan(value)

/** A value at an axis: yuan without fen. */
const tickText = (metric: Metric, value: number): string =>
  formatCount(metric === 'count' ? value : Math.round(value / 100))

/** What every chart has: letters, the sentence for who cannot see it, and whether it moves. */
export function frame({ look }: ChartContext, description: string): ChartOption {
  return {
    animation: look.animated,
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: look.font, color: look.ink, fontSize: 12 },
    aria: { enabled: true, label: { description } },
    // Drawn, not put together as HTML: names come from back ends.
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: look.panel,
      borderColor: look.line,
      textStyle: { color: look.ink, fontFamily: look.font, fontSize: 13, lineHeight: 20 },
    },
  }
}

/** What is said of a place on the axis while it is pointed at: all series of that place together. */
export const axisTooltip = (base: ChartOption, say: (place: number) => string): ChartOption => ({
  ...(base.tooltip as object),
  trigger: 'axis',
  axisPointer: { type: 'shadow' },
  formatter: (at: readonly { dataIndex: number }[]) => say(at[0]?.dataIndex ?? 0),
})

/** What is said of a single bar or cell while it is pointed at. */
export const itemTooltip = (base: ChartOption, say: (place: number) => string): ChartOption => ({
  ...(base.tooltip as object),
  formatter: ({ dataIndex }: { dataIndex: number }) => say(dataIndex),
})

/** The chart's `aria` with a pattern for each series: colour alone need not tell them apart. */
export const patterned = (base: ChartOption, decals: readonly object[]): ChartOption => ({
  ...(base.aria as object),
  decal: { show: true, decals },
})

/** A chart in one sentence: how many entries, and the greatest. */
export function describe(
  { words }: ChartContext,
  name: ChartName,
  marks: readonly Mark[],
  text: (value: number) => string,
): string {
  const title = words.table[name]
  const most = marks.reduce<Mark | null>(
    (best, mark) => (best === null || mark.value > best.value ? mark : best),
    null,
  )
  if (most === null || most.value === 0) return filled(words.describeNone, { title })
  return filled(words.describe, {
    ...{ title, n: marks.length, at: most.label, most: text(most.value) },
  })
}

/** An axis of names or days. */
export function names({ look }: ChartContext, data: readonly string[], extra: ChartOption = {}) {
  return {
    type: 'category',
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.line } },
    ...extra,
    axisLabel: { color: look.inkSoft, ...(extra.axisLabel as object | undefined) },
  }
}

/** An axis of values, from nothing on. */
export function values({ look }: ChartContext, metric: Metric, extra: ChartOption = {}) {
  return {
    type: 'value',
    // A coupon or a yuan is not divided.
    minInterval: metric === 'count' ? 1 : 100,
    splitNumber: 4,
    splitLine: { lineStyle: { color: look.line } },
    axisLabel: { color: look.inkSoft, formatter: (value: number) => tickText(metric, value) },
    ...extra,
  }
}

/** The names of series, above the chart. */
export function legend({ look }: ChartContext, data?: readonly unknown[]): ChartOption {
  return {
    top: 0,
    left: 0,
    itemWidth: 18,
    itemHeight: 10,
    itemGap: 18,
    textStyle: { color: look.ink },
    // What is left out changes the sums that people read.
    selectedMode: false,
    ...(data ? { data } : {}),
  }
}

/** Lets letters stand free inside the chart's edges. */
export const grid = (extra: ChartOption = {}): ChartOption => ({
  ...{ left: 4, right: 16, top: 36, bottom: 4 },
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
  ...extra,
})
