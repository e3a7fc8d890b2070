import { stringify } from 'csv-stringify/sync'
import { wallClock } from '@shared/domain/calendar'
import type { ExceptionDetail } from '@shared/domain/exception'
import type { ExceptionWords } from '@shared/words/exceptions'
import { causeWords, sayIn, stepWords, type Teller } from '@shared/words/history'
import type { ExceptionReport } from '../counter/export-exceptions'
import { cellText, defused } from './table-cells'

type Column = keyof ExceptionWords['report']['column']
const COLUMNS: readonly Column[] = [
  'kind',
  'at',
  'receipt',
  'shop',
  'cashier',
  'memberId',
  'memberName',
  'phone',
  'couponId',
  'coupon',
  'amount',
  'offline',
  'words',
  'history',
  'requestId',
]

/** How a document tells a history: its language, and moments written in full. */
export function tellerOf({ language, timeZone }: ExceptionReport): Teller {
  return {
    say: sayIn(language),
    when(at) {
      const { day, time } = wallClock(at, timeZone)
      return `${day} ${time}`
    },
  }
}

/** The report as a table: UTF-8 with a mark that spreadsheets know it by, and no text that one would run as a formula. */
export function exceptionsCsv(report: ExceptionReport): string {
  const teller = tellerOf(report)
  const { say } = teller
  const title = (column: Column) => say(`exceptions.report.column.${column}`)
  return stringify(
    report.entries.map((detail) => safe(cells(teller, detail))),
    {
      bom: true,
      header: true,
      columns: COLUMNS.map((key) => ({ key, header: title(key) })),
      record_delimiter: 'windows',
    },
  )
}

/** As in every other table: names, reasons and answers come from elsewhere. */
function safe(line: Record<Column, string>): Record<string, string> {
  return Object.fromEntries(COLUMNS.map((key) => [key, defused(cellText(line[key]))]))
}

function cells(teller: Teller, { entry, history }: ExceptionDetail): Record<Column, string> {
  const { say, when } = teller
  return {
    kind: say(`exceptions.kind.${entry.exception}`),
    at: when(entry.createdAt),
    receipt: entry.receiptNumber,
    shop: entry.shopName,
    cashier: [entry.cashier.number, entry.cashier.name].filter(Boolean).join(' '),
    memberId: entry.memberId,
    memberName: entry.memberName ?? '',
    phone: entry.memberPhone ?? '',
    couponId: entry.couponId,
    coupon: entry.title,
    // Without thousands separators: a spreadsheet is to add them up.
    amount: (entry.discountFen / 100).toFixed(2),
    offline: say(`exceptions.report.${entry.offline ? 'yes' : 'no'}`),
    words: causeWords(teller, entry.cause),
    history: history
      .map((step) => {
        const { title, text } = stepWords(teller, step)
        return `${when(step.at)} ${title} ${text}`
      })
      .join('\n'),
    requestId: entry.requestId,
  }
}
