import { wallClock, type Instant } from '@shared/domain/calendar'
import type { Period } from '@shared/domain/period'
import type { Statistics } from '@shared/domain/statistics'
import type { Session } from '@shared/domain/view'
import { chartHeight, chartOption } from '@shared/statistics/charts/chart'
import { PAPER_LOOK } from '@shared/statistics/charts/look'
import type { ChartContext, ChartName, Metric } from '@shared/statistics/charts/parts'
import { keyFigures, type KeyFigure } from '@shared/statistics/key-figures'
import { aboutText } from '@shared/statistics/notes'
import { tableOf } from '@shared/statistics/tables'
import { filled, statisticsWords } from '@shared/words/statistics'
import { html, Html } from './html'
import { STATISTICS_STYLE } from './statistics-style'
import { tableHtml, weekHtml } from './statistics-tables-html'

/** What is printed, and who asked for it when and where. */
export interface StatisticsReport {
  language: Session['language']
  timeZone: string
  madeAt: Instant
  madeBy: string
  shop: string
  training: boolean
  /** Names of the shops, cashiers and templates that it is about; empty where it is about all. */
  filters: readonly string[]
  metric: Metric
  figures: Statistics
}

/** Draws a chart as an SVG of this size. */
export type DrawChart = (
  option: ReturnType<typeof chartOption>,
  width: number,
  height: number,
) => string

const CHARTS: readonly ChartName[] = [
  'days',
  'hours',
  'shops',
  'staffs',
  'templates',
  'fates',
  'waits',
  'bills',
]
/** An A4 page's width between its margins, at 96 pixels an inch. */
const WIDTH = 686
/** A table of so many rows stays with its chart. */
const ROWS_TOGETHER = 14

/** The whole page as HTML without scripts, to be printed: the key figures, and each chart with its table. */
export function statisticsHtml(report: StatisticsReport, draw: DrawChart): string {
  const { language, figures, metric } = report
  const words = statisticsWords[language]
  const context: ChartContext = { figures, words, metric, look: PAPER_LOOK }
  const when = (at: Instant) => {
    const { day, time } = wallClock(at, report.timeZone)
    return `${day} ${time.slice(0, 5)}`
  }
  const span = ({ from, to }: Period) => filled(words.period, { from, to })
  const { page } = words
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${words.title}</title>
        <style>
          ${STATISTICS_STYLE}
        </style>
      </head>
      <body>
        <h1>${words.title}</h1>
        <p class="lead">
          ${filled(page.compared, { period: span(figures.period), previous: span(figures.previous) })}
        </p>
        ${report.filters.length > 0 ? html`<p class="lead">${filled(page.filters, { what: report.filters.join(' · ') })}</p>` : ''}
        <p class="lead">
          ${filled(page.made, { when: when(report.madeAt), by: report.madeBy, shop: report.shop })}
        </p>
        <p class="lead">${page.counts}</p>
        ${report.training ? html`<p class="mark">${page.training}</p>` : ''}
        <dl class="key">${keyFigures(figures, words).map(keyHtml)}</dl>
        ${CHARTS.map((name) => chartHtml(name, context, when, draw))}
      </body>
    </html>`.text
}

function keyHtml({ title, text, change }: KeyFigure): Html {
  return html`<div>
    <dt>${title}</dt>
    <dd>${text}</dd>
    <dd class="change">${change.text}</dd>
  </div>`
}

function chartHtml(
  name: ChartName,
  context: ChartContext,
  when: (at: Instant) => string,
  draw: DrawChart,
): Html {
  const { figures, words } = context
  const table = tableOf(name, figures, words)
  const height = chartHeight(name, context)
  const picture =
    table.rows.length === 0
      ? html`<p class="lead">${words.none}</p>`
      : new Html(draw(chartOption(name, context), WIDTH, height))
  const list = name === 'hours' ? weekHtml(figures, words) : tableHtml(table, words)
  const isShort = name === 'hours' || table.rows.length <= ROWS_TOGETHER
  return html`<section class="${isShort ? 'whole' : ''}">
    <div class="whole before">
      <h2>${words.table[name]}</h2>
      ${aboutText(name, figures, words, when).map((line) => html`<p class="lead">${line}</p>`)}
      ${picture}
    </div>
    ${table.rows.length > 0 ? list : ''}
  </section>`
}
