import type { RecordTable } from './record-table'

/** The columns of a table and of what lies beside it, by name. */
export type Columns = Pick<
  RecordTable,
  | 'firstSeq'
  | 'at'
  | 'day'
  | 'hour'
  | 'weekday'
  | 'sale'
  | 'billFen'
  | 'discountFen'
  | 'kind'
  | 'state'
  | 'offline'
  | 'shop'
  | 'staff'
  | 'template'
> & {
  /** When the row got its state. */
  changedAt: Float64Array
  /** 1: by that state it has to be written off in the back end by hand. */
  byHand: Uint8Array
  /** What the receipt calls them: names change, and each is found by what it was called then. */
  title: Uint32Array
  shopName: Uint32Array
  staffName: Uint32Array
}

type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array

/** Columns with room for so many rows. */
export function columnsOf(rows: number): Columns {
  return {
    firstSeq: new Float64Array(rows),
    at: new Float64Array(rows),
    changedAt: new Float64Array(rows),
    byHand: new Uint8Array(rows),
    day: new Int32Array(rows),
    hour: new Uint8Array(rows),
    weekday: new Uint8Array(rows),
    sale: new Uint32Array(rows),
    billFen: new Float64Array(rows),
    discountFen: new Float64Array(rows),
    kind: new Uint8Array(rows),
    state: new Uint8Array(rows),
    offline: new Uint8Array(rows),
    shop: new Uint32Array(rows),
    staff: new Uint32Array(rows),
    template: new Uint32Array(rows),
    title: new Uint32Array(rows),
    shopName: new Uint32Array(rows),
    staffName: new Uint32Array(rows),
  }
}

/** The same columns with more room. */
export function withRoom(columns: Columns, rows: number): Columns {
  return each(columns, columnsOf(rows), (to, from) => to.set(from))
}

/** The rows in another order. */
export function inOrder(columns: Columns, order: Uint32Array): Columns {
  return each(columns, columnsOf(order.length), (to, from) => {
    for (let row = 0; row < order.length; row++) to[row] = from[order[row] ?? 0] ?? 0
  })
}

function each(from: Columns, to: Columns, work: (to: Numbers, from: Numbers) => void): Columns {
  for (const name of Object.keys(to) as (keyof Columns)[]) work(to[name], from[name])
  return to
}
