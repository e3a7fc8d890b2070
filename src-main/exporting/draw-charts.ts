import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartOption } from '@shared/statistics/charts/parts'

use([BarChart, HeatmapChart, LineChart, SVGRenderer])
use([AriaComponent, GridComponent, LegendComponent, VisualMapPiecewiseComponent])

/** Draws a chart as an SVG of this size without a screen. */
export function drawChart(option: ChartOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    // On paper nobody points at anything.
    const { tooltip: _, ...drawn } = option
    chart.setOption({ ...drawn, animation: false })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
