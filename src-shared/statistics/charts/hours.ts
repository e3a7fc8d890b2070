import { filled } from '../../words/statistics'
import {
  describe,
  frame,
  grid,
  itemTooltip,
  names,
  valueText,
  type ChartContext,
  type ChartOption,
} from './parts'

/** What is always shown of a day, so that a quiet week looks like any other. */
const USUAL = { first: 9, last: 21 }
const HOURS = 24
const LEVELS = 5
const DEEP_FROM = 4

/** The bounds of the colours: whole numbers, the greatest value in the last one. Nothing at all has a colour of its own. */
export function heatSteps(most: number): { from: number; to: number }[] {
  const size = Math.max(1, Math.ceil(most / LEVELS))
  return Array.from({ length: LEVELS }, (_, level) => ({
    from: level * size + 1,
    to: (level + 1) * size,
  })).filter(({ from }) => from <= Math.max(most, 1))
}

/** From which hour to which anything is shown: the usual ones, and all with a redemption. */
export function openHours(counts: readonly number[]): { first: number; last: number } {
  const open = counts.flatMap((count, at) => (count > 0 ? [at % HOURS] : []))
  return { first: Math.min(USUAL.first, ...open), last: Math.max(USUAL.last, ...open) }
}

/** Hour by hour of each weekday: the further from the ground, the more; numbers in the cells where there is room for them. */
export function hoursChart(context: ChartContext): ChartOption {
  const { figures, words, metric, look } = context
  const hours = metric === 'count' ? figures.hours.count : figures.hours.discountFen
  const text = (value: number) => valueText(metric, value)
  const { first, last } = openHours(figures.hours.count)
  const shown = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const label = (weekday: number, hour: number) =>
    `${words.weekdays[weekday] ?? ''} ${filled(words.hour, { hour })}`
  const cells = words.weekdays.flatMap((_, weekday) =>
    shown.map((hour) => ({ weekday, hour, value: hours[weekday * HOURS + hour] ?? 0 })),
  )
  const steps = heatSteps(Math.max(...hours))
  const levelOf = (value: number) =>
    value === 0 ? 0 : 1 + steps.findIndex(({ from, to }) => value >= from && value <= to)
  // Few steps take the deeper colours too.
  const colourOf = (level: number) =>
    level === 0 ? look.heat[0] : look.heat[Math.min(LEVELS, level + LEVELS - steps.length)]
  const isDeep = (level: number) => level > 0 && level + LEVELS - steps.length >= DEEP_FROM
  const marks = cells.map(({ weekday, hour, value }) => ({ label: label(weekday, hour), value }))
  const base = frame(context, describe(context, 'hours', marks, text))
  return {
    ...base,
    tooltip: itemTooltip(base, (place) => {
      const mark = marks[place]
      return mark ? `${mark.label}  ${text(mark.value)}` : ''
    }),
    visualMap: {
      type: 'piecewise',
      ...{ orient: 'horizontal', left: 'center', bottom: 0, itemWidth: 18, itemHeight: 12 },
      ...{ itemGap: 14, selectedMode: false, hoverLink: false, dimension: 2 },
      textStyle: { color: look.ink },
      pieces: [
        { value: 0, label: words.none, color: colourOf(0) },
        ...steps.map(({ from, to }, at) => ({
          ...{ gte: from, lte: to, color: colourOf(at + 1) },
          label: from === to ? text(from) : `${text(from)}–${text(to)}`,
        })),
      ],
    },
    grid: grid({ top: 4, right: 4, bottom: 34 }),
    xAxis: names(
      context,
      shown.map((hour) => String(hour)),
      { splitArea: { show: false }, axisLabel: { interval: 0 } },
    ),
    yAxis: names(context, words.weekdays, { inverse: true }),
    series: [
      {
        type: 'heatmap',
        data: cells.map(({ weekday, hour, value }) => ({
          value: [hour - first, weekday, value],
          label: { color: isDeep(levelOf(value)) ? look.onDeep : look.ink },
        })),
        itemStyle: { borderColor: look.panel, borderWidth: 2, borderRadius: 3 },
        label: {
          show: metric === 'count',
          fontSize: 11,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const value = cells[dataIndex]?.value ?? 0
            return value === 0 ? '' : text(value)
          },
        },
        emphasis: { itemStyle: { borderColor: look.ink } },
      },
    ],
  }
}
