import { isSettled } from '@shared/domain/redemption-state'
import type { ApiRow, Book, Entry } from './books'

/** A sale that a terminal told its cashier was recorded. */
export interface Acknowledged {
  saleId: string
  number: string
  couponIds: readonly string[]
}

/** What is compared after a run. */
export interface Truth {
  books: readonly Book[]
  api: readonly ApiRow[]
  /** By terminal. */
  acknowledged: readonly (readonly Acknowledged[])[]
  /** Coupons that end on some day or have weekdays: the only ones that may be refused for it. */
  mayExpire: ReadonlySet<string>
}

export interface Verdict {
  entries: number
  states: Record<string, number>
  /** Each of these is a sentence about one entry, sale or coupon. */
  lost: string[]
  doubled: string[]
  undecided: string[]
  /** Anything else that is not as it should be. */
  wrong: string[]
}

const ALREADY_USED = 2001
const EXPIRED = 2002

/** Compares the terminals' books with the API's, entry by entry. */
export function judgeRun(truth: Truth): Verdict {
  const verdict: Verdict = {
    entries: 0,
    states: {},
    lost: [],
    doubled: [],
    undecided: [],
    wrong: [],
  }
  const byRequest = new Map(truth.api.map((row) => [row.requestId ?? '', row]))
  judgeApi(truth, verdict)
  for (const [terminal, book] of truth.books.entries()) {
    if (book.integrity !== 'ok') verdict.wrong.push(`ledger ${terminal}: ${book.integrity}`)
    judgeSales(terminal, book, truth.acknowledged[terminal] ?? [], verdict)
    judgeOrder(terminal, book, verdict)
    for (const entry of book.entries) {
      verdict.entries++
      const state = stateOf(entry)
      verdict.states[state] = (verdict.states[state] ?? 0) + 1
      judgeEntry(entry, byRequest.get(entry.requestId), truth, verdict)
    }
  }
  judgeMoney(truth, verdict)
  return verdict
}

function judgeApi({ api, books }: Truth, { doubled, lost }: Verdict): void {
  const counting = new Set<string>()
  const known = new Set(books.flatMap(({ entries }) => entries.map(({ requestId }) => requestId)))
  for (const { couponId, requestId, undoneAt } of api) {
    if (!known.has(requestId ?? '')) lost.push(`coupon ${couponId}: redeemed, in no ledger`)
    if (undoneAt !== null) continue
    if (counting.has(couponId)) doubled.push(`coupon ${couponId}: redeemed twice at the API`)
    counting.add(couponId)
  }
}

function judgeEntry(entry: Entry, row: ApiRow | undefined, truth: Truth, verdict: Verdict): void {
  const { lost, doubled, undecided, wrong } = verdict
  const state = stateOf(entry)
  const name = `${entry.requestId} (coupon ${entry.couponId}, ${historyOf(entry)})`
  const counts = row?.undoneAt === null
  if (row && row.couponId !== entry.couponId) wrong.push(`${name}: another coupon at the API`)
  if (!isSettled(state) && state !== 'parked') undecided.push(name)
  if (state === 'accepted' && !counts) lost.push(`${name}: the API does not hold it`)
  if ((state === 'refused' || state === 'voided') && counts) {
    doubled.push(`${name}: the API holds it all the same`)
  }
  if (state === 'parked' && !entry.atDesk) undecided.push(`${name}: not at the desk`)
  if (state === 'refused') {
    if (entry.offline && !entry.atDesk) wrong.push(`${name}: not at the desk`)
    if (!isTrue(entry, truth)) wrong.push(`${name}: the reason is not true`)
  }
}

/** Whether the books bear out why an entry was refused. */
function isTrue(entry: Entry, { api, mayExpire }: Truth): boolean {
  const cause = entry.states.at(-1)?.cause
  const usedByAnother = api.some(
    ({ couponId, requestId }) => couponId === entry.couponId && requestId !== entry.requestId,
  )
  if (cause?.code === 'redeemedElsewhere') return usedByAnother
  if (cause?.code !== 'refusedByApi') return false
  if (cause.apiCode === ALREADY_USED) return usedByAnother
  return cause.apiCode === EXPIRED && mayExpire.has(entry.couponId)
}

function judgeSales(
  terminal: number,
  book: Book,
  acknowledged: readonly Acknowledged[],
  { lost, wrong }: Verdict,
): void {
  const sales = new Map(book.sales.map((sale) => [sale.saleId, sale]))
  const coupons = new Map<string, string[]>()
  for (const { saleId, couponId } of book.entries) {
    coupons.set(saleId, [...(coupons.get(saleId) ?? []), couponId])
  }
  for (const { saleId, number, couponIds } of acknowledged) {
    const written = [...(coupons.get(saleId) ?? [])].sort().join()
    if (sales.get(saleId)?.number !== number || written !== [...couponIds].sort().join()) {
      lost.push(`sale ${number} of terminal ${terminal}: told to the cashier, not in the ledger`)
    }
  }
  const numbers = new Set(book.sales.map(({ number }) => number))
  if (numbers.size !== book.sales.length) wrong.push(`terminal ${terminal}: a number twice`)
  const days = new Map<string, { count: number; highest: number }>()
  for (const { day, dayNumber } of book.sales) {
    const { count, highest } = days.get(day) ?? { count: 0, highest: 0 }
    days.set(day, { count: count + 1, highest: Math.max(highest, dayNumber) })
  }
  for (const [day, { count, highest }] of days) {
    if (count !== highest) wrong.push(`terminal ${terminal}: a receipt is missing on ${day}`)
  }
}

/** The first try of each entry comes after the first try of the member's entry before it. */
function judgeOrder(terminal: number, book: Book, { wrong }: Verdict): void {
  const last = new Map<string, number>()
  for (const { memberId, requestId, states } of book.entries) {
    const first = states.find(({ state }) => state === 'sending')?.seq
    if (first === undefined) continue
    if (first < (last.get(memberId) ?? 0)) {
      wrong.push(`${requestId} of terminal ${terminal}: overtook an earlier one of its member`)
    }
    last.set(memberId, Math.max(first, last.get(memberId) ?? 0))
  }
}

function judgeMoney({ books, api }: Truth, { wrong }: Verdict): void {
  const accepted = books
    .flatMap(({ entries }) => entries)
    .filter((it) => stateOf(it) === 'accepted')
  const inBooks = accepted.reduce((sum, { faceFen }) => sum + faceFen, 0)
  const atApi = api.reduce(
    (sum, { faceFen, undoneAt }) => sum + (undoneAt === null ? faceFen : 0),
    0,
  )
  if (inBooks !== atApi) wrong.push(`${inBooks} fen accepted in the ledgers, ${atApi} at the API`)
}

function stateOf(entry: Entry) {
  return entry.states.at(-1)?.state ?? 'pending'
}

/** For a person who looks for the cause: every state with why, in order. */
function historyOf({ states }: Entry): string {
  return states.map(({ state, cause }) => `${state}:${cause.code}`).join(' → ')
}
