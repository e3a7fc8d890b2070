import type { Bill } from './bill-schema'
import type { Fen } from './money'

// Without the library that checks shapes: the screens work discounts out before they need it.
export type { Bill, BillLine } from './bill-schema'

/** A bill of which nothing is known but its total. */
export const billOf = (totalFen: Fen): Bill => ({ totalFen, lines: [] })
