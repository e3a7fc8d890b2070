import { businessDayOf } from '@shared/domain/business-day'
import { toDayNumber, type Instant } from '@shared/domain/calendar'
import type { Difference } from '@shared/domain/record-view'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import type { RedemptionRecord } from '../counter/ports'
import type { RecordBook } from './record-book'
import type { RecordSource } from './record-source'

/** What the back end says of some days. */
export interface RemoteHalf {
  records: readonly RedemptionRecord[]
  /** When it was asked: of what came to be later it says nothing. */
  askedAt: Instant
  /** It had more: the oldest of those days are missing. */
  truncated: boolean
  /** What the shops of these records are called, where that is known. */
  shopNames: Readonly<Record<string, string>>
}

/** Whose records are compared: the connection, and the clock of its shops. */
export interface RecordPlace {
  connectionId: string
  timeZone: string
  /** 0 to 12: what is redeemed before that hour belongs to the business day before. */
  dayStartHour: number
  /** Where this terminal stands. */
  shopId: string | null
}

/** How the two halves fit together. */
export interface Comparison {
  /** By row of the table: the record of the back end that is the same redemption. */
  pairs: Map<number, number>
  /** By record: its row; -1 for what is only there. */
  rowOf: Int32Array
  /** By record: what the two tell differently, or why it is only there. */
  differences: Map<number, Difference>
  /** The business day of each record. */
  days: Int32Array
  /** From when on the back end has told everything, up to the moment at which it was asked. */
  since: Instant
  askedAt: Instant
}

type Field = Extract<Difference, { kind: 'differs' }>['fields'][number]

const ACCEPTED = REDEMPTION_STATES.indexOf('accepted')
const REFUSED = REDEMPTION_STATES.indexOf('refused')
const VOIDED = REDEMPTION_STATES.indexOf('voided')

/**
 * Finds the row of each record of the back end: one of the same coupon that still counts here, the nearest in time where
 * there are several. What is compared is what both tell: member, shop, kind of coupon and day. No back end tells an
 * amount, and its staff are not this terminal's cashiers.
 */
export function compare(
  book: RecordBook,
  { records, truncated, askedAt }: RemoteHalf,
  source: Pick<RecordSource, 'ofCoupon'>,
  place: RecordPlace,
): Comparison {
  const pairs = new Map<number, number>()
  const rows = new Int32Array(records.length).fill(-1)
  const days = new Int32Array(records.length)
  const differences = new Map<number, Difference>()
  let oldest = Number.POSITIVE_INFINITY
  records.forEach((record, index) => {
    oldest = Math.min(oldest, record.at)
    days[index] = toDayNumber(businessDayOf(record.at, place.timeZone, place.dayStartHour))
    const own = source
      .ofCoupon(place.connectionId, record.couponId)
      .map((seq) => book.rowOf(seq))
      .filter((row) => row !== -1 && !pairs.has(row))
    const counting = own.filter((row) => !isOver(book, row, askedAt))
    const row = nearest(book, counting, record.at)
    if (row === undefined) {
      differences.set(index, { kind: 'onlyThere', why: whyThere(book, own, record, place) })
      return
    }
    rows[index] = row
    pairs.set(row, index)
    const fields = fieldsThatDiffer(book, row, record, days[index] ?? 0)
    if (fields.length > 0) differences.set(index, { kind: 'differs', fields })
  })
  const since = truncated ? oldest : Number.NEGATIVE_INFINITY
  return { pairs, rowOf: rows, differences, days, since, askedAt }
}

/** Whether a row was over when the back end was asked: what was taken back since is on its list by right. */
function isOver({ columns }: RecordBook, row: number, askedAt: Instant): boolean {
  const state = columns.state[row]
  return (state === REFUSED || state === VOIDED) && (columns.changedAt[row] ?? 0) <= askedAt
}

/** Whether the back end, as it was asked then, should list a row that it does not. */
export function isMissed({ columns }: RecordBook, row: number, fit: Comparison): boolean {
  const state = columns.state[row]
  // Over here and not listed there: both say the same.
  if (state === REFUSED || state === VOIDED || (columns.at[row] ?? 0) < fit.since) return false
  return state !== ACCEPTED || (columns.changedAt[row] ?? 0) <= fit.askedAt
}

function nearest(book: RecordBook, rows: readonly number[], at: Instant): number | undefined {
  const distance = (row: number): number => Math.abs((book.columns.at[row] ?? 0) - at)
  return rows.toSorted((a, b) => distance(a) - distance(b))[0]
}

function whyThere(
  book: RecordBook,
  own: readonly number[],
  record: RedemptionRecord,
  { shopId }: RecordPlace,
): Extract<Difference, { kind: 'onlyThere' }>['why'] {
  // Of several the one that it may well have been.
  const row = nearest(book, own, record.at)
  if (row !== undefined) {
    return book.columns.state[row] === REFUSED ? 'refusedHere' : 'voidedHere'
  }
  return record.shopId !== null && shopId !== null && record.shopId !== shopId
    ? 'otherShop'
    : 'elsewhere'
}

function fieldsThatDiffer(
  { table, columns, texts, said }: RecordBook,
  row: number,
  record: RedemptionRecord,
  day: number,
): Field[] {
  const fields: Field[] = []
  const memberId = record.memberId.toLowerCase()
  if (memberId !== '' && texts.smallMemberId(row) !== memberId) fields.push('member')
  const shop = table.shops.ids[columns.shop[row] ?? 0]
  if (record.shopId !== null && record.shopId !== shop) fields.push('shop')
  if (columns.day[row] !== day) fields.push('day')
  const template = table.templates.ids[columns.template[row] ?? 0]
  const isTold = template !== said.titles[columns.title[row] ?? 0]
  if (isTold && record.templateId !== '' && record.templateId !== template) fields.push('template')
  return fields
}

/** Why the back end does not have what it should have, by its state here. */
export function whyHere(state: number, isByHand: boolean): Difference {
  const listed = isByHand ? 'byHand' : 'notListed'
  const why = {
    pending: 'notSent',
    sending: 'inDoubt',
    unknown: 'inDoubt',
    undoing: 'inDoubt',
    parked: 'parked',
    refused: listed,
    voided: listed,
    accepted: listed,
  } as const
  return { kind: 'onlyHere', why: why[REDEMPTION_STATES[state] ?? 'accepted'] }
}
