import { z } from 'zod'
import { discountOrderSchema } from './combination-rules-schema'
import { billLineSchema } from './bill-schema'

/**
 * What the member takes home: frozen in the ledger at the moment of redeeming and never rebuilt
 * from live data. Amounts in fen, `at` in UTC milliseconds, `day`/`time` as the shop's wall clock showed them.
 */
export const receiptSchema = z.object({
  version: z.literal(1),
  number: z.string(),
  shop: z.object({ id: z.string(), name: z.string(), address: z.string().nullable() }),
  cashier: z.object({ number: z.string(), name: z.string() }),
  member: z.object({ id: z.string(), name: z.string().nullable(), phone: z.string().nullable() }),
  at: z.int(),
  day: z.iso.date(),
  time: z.string(),
  lines: z
    .array(
      z.object({
        couponId: z.string(),
        title: z.string(),
        kind: z.enum(['cash', 'exchange']),
        /** The coupon's own value; `discountFen` is what of it the bill could take. */
        faceFen: z.int().nonnegative(),
        discountFen: z.int().nonnegative(),
      }),
    )
    .min(1),
  billFen: z.int().nonnegative().nullable(),
  /** The cash register's own number of the bill, where it handed one over. */
  billNumber: z.string().nullable().default(null),
  /** What was bought, where the register told it: the discounts went by these lines. */
  billLines: z.array(billLineSchema).default([]),
  discountFen: z.int().nonnegative(),
  payFen: z.int().nonnegative().nullable(),
  training: z.boolean(),
  /** Given out while the coupon API could not be asked; missing in receipts of the first version. */
  offline: z.boolean().default(false),
  /** Which rules worked the discounts out (`RULES_VERSION`); 0 before there were any: face values one after the other. */
  rules: z.int().nonnegative().default(0),
  /** In which order the shop had the kinds taken off; left out where it was the usual one. */
  discountOrder: discountOrderSchema.optional(),
  /** The shop took one coupon per bill; left out where it did not. */
  onePerBill: z.boolean().optional(),
})
export type Receipt = z.infer<typeof receiptSchema>
