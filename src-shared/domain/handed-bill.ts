import { z } from 'zod'
import { billSchema } from './bill-schema'

/** A bill that the cash register, a scan or the clipboard handed over, checked. */
export const handedBillSchema = z.object({
  /** The main process keeps the bill under this id: redeeming names it instead of sending the lines back. */
  id: z.uuid(),
  /** The register's own number of it. */
  number: z.string().nullable(),
  bill: billSchema,
  /** Whose it is: the id where the register knows it, and what the counter's field would be given to find them. */
  member: z.object({ id: z.string().nullable(), find: z.string() }).nullable(),
})
export type HandedBill = z.infer<typeof handedBillSchema>
