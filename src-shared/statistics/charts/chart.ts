import { billsChart, daysChart } from './days'
import { fatesChart, waitsChart } from './fates'
import { BARS_MAX, groupsChart } from './groups'
import { hoursChart } from './hours'
import type { ChartContext, ChartName, ChartOption } from './parts'

/** What ECharts draws for a chart: the same on the screen and on paper. */
export function chartOption(name: ChartName, context: ChartContext): ChartOption {
  switch (name) {
    case 'days':
      return daysChart(context)
    case 'bills':
      return billsChart(context)
    case 'hours':
      return hoursChart(context)
    case 'fates':
      return fatesChart(context)
    case 'waits':
      return waitsChart(context)
    default:
      return groupsChart(context, name)
  }
}

/** How high a chart is, in pixels: bars that lie need a line each. */
export function chartHeight(name: ChartName, { figures }: Pick<ChartContext, 'figures'>): number {
  switch (name) {
    case 'days':
    case 'bills':
    case 'waits':
      return 280
    case 'hours':
      return 300
    case 'fates':
      return lying(figures.fates?.templates.length ?? 0)
    default:
      return lying(figures[name].length)
  }
}

function lying(bars: number): number {
  return Math.max(160, 72 + 34 * Math.min(bars, BARS_MAX + 1))
}
