import type { Fate } from '../../domain/statistics'
import { formatCount, formatPercent, waitLabels } from '../labels'
import { shareOf } from '../tables'
import { BARS_MAX, nameAxis } from './groups'
import {
  axisTooltip,
  describe,
  frame,
  grid,
  itemTooltip,
  legend,
  names,
  patterned,
  values,
  type ChartContext,
  type ChartOption,
} from './parts'
import { CROSSED, DOTS, PLAIN, STRIPES } from './patterns'

const FATES = ['used', 'open', 'expired', 'gone'] as const
/** What became of the coupons of each template, the most given first, with the use rate at the end of the bar. */
export function fatesChart(context: ChartContext): ChartOption {
  const { figures, words, look } = context
  const fates = (figures.fates?.templates ?? []).slice(0, BARS_MAX)
  const label = (fate: Fate) => fate.name ?? (fate.id || words.unnamed)
  const rate = (fate: Fate | undefined) =>
    fate ? formatPercent(shareOf(fate.used, fate.given) ?? 0) : ''
  const marks = fates.map((fate) => ({ label: label(fate), value: fate.given }))
  const base = frame(context, describe(context, 'fates', marks, formatCount))
  return {
    ...base,
    aria: patterned(base, [PLAIN, DOTS, STRIPES, CROSSED]),
    tooltip: axisTooltip(base, (place) => {
      const fate = fates[place]
      if (!fate) return ''
      return [
        label(fate),
        `${words.column.given}  ${formatCount(fate.given)}`,
        ...FATES.map((kind) => `${words.column[kind]}  ${formatCount(fate[kind])}`),
        `${words.column.useRate}  ${rate(fate)}`,
      ].join('\n')
    }),
    legend: legend(context),
    grid: grid({ right: 60 }),
    xAxis: values(context, 'count'),
    yAxis: nameAxis(context, fates.map(label)),
    series: FATES.map((kind) => ({
      ...{ name: words.column[kind], type: 'bar', stack: 'fate', barMaxWidth: 20 },
      data: fates.map((fate) => fate[kind]),
      itemStyle: { color: look[kind], borderColor: look.panel, borderWidth: 1 },
      ...(kind === 'gone'
        ? {
            label: {
              ...{ show: true, position: 'right', color: look.ink },
              formatter: ({ dataIndex }: { dataIndex: number }) => rate(fates[dataIndex]),
            },
          }
        : {}),
    })),
  }
}

/** How many days lay between gift and use. */
export function waitsChart(context: ChartContext): ChartOption {
  const { figures, words, look } = context
  const labels = waitLabels(words)
  const marks = labels.map((label, at) => ({ label, value: figures.fates?.waits[at] ?? 0 }))
  const base = frame(context, describe(context, 'waits', marks, formatCount))
  return {
    ...base,
    tooltip: itemTooltip(
      base,
      (place) => `${labels[place] ?? ''}  ${formatCount(marks[place]?.value ?? 0)}`,
    ),
    grid: grid({ top: 24 }),
    xAxis: names(context, labels, { axisLabel: { interval: 0 } }),
    yAxis: values(context, 'count'),
    series: [
      {
        type: 'bar',
        data: marks.map(({ value }) => value),
        barMaxWidth: 48,
        itemStyle: { color: look.now, borderRadius: [2, 2, 0, 0] },
        label: {
          ...{ show: true, position: 'top', color: look.ink },
          formatter: ({ value }: { value: number }) => formatCount(value),
        },
      },
    ],
  }
}
