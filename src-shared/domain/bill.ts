import { z } from 'zod'
import type { Fen } from './money'

/** The contract's limit for an amount, in fen: a hundred million yuan. */
export const BILL_MAX_FEN = 100_000_000_00
const LINES_MAX = 500
/** Weighed goods are sold by the thousandth. */
const QUANTITY_STEP = 0.001

const id = z.string().min(1).max(64)

/** One line of a bill as a cash register hands it over. */
export const billLineSchema = z.object({
  goodsId: id.nullable().default(null),
  categoryId: id.nullable().default(null),
  supplierId: id.nullable().default(null),
  title: z.string().max(200).nullable().default(null),
  /** Pieces, or a weight with up to three decimals. */
  quantity: z.number().positive().max(100_000).multipleOf(QUANTITY_STEP),
  /** Of one unit. */
  priceFen: z.int().nonnegative().max(BILL_MAX_FEN),
})
export type BillLine = z.infer<typeof billLineSchema>

/** What the member is to pay before any coupon: lines that add up to the total, or the total alone. */
export const billSchema = z
  .object({
    totalFen: z.int().nonnegative().max(BILL_MAX_FEN),
    lines: z.array(billLineSchema).max(LINES_MAX).default([]),
  })
  .refine((bill) => bill.lines.length === 0 || sumOf(bill.lines) === bill.totalFen, {
    path: ['totalFen'],
    message: 'the lines do not add up to the total',
  })
export type Bill = z.infer<typeof billSchema>

/** A bill of which nothing is known but its total. */
export const billOf = (totalFen: Fen): Bill => ({ totalFen, lines: [] })

/** What a line comes to in whole fen; half a fen counts as one. */
export function amountOf({ quantity, priceFen }: Pick<BillLine, 'quantity' | 'priceFen'>): Fen {
  // In thousandths, so that 0.3 kg is exactly three tenths.
  return Math.floor((Math.round(quantity / QUANTITY_STEP) * priceFen + 500) / 1000)
}

function sumOf(lines: readonly BillLine[]): Fen {
  return lines.reduce((sum, line) => sum + amountOf(line), 0)
}
