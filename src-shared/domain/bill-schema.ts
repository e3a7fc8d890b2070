import { z } from 'zod'
import { amountOf, BILL_MAX_FEN, QUANTITY_STEP } from './line-amount'

/** More lines than a till roll holds. */
export const BILL_LINES_MAX = 1_000

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
    lines: z.array(billLineSchema).max(BILL_LINES_MAX).default([]),
  })
  .refine(
    (bill) =>
      bill.lines.length === 0 ||
      bill.lines.reduce((sum, line) => sum + amountOf(line), 0) === bill.totalFen,
    {
      path: ['totalFen'],
      message: 'the lines do not add up to the total',
    },
  )
export type Bill = z.infer<typeof billSchema>
