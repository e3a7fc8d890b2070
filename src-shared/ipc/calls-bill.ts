import { z } from 'zod'
import { BILL_TEXT_MAX_CHARACTERS } from '../domain/bill-text'
import { handedBillSchema } from '../domain/handed-bill'
import { problemSchema } from './result'

/** Calls about bills that the cash register, a scan or the clipboard hands over (docs/bill.md). */
export const billCalls = {
  /** What came by the command line and was not taken yet; the second call answers that there is nothing. */
  'bill.take': {
    input: z.null(),
    output: z.object({
      bill: handedBillSchema.nullable(),
      /** Why the last bad one was refused. */
      problem: problemSchema.nullable(),
    }),
  },
  /** Reads `BILL:…`; one character more than a bill may have, so that "too long" gets its own sentence. */
  'bill.read': {
    input: z.object({ text: z.string().max(BILL_TEXT_MAX_CHARACTERS + 1) }),
    output: handedBillSchema,
  },
} as const

/** Told when something waits for `bill.take`. */
export const billEvents = { 'bill.waiting': z.null() } as const
