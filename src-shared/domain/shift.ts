import { z } from 'zod'
import { PRINT_STATES } from './print-state'
import { redemptionStateSchema } from './redemption'

/** A number of redemptions and what they took off, in fen. */
const tallySchema = z.object({ count: z.int().nonnegative(), discountFen: z.int() })
export type Tally = z.infer<typeof tallySchema>
/** Of reports that were kept before these were told. */
const untold = tallySchema.default({ count: 0, discountFen: 0 })

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
  /** Sales made in the shift, whatever became of them. */
  sales: z.int().nonnegative(),
  /** The bills of those of which anything stands, and what is left to pay of them after what stands. */
  billFen: z.int(),
  payFen: z.int(),
  /** Everything that was redeemed in the shift, whatever became of it. */
  redeemed: tallySchema,
  /** What of it stands: neither refused nor taken back. */
  stands: tallySchema,
  byState: z.partialRecord(redemptionStateSchema, tallySchema),
  /**
   * What changed in this shift of what earlier ones reported, compared with how it stood at their end: taken back, refused
   * although it stood, and standing although it was refused. With these the reports of a day add up to its statistics.
   */
  voidedEarlier: tallySchema,
  refusedEarlier: untold,
  againEarlier: untold,
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
