import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartOption } from '@shared/statistics/charts/parts'

// What the charts need and nothing else. SVG is sharp at any size, and needs nothing more of the page's policy.
use([BarChart, HeatmapChart, LineChart, SVGRenderer])
use([AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapPiecewiseComponent])

/** A chart in an element of the page. */
export interface DrawnChart {
  draw(option: ChartOption): void
  resize(): void
  dispose(): void
}

/** Makes a chart that fills the element. */
export function openChart(element: HTMLElement): DrawnChart {
  const chart = init(element, null, { renderer: 'svg' })
  return {
    // Nothing of the chart before stays: it may have had other bars.
    draw: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  }
}
