import { businessDayNumber } from '@shared/domain/business-day'
import { toDayNumber } from '@shared/domain/calendar'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import { staffKey, templateKey, type Names, type RecordTable } from './record-table'
import type { RecordSource, SourceRow } from './record-source'
import { RecordTexts } from './record-texts'
import { columnsOf, inOrder, withRoom, type Columns } from './table-columns'

/** How many rows between two words on how far the loading has come. */
const TELL_EVERY = 20_000
const SPARE_ROWS = 4_096
const ID_START = 34

/** The table of one connection, with what is looked for in it and not counted. */
export interface RecordBook {
  table: RecordTable
  /** In the table's arrays too; these have the names beside. */
  columns: Columns
  texts: RecordTexts
  /** What is looked for of a title, a shop and a cashier, in small letters. */
  titles: string[]
  shopNames: string[]
  staffNames: string[]
  /** The same as they were written; of a cashier the name alone. */
  said: { titles: string[]; shopNames: string[]; staffNames: string[] }
  /** Takes over what was written since. False when the whole book has to be read anew. */
  refresh(): boolean
  /** The row of a redemption's first state; -1 where there is none. */
  rowOf(firstSeq: number): number
}

/**
 * Reads a connection's redemptions, oldest first. `dayStartHour` (0 to 12): what is sold before that hour belongs to the
 * business day before. `told` hears how many rows are read, of how many.
 */
export function readBook(
  source: RecordSource,
  connectionId: string,
  dayStartHour: number,
  told?: (done: number, total: number) => void,
): RecordBook {
  const total = source.count(connectionId)
  const stand = source.stand()
  let columns = columnsOf(total + SPARE_ROWS)
  let texts = new RecordTexts(total + SPARE_ROWS)
  const [shops, staffs, templates] = [namesOf(), namesOf(), namesOf()]
  const [titles, shopNames, staffNames] = [wordsOf(), wordsOf(), wordsOf()]
  const sales = saleNumbers()
  let [size, lastDay, day] = [0, '', 0]

  function add(row: SourceRow): void {
    if (size === columns.firstSeq.length) columns = withRoom(columns, Math.ceil(size * 1.5))
    const at = size++
    const hour = Number(row.time.slice(0, 2)) || 0
    if (row.day !== lastDay) {
      lastDay = row.day
      day = toDayNumber(row.day)
    }
    const staff = staffKey(row.cashierNumber, row.cashierName)
    columns.firstSeq[at] = row.firstSeq
    columns.at[at] = row.at
    columns.day[at] = businessDayNumber(day, hour, dayStartHour)
    columns.hour[at] = hour
    columns.weekday[at] = ((((day + 3) % 7) + 7) % 7) + 1
    columns.sale[at] = sales(row.saleId, row.requestId)
    columns.billFen[at] = row.billFen ?? -1
    columns.discountFen[at] = row.discountFen
    columns.kind[at] = row.kind === 'cash' ? 0 : 1
    setState(at, row)
    columns.offline[at] = row.offline ? 1 : 0
    columns.shop[at] = shops.number(row.shopId, row.shopName)
    columns.staff[at] = staffs.number(staff, row.cashierName)
    columns.template[at] = templates.number(templateKey(row.templateId, row.title), row.title)
    columns.title[at] = titles.number(row.title)
    columns.shopName[at] = shopNames.number(row.shopName)
    columns.staffName[at] = staffNames.number(staff, row.cashierName)
    texts.add({ ...row, memberName: row.memberName ?? '' })
  }

  /** All that changes of a row once it is there. */
  function setState(at: number, row: SourceRow): void {
    columns.state[at] = REDEMPTION_STATES.indexOf(row.state)
    columns.changedAt[at] = row.changedAt
    columns.byHand[at] = row.byHand ? 1 : 0
  }

  let isOrdered = true
  for (const row of source.all(connectionId)) {
    if (size > 0 && row.firstSeq < (columns.firstSeq[size - 1] ?? 0)) isOrdered = false
    add(row)
    if (size % TELL_EVERY === 0) told?.(size, Math.max(size, total))
  }
  if (!isOrdered) {
    const { firstSeq } = columns
    const order = Uint32Array.from({ length: size }, (_, row) => row)
    order.sort((a, b) => (firstSeq[a] ?? 0) - (firstSeq[b] ?? 0))
    columns = inOrder(columns, order)
    texts = texts.inOrder(order)
  }

  const { lastSeq, erased } = stand
  const table: RecordTable = { size, lastSeq, shops, staffs, templates, ...columns }
  const book: RecordBook = {
    table,
    columns,
    texts,
    titles: titles.words,
    shopNames: shopNames.words,
    staffNames: staffNames.words,
    said: { titles: titles.said, shopNames: shopNames.said, staffNames: staffNames.said },
    rowOf: (firstSeq) => rowOf(columns.firstSeq, size, firstSeq),
    refresh() {
      const now = source.stand()
      if (now.erased !== erased || now.lastSeq < table.lastSeq) return false
      if (now.lastSeq === table.lastSeq) return true
      for (const row of source.since(connectionId, table.lastSeq)) {
        const known = book.rowOf(row.firstSeq)
        if (known === -1) add(row)
        else setState(known, row)
      }
      // The columns are others where they had to grow.
      book.columns = columns
      Object.assign(table, columns, { size, lastSeq: now.lastSeq })
      return true
    },
  }
  return book
}

function rowOf(firstSeqs: Float64Array, size: number, firstSeq: number): number {
  let [low, high] = [0, size - 1]
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = firstSeqs[middle] ?? 0
    if (found === firstSeq) return middle
    if (found < firstSeq) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Numbers for ids; the newest name of each is the one that is kept. */
function namesOf(): Names & { number(id: string, name: string): number } {
  const known = new Map<string, number>()
  const ids: string[] = []
  const names: (string | null)[] = []
  return {
    ids,
    names,
    number(id, name) {
      let number = known.get(id)
      if (number === undefined) {
        number = ids.push(id) - 1
        known.set(id, number)
      }
      names[number] = name === '' ? (names[number] ?? null) : name
      return number
    },
  }
}

interface Words {
  words: string[]
  said: string[]
  number(word: string, said?: string): number
}

function wordsOf(): Words {
  const known = new Map<string, number>()
  const words: string[] = []
  const said: string[] = []
  return {
    words,
    said,
    number(word, as = word) {
      let number = known.get(word)
      if (number === undefined) {
        number = words.push(word.toLowerCase()) - 1
        said.push(as)
        known.set(word, number)
      }
      return number
    },
  }
}

/** Numbers for sales. Rows of one follow one another, but for those of early programs, whose ids tell nothing of the sale. */
function saleNumbers(): (saleId: string, requestId: string) => number {
  const early = new Map<string, number>()
  let [last, count] = ['', 0]
  return (saleId, requestId) => {
    if (requestId.slice(0, ID_START) !== saleId.slice(0, ID_START)) {
      const known = early.get(saleId) ?? count++
      early.set(saleId, known)
      return known
    }
    if (saleId !== last) {
      last = saleId
      count++
    }
    return count - 1
  }
}
