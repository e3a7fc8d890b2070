import type { RecordRow } from '@shared/domain/view'
import type { Difference } from '@shared/domain/record-view'
import { isMissed, whyHere } from './compare'
import type { RecordBook } from './record-book'
import type { RecordSource } from './record-source'
import type { Compared } from './select'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'

/** Entries of a selection with all that the screen shows of them; this terminal's are read from the ledger. */
export function shownRows(
  entries: Int32Array,
  book: RecordBook,
  remote: Compared | null,
  source: Pick<RecordSource, 'details'>,
): RecordRow[] {
  const seqs = [...entries]
    .filter((entry) => entry >= 0)
    .map((row) => book.columns.firstSeq[row] ?? 0)
  const details = new Map(source.details(seqs).map((row) => [row.firstSeq, row]))
  return [...entries].flatMap((entry): RecordRow[] => {
    if (entry < 0) return remote ? [remoteRow(-1 - entry, remote)] : []
    const own = details.get(book.columns.firstSeq[entry] ?? 0)
    if (!own) return []
    const index = remote?.fit.pairs.get(entry)
    const record = index === undefined ? undefined : remote?.half.records[index]
    // As the book has it, by which it was selected and added up: the ledger may have gone on since.
    const state = book.columns.state[entry] ?? 0
    return [
      {
        key: own.requestId,
        couponId: own.couponId,
        title: own.title,
        memberId: own.memberId,
        memberName: own.memberName ?? record?.memberName ?? null,
        shopId: own.shopId,
        shopName: own.shopName,
        staff: own.cashierName,
        at: own.at,
        discountFen: own.discountFen,
        state: REDEMPTION_STATES[state] ?? own.state,
        source: record ? 'both' : 'terminal',
        byHand: book.columns.byHand[entry] === 1,
        saleId: own.saleId,
        receiptNumber: own.receiptNumber,
        difference: differenceOf(entry, book, remote),
      },
    ]
  })
}

/** What the two sides tell differently of a row of the book; null where they agree, or the back end said nothing. */
export function differenceOf(
  row: number,
  book: RecordBook,
  remote: Compared | null,
): Difference | null {
  if (!remote) return null
  const index = remote.fit.pairs.get(row)
  if (index !== undefined) return remote.fit.differences.get(index) ?? null
  if (!isMissed(book, row, remote.fit)) return null
  const { state, byHand } = book.columns
  return whyHere(state[row] ?? 0, byHand[row] === 1)
}

/** A record that is only at the back end. */
export function remoteRow(index: number, { half, fit }: Compared): RecordRow {
  const record = half.records[index]
  if (!record) throw new Error(`no record ${index}`)
  return {
    key: `remote-${record.id}`,
    couponId: record.couponId,
    title: record.title,
    memberId: record.memberId,
    memberName: record.memberName,
    shopId: record.shopId,
    shopName: record.shopId === null ? null : (half.shopNames[record.shopId] ?? null),
    staff: record.staffId,
    at: record.at,
    discountFen: null,
    state: 'accepted',
    source: 'backend',
    byHand: false,
    saleId: null,
    receiptNumber: null,
    difference: fit.differences.get(index) ?? null,
  }
}
