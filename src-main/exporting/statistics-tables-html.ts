import type { Statistics } from '@shared/domain/statistics'
import { openHours } from '@shared/statistics/charts/hours'
import { cellText } from '@shared/statistics/labels'
import type { FigureTable } from '@shared/statistics/tables'
import { filled, type StatisticsWords } from '@shared/words/statistics'
import { html, type Html } from './html'

/** What a person reads on paper; the exported table has the rest. */
const ROWS_MAX = 100

/** The hours of the week as a square: coupons above, yuan below. */
export function weekHtml({ hours }: Statistics, words: StatisticsWords): Html {
  const { first, last } = openHours(hours.count)
  const shown = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return html`<table class="week">
    <thead>
      <tr>
        <th>${words.column.count}<br />${words.column.discount}</th>
        ${shown.map((hour) => html`<th class="number">${hour}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${words.weekdays.map(
        (weekday, row) =>
          html`<tr>
            <td>${weekday}</td>
            ${shown.map((hour) => {
              const at = row * 24 + hour
              const count = hours.count[at] ?? 0
              if (count === 0) return html`<td></td>`
              const fen = cellText('yuan', hours.discountFen[at] ?? 0)
              return html`<td class="number">${cellText('count', count)}<br />${fen}</td>`
            })}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** A table as it is exported; of a long one the first rows, and a word on the others. */
export function tableHtml({ columns, rows, totals }: FigureTable, words: StatisticsWords): Html {
  const line = (row: readonly (string | number | null)[]) =>
    html`<tr>
      ${columns.map(({ kind }, at) => {
        const cell = row[at] ?? null
        const isNumber = kind !== 'text' && kind !== 'day'
        return html`<td class="${isNumber ? 'number' : ''}">
          ${cell === null ? '' : cellText(kind, cell)}
        </td>`
      })}
    </tr>`
  return html`<table>
      <thead>
        <tr>
          ${columns.map(({ title, kind }) => html`<th class="${kind === 'text' || kind === 'day' ? '' : 'number'}">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, ROWS_MAX).map(line)}
      </tbody>
      ${
        totals
          ? html`<tfoot>
              ${line(totals)}
            </tfoot>`
          : ''
      }
    </table>
    ${rows.length > ROWS_MAX ? html`<p class="lead">${filled(words.page.rest, { n: ROWS_MAX })}</p>` : ''}`
}
