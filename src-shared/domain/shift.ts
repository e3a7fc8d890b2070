import { z } from 'zod'
import { addDays, wallClock, type Day, type Instant } from './calendar'
import { PRINT_STATES } from './print-state'
import { redemptionStateSchema } from './redemption'

/** The latest hour at which a shop's business day may begin. */
export const DAY_START_MAX = 12

/** The day that a shop counts something to: before `dayStartHour` (0 to 12) by its clock it is still the day before. */
export function businessDayOf(at: Instant, timeZone: string, dayStartHour: number): Day {
  // By the hands of the clock and not by hours gone: on two days of the year they are not the same.
  const { day, time } = wallClock(at, timeZone)
  return Number(time.slice(0, 2)) < dayStartHour ? addDays(day, -1) : day
}

/** A number of redemptions and what they took off, in fen. */
const tallySchema = z.object({ count: z.int().nonnegative(), discountFen: z.int() })
export type Tally = z.infer<typeof tallySchema>

/**
 * What cannot be left without a word when a shift is closed: redemptions that are not sent or confirmed, in doubt, at the
 * exceptions desk, to be written off by hand, accepted here but not on the back end's list; and papers that did not come out.
 */
export const DIFFERENCES = [
  'waiting',
  'doubt',
  'exceptions',
  'byHand',
  'onlyHere',
  'unprinted',
] as const
export type DifferenceKind = (typeof DIFFERENCES)[number]

export const differenceSchema = z.object({
  kind: z.enum(DIFFERENCES),
  count: z.int().positive(),
  discountFen: z.int(),
  /** What whoever closed the shift said of it; null while it is open, and where nobody closed it. */
  remark: z.string().nullable(),
})
export type Difference = z.infer<typeof differenceSchema>

/** A shift in figures, as it stands or as it was closed: then it is kept for good and never worked out again. */
export const shiftReportSchema = z.object({
  version: z.literal(1),
  shiftId: z.uuid(),
  businessDay: z.iso.date(),
  /** The first, second … of that business day on this terminal. */
  number: z.int().positive(),
  shop: z.object({ id: z.string(), name: z.string() }),
  openedAt: z.int(),
  openedBy: z.string(),
  closedAt: z.int(),
  closedBy: z.string(),
  training: z.boolean(),
  /** Sales made in the shift, the bills that were told for them, and what was left to pay. */
  sales: z.int().nonnegative(),
  billFen: z.int(),
  payFen: z.int(),
  /** Everything that was redeemed in the shift, whatever became of it. */
  redeemed: tallySchema,
  /** What of it stands: neither refused nor taken back. */
  stands: tallySchema,
  byState: z.partialRecord(redemptionStateSchema, tallySchema),
  /** Taken back in this shift, but redeemed in an earlier one. */
  voidedEarlier: tallySchema,
  overrides: z.int().nonnegative(),
  staff: z.array(z.object({ name: z.string(), sales: z.int(), stands: tallySchema })),
  /** Papers of the shift's sales by what became of them. */
  papers: z.partialRecord(z.enum(PRINT_STATES), z.int()),
  /** What the back end's own list says of the shift; null where it was not asked, or did not answer. */
  backEnd: z
    .object({
      /** Of what this terminal has accepted, how many are on the list. */
      found: z.int(),
      /** On the list for this shop and time, but not of this terminal. */
      others: z.int(),
    })
    .nullable(),
  differences: z.array(differenceSchema),
})
export type ShiftReport = z.infer<typeof shiftReportSchema>

/** How a shift ended: somebody closed it, or the day changed and nobody had. */
export const SHIFT_ENDS = ['closed', 'forgotten'] as const

/** A shift that is over, with the beginning of the seal that was put on the ledger then. */
export const closedShiftSchema = shiftReportSchema.extend({
  end: z.enum(SHIFT_ENDS),
  seal: z.string(),
})
export type ClosedShift = z.infer<typeof closedShiftSchema>
