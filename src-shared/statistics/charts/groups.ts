import type { Group } from '../../domain/statistics'
import { filled } from '../../words/statistics'
import {
  axisTooltip,
  describe,
  frame,
  grid,
  legend,
  names,
  values,
  valueText,
  type ChartContext,
  type ChartOption,
} from './parts'

/** How many bars a chart has; the rest is one more. */
export const BARS_MAX = 10
const NAME_PIXELS = 132

/** An axis of names one below the other, cut where they are long. */
export const nameAxis = (context: ChartContext, labels: readonly string[]) =>
  names(context, labels, {
    inverse: true,
    axisLabel: { color: context.look.ink, width: NAME_PIXELS, overflow: 'truncate' },
  })

/** Shops, cashiers or templates, the most first; the frame behind is the period before. */
export function groupsChart(
  context: ChartContext,
  name: 'shops' | 'staffs' | 'templates',
): ChartOption {
  const { words, metric, look } = context
  const value = (group: Group) => (metric === 'count' ? group.count : group.discountFen)
  const past = (group: Group) =>
    metric === 'count' ? group.previousCount : group.previousDiscountFen
  const groups = [...context.figures[name]].sort((a, b) => value(b) - value(a))
  const shown = groups.length > BARS_MAX + 1 ? groups.slice(0, BARS_MAX) : groups
  const rest = groups.slice(shown.length)
  // Two cashiers of one name are told apart by their numbers.
  const isShared = ({ id, name }: Group): boolean =>
    name !== null && groups.some((other) => other.name === name && other.id !== id)
  const sum = (of: (group: Group) => number) => rest.reduce((all, group) => all + of(group), 0)
  const bars = [
    ...shown.map((group) => ({
      label: isShared(group) ? group.id : (group.name ?? (group.id || words.unnamed)),
      value: value(group),
      before: past(group),
    })),
    ...(rest.length > 0
      ? [
          {
            label: filled(words.others, { n: rest.length }),
            value: sum(value),
            before: sum(past),
          },
        ]
      : []),
  ]
  const text = (fen: number) => valueText(metric, fen)
  const base = frame(context, describe(context, name, bars, text))
  return {
    ...base,
    tooltip: axisTooltip(base, (place) => {
      const bar = bars[place]
      if (!bar) return ''
      return `${bar.label}\n${words.legend.now}  ${text(bar.value)}\n${words.legend.before}  ${text(bar.before)}`
    }),
    legend: legend(context),
    // Beside the longest bar stands its number.
    grid: grid({ right: metric === 'count' ? 56 : 92 }),
    xAxis: values(context, metric),
    yAxis: nameAxis(
      context,
      bars.map(({ label }) => label),
    ),
    series: [
      {
        name: words.legend.now,
        type: 'bar',
        data: bars.map((bar) => bar.value),
        ...{ barMaxWidth: 14, barGap: '20%' },
        itemStyle: { color: look.now, borderRadius: [0, 2, 2, 0] },
        label: {
          ...{ show: true, position: 'right', color: look.ink },
          formatter: ({ value: shownValue }: { value: number }) => text(shownValue),
        },
      },
      {
        name: words.legend.before,
        type: 'bar',
        data: bars.map((bar) => bar.before),
        barMaxWidth: 8,
        itemStyle: { color: 'transparent', borderColor: look.before, borderWidth: 1 },
      },
    ],
  }
}
