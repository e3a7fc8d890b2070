import { wallClock } from '@shared/domain/calendar'
import type { ExceptionDetail } from '@shared/domain/exception'
import type { ExceptionWords } from '@shared/words/exceptions'
import { causeWords, sayIn, stepWords, type Teller } from '@shared/words/history'
import type { ExceptionReport } from '../counter/export-exceptions'
import type { TableColumn, TableRow, TableSheet } from './table'

type Column = keyof ExceptionWords['report']['column']
const COLUMNS: Record<Column, Pick<TableColumn, 'kind' | 'width'>> = {
  kind: { kind: 'text', width: 22 },
  at: { kind: 'moment', width: 20 },
  receipt: { kind: 'text', width: 20 },
  shop: { kind: 'text', width: 18 },
  cashier: { kind: 'text', width: 14 },
  memberId: { kind: 'text', width: 12 },
  memberName: { kind: 'text', width: 14 },
  phone: { kind: 'text', width: 16 },
  couponId: { kind: 'text', width: 14 },
  coupon: { kind: 'text', width: 28 },
  amount: { kind: 'yuan', width: 16 },
  offline: { kind: 'text', width: 10 },
  words: { kind: 'text', width: 40 },
  history: { kind: 'text', width: 60 },
  requestId: { kind: 'text', width: 38 },
}
const NAMES = Object.keys(COLUMNS) as Column[]

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

/** The report as a table for a file, with its sum; what one report leaves out, the last row says. */
export function exceptionsSheet(report: ExceptionReport): TableSheet {
  const teller = tellerOf(report)
  const say = (key: string, named?: Record<string, unknown>): string =>
    teller.say(`exceptions.report.${key}`, named)
  const n = report.entries.length
  const totals: Partial<Record<Column, string | number>> = {
    kind: say('total', { n }),
    amount: totalFenOf(report),
    ...(report.left > 0 ? { words: say('cut', { n, left: report.left }) } : {}),
    ...(report.training ? { coupon: say('training') } : {}),
  }
  return {
    name: say('file'),
    columns: NAMES.map((name) => ({ title: say(`column.${name}`), ...COLUMNS[name] })),
    rows: rowsOf(report, teller),
    totals: NAMES.map((name) => totals[name] ?? null),
  }
}

/** What all entries of the report together took off, in fen. */
export function totalFenOf({ entries }: ExceptionReport): number {
  return entries.reduce((sum, { entry }) => sum + entry.discountFen, 0)
}

function* rowsOf({ entries }: ExceptionReport, teller: Teller): Generator<TableRow> {
  for (const detail of entries) {
    const cells = cellsOf(teller, detail)
    yield NAMES.map((name) => cells[name])
  }
}

function cellsOf(
  teller: Teller,
  { entry, history }: ExceptionDetail,
): Record<Column, string | number | null> {
  const { say, when } = teller
  return {
    kind: say(`exceptions.kind.${entry.exception}`),
    at: entry.createdAt,
    receipt: entry.receiptNumber,
    shop: entry.shopName,
    cashier: [entry.cashier.number, entry.cashier.name].filter(Boolean).join(' '),
    memberId: entry.memberId,
    memberName: entry.memberName,
    phone: entry.memberPhone,
    couponId: entry.couponId,
    coupon: entry.title,
    amount: entry.discountFen,
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
