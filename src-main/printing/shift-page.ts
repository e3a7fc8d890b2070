import { wallClock } from '@shared/domain/calendar'
import { formatYuan } from '@shared/domain/money'
import type { ClosedShift, Tally } from '@shared/domain/shift'
import { filledIn, type ReceiptLanguage } from '@shared/words/receipts'
import { shiftWords } from '@shared/words/shifts'
import { asWritten } from './write-document'

/** What became of what earlier shifts reported. */
const EARLIER = ['voidedEarlier', 'refusedEarlier', 'againEarlier'] as const

/**
 * The report of a shift as a receiptline document: what stands, what was taken back, who sold what, papers, the back end's
 * word, every difference with its remark, and the beginning of the ledger's seal.
 */
export function shiftPage(shift: ClosedShift, language: ReceiptLanguage, timeZone: string): string {
  const words = shiftWords[language]
  const pair = (name: string, value: string): string => `${asWritten(name)} | ${asWritten(value)}`
  const moment = (at: number): string => {
    const { day, time } = wallClock(at, timeZone)
    return `${day} ${time.slice(0, 5)}`
  }
  const said = ({ count, discountFen }: Tally): string =>
    filledIn(words.tally, { n: count, yuan: formatYuan(discountFen) })
  const { printed = 0, sent = 0, dropped: _, ...others } = shift.papers
  const open = Object.values(others).reduce((sum, count) => sum + (count ?? 0), 0)
  return [
    `^"${asWritten(words.title)}"`,
    asWritten(shift.shop.name),
    ...(shift.training ? [`"${asWritten(words.training)}"`] : []),
    ...(shift.end === 'forgotten' ? [`"${asWritten(words.forgotten)}"`] : []),
    '-',
    pair(words.shift, filledIn(words.number, { day: shift.businessDay, n: shift.number })),
    pair(words.opened, moment(shift.openedAt)),
    pair(words.openedBy, shift.openedBy),
    pair(words.closed, moment(shift.closedAt)),
    pair(words.closedBy, shift.closedBy),
    '-',
    pair(words.sales, String(shift.sales)),
    pair(words.redeemed, said(shift.redeemed)),
    ...(shift.byState.voided ? [pair(words.voided, said(shift.byState.voided))] : []),
    ...(shift.byState.refused ? [pair(words.refused, said(shift.byState.refused))] : []),
    `"${asWritten(words.stands)}" | "${asWritten(said(shift.stands))}"`,
    ...EARLIER.flatMap((name) =>
      shift[name].count > 0 ? [pair(words[name], said(shift[name]))] : [],
    ),
    ...(shift.billFen > 0
      ? [pair(words.bill, formatYuan(shift.billFen)), pair(words.pay, formatYuan(shift.payFen))]
      : []),
    ...(shift.overrides > 0 ? [pair(words.overrides, String(shift.overrides))] : []),
    '-',
    ...shift.staff.map(({ name, stands }) => pair(name || '—', said(stands))),
    ...(shift.staff.length > 0 ? ['-'] : []),
    pair(words.papers, filledIn(words.paperCounts, { printed: printed + sent, open })),
    pair(words.backEnd, shift.backEnd ? String(shift.backEnd.found) : words.notAsked),
    ...shift.differences.flatMap(({ kind, count, remark }) => [
      pair(words.kinds[kind], String(count)),
      ...(remark ? [`  ${asWritten(remark)}`] : []),
    ]),
    ...(shift.differences.length === 0 ? [asWritten(words.noDifference)] : []),
    '-',
    pair(words.seal, shift.seal),
  ].join('\n')
}
