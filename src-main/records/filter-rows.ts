import { toDayNumber } from '@shared/domain/calendar'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import type { RecordTotals } from '@shared/domain/record-view'
import type { RecordBook } from './record-book'
import type { Names, RecordFilter } from './record-table'

/** The rows that a filter takes, oldest first. */
export function filterRows(book: RecordBook, filter: RecordFilter): Uint32Array {
  const { size } = book.table
  const { day, shop, staff, template, state } = book.columns
  const [from, to] = [toDayNumber(filter.from), toDayNumber(filter.to)]
  const shops = chosen(book.table.shops, filter.shops)
  const staffs = chosen(book.table.staffs, filter.staffs)
  const templates = chosen(book.table.templates, filter.templates)
  const states = chosenStates(filter.states)
  const rows = new Uint32Array(size)
  let count = 0
  for (let row = 0; row < size; row++) {
    const on = day[row] as number
    if (on < from || on > to) continue
    if (states[state[row] as number] === 0) continue
    if (shops !== null && shops[shop[row] as number] !== 1) continue
    if (staffs !== null && staffs[staff[row] as number] !== 1) continue
    if (templates !== null && templates[template[row] as number] !== 1) continue
    rows[count++] = row
  }
  const text = filter.text.trim().toLowerCase()
  const found = rows.subarray(0, count)
  return text === '' || count === 0 ? found : withText(book, found, text)
}

/** Those of the rows whose texts have this in them, in place. */
function withText(book: RecordBook, rows: Uint32Array, text: string): Uint32Array {
  const { title, shopName, staffName } = book.columns
  const titles = having(book.titles, text)
  const shops = having(book.shopNames, text)
  const staffs = having(book.staffNames, text)
  const hits = new Uint8Array(book.table.size)
  book.texts.mark(text, rows[0] ?? 0, (rows.at(-1) ?? -1) + 1, hits)
  let count = 0
  for (const row of rows) {
    const isHit =
      hits[row] === 1 ||
      titles[title[row] as number] === 1 ||
      shops[shopName[row] as number] === 1 ||
      staffs[staffName[row] as number] === 1
    if (isHit) rows[count++] = row
  }
  return rows.subarray(0, count)
}

/** The sums of the book's own rows; `select` adds what only the back end has. */
export function totalsOf(book: RecordBook, rows: Uint32Array): RecordTotals {
  const { state, sale, discountFen } = book.columns
  const counts = new Float64Array(REDEMPTION_STATES.length)
  const seen = new Uint8Array(book.table.size)
  const [refused, voided] = [
    REDEMPTION_STATES.indexOf('refused'),
    REDEMPTION_STATES.indexOf('voided'),
  ]
  let [fen, sales] = [0, 0]
  for (const row of rows) {
    const is = state[row] as number
    counts[is] = (counts[is] as number) + 1
    if (is !== refused && is !== voided) fen += discountFen[row] as number
    const of = sale[row] as number
    if (seen[of] === 1) continue
    seen[of] = 1
    sales++
  }
  const byState = Object.fromEntries(
    REDEMPTION_STATES.map((name, number) => [name, counts[number] ?? 0]),
  ) as RecordTotals['byState']
  return { count: rows.length, discountFen: fen, untold: 0, sales, byState }
}

/** By number: 1 for what is chosen; null for all. */
function chosen({ ids }: Names, wanted: readonly string[]): Uint8Array | null {
  if (wanted.length === 0) return null
  const set = new Set(wanted)
  return Uint8Array.from(ids, (id) => (set.has(id) ? 1 : 0))
}

function chosenStates(wanted: RecordFilter['states']): Uint8Array {
  return Uint8Array.from(REDEMPTION_STATES, (state) =>
    wanted.length === 0 || wanted.includes(state) ? 1 : 0,
  )
}

function having(words: readonly string[], text: string): Uint8Array {
  return Uint8Array.from(words, (word) => (word.includes(text) ? 1 : 0))
}
