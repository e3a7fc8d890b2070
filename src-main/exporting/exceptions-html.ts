import type { ExceptionDetail } from '@shared/domain/exception'
import { formatYuan } from '@shared/domain/money'
import type { ExceptionWords } from '@shared/words/exceptions'
import { causeWords, stepWords, type Teller } from '@shared/words/history'
import type { ExceptionReport } from '../counter/export-exceptions'
import { tellerOf, totalFenOf } from './exceptions-sheet'
import { html, Html } from './html'

const STYLE = new Html(`
  @page { size: A4; margin: 16mm 14mm; }
  body { margin: 0; color: #16202e; font: 10.5pt/1.5 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
  h1 { margin: 0 0 2mm; font-size: 16pt; }
  p { margin: 0; }
  .lead { color: #5a6778; font-size: 9pt; }
  .mark { display: inline-block; margin: 2mm 0; padding: 0 2mm; background: #fff4e0; color: #9a5b00; font-weight: 700; }
  article { margin-top: 6mm; border-top: 1pt solid #16202e; padding-top: 3mm; }
  header { display: flex; justify-content: space-between; gap: 6mm; break-after: avoid; }
  h2 { margin: 0; font-size: 12pt; }
  .amount { font-size: 12pt; font-weight: 700; white-space: nowrap; }
  .facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1mm 6mm; margin: 2mm 0; }
  .facts div { break-inside: avoid; overflow-wrap: anywhere; }
  dt { color: #5a6778; font-size: 8pt; }
  dd { margin: 0; }
  .words { border-left: 2pt solid #b3261e; padding: 0 0 0 3mm; font-weight: 600; overflow-wrap: anywhere; }
  table { width: 100%; margin-top: 2mm; border-spacing: 0; font-size: 9pt; }
  td { border-bottom: .5pt solid #e1e6ed; padding: 1mm 2mm 1mm 0; vertical-align: top; overflow-wrap: anywhere; }
  td:first-child { width: 38mm; white-space: nowrap; }
  td:nth-child(2) { width: 30mm; font-weight: 600; }
  tr { break-inside: avoid; }
  pre { margin: 2mm 0 0; border: .5pt solid #e1e6ed; padding: 2mm; font: 8pt/1.4 'Noto Sans Mono CJK SC', monospace;
    white-space: pre-wrap; overflow-wrap: anywhere; }
`)

/** The report as one page of HTML without scripts, to be printed. */
export function exceptionsHtml(report: ExceptionReport): string {
  const teller = tellerOf(report)
  const say = (key: string, named?: Record<string, unknown>) =>
    teller.say(`exceptions.report.${key}`, named)
  const count = report.entries.length
  return html`<!doctype html>
    <html lang="${report.language}">
      <head>
        <meta charset="utf-8" />
        <title>${say('title')}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>${say('title')}</h1>
        <p class="lead">
          ${say('made', { when: teller.when(report.madeAt), by: report.madeBy, shop: report.shop })}
        </p>
        <p class="lead">${say('many', { n: count, amount: formatYuan(totalFenOf(report)) })}</p>
        ${report.left > 0 ? html`<p class="mark">${say('cut', { n: count, left: report.left })}</p>` : ''}
        ${report.training ? html`<p class="mark">${say('training')}</p>` : ''}
        ${report.entries.map((detail) => entryHtml(teller, detail))}
      </body>
    </html>`.text
}

function entryHtml(teller: Teller, { entry, history, answer }: ExceptionDetail): Html {
  const { say, when } = teller
  const report = (key: string) => say(`exceptions.report.${key}`)
  const fact = (column: keyof ExceptionWords['report']['column'], text: string) =>
    html`<div>
      <dt>${report(`column.${column}`)}</dt>
      <dd>${text}</dd>
    </div>`
  const amount =
    entry.kind === 'exchange' && entry.discountFen === 0
      ? report('exchange')
      : formatYuan(entry.discountFen)
  return html`<article>
    <header>
      <h2>${entry.title}</h2>
      <span class="amount">${amount}</span>
    </header>
    <p class="words">
      ${say(`exceptions.kind.${entry.exception}`)} — ${causeWords(teller, entry.cause)}
    </p>
    <dl class="facts">
      ${fact('at', when(entry.createdAt))} ${fact('receipt', entry.receiptNumber)}
      ${fact('couponId', entry.couponId)} ${fact('shop', entry.shopName)}
      ${fact('cashier', [entry.cashier.number, entry.cashier.name].filter(Boolean).join(' '))}
      ${fact('offline', report(entry.offline ? 'yes' : 'no'))}
      ${fact('memberName', entry.memberName ?? '—')} ${fact('memberId', entry.memberId)}
      ${fact('phone', entry.memberPhone ?? '—')} ${fact('requestId', entry.requestId)}
    </dl>
    <table>
      ${history.map((step) => {
        const { title, text } = stepWords(teller, step)
        return html`<tr>
          <td>${when(step.at)}</td>
          <td>${title}</td>
          <td>${text}</td>
        </tr>`
      })}
    </table>
    ${
      answer
        ? html`<pre>
${report('answer')} · ${answer.call}
${answer.answer}${answer.cut ? '…' : ''}</pre>`
        : ''
    }
  </article>`
}
