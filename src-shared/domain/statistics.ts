import { z } from 'zod'

const count = z.int().nonnegative()
const fen = z.int()

/** What redemptions come to that count: accepted ones and those on their way. Voided and refused ones are told apart. */
export const totalsSchema = z.object({
  count,
  discountFen: fen,
  /** How many of them gave goods instead of money off. */
  exchanges: count,
  /** How many of them the back end has not confirmed yet. */
  waiting: count,
  /** Sales with at least one of them. */
  sales: count,
  /** Of those sales: how many have a bill, what these bills come to, and what was taken off them. */
  bills: count,
  billFen: fen,
  billDiscountFen: fen,
  voided: count,
  voidedFen: fen,
  refused: count,
  refusedFen: fen,
})
export type Totals = z.infer<typeof totalsSchema>

/** One business day. */
export const dayFiguresSchema = totalsSchema.extend({ day: z.iso.date() })
export type DayTotals = z.infer<typeof dayFiguresSchema>

/** One shop, cashier or template, with what it had in the period before. */
export const groupSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  count,
  discountFen: fen,
  voided: count,
  refused: count,
  previousCount: count,
  previousDiscountFen: fen,
})
export type Group = z.infer<typeof groupSchema>

/** What became of the coupons of one template that members were given in the period. */
export const fateSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  given: count,
  used: count,
  /** Neither used nor gone, and their last day is over. */
  expired: count,
  /** Given away to somebody else, or taken back by the shop. */
  gone: count,
  /** The rest: to be used yet. */
  open: count,
  /** Half of the used ones were used within so many days; null where no day of use is known. */
  medianDays: count.nullable(),
})
export type Fate = z.infer<typeof fateSchema>

/** Days from gift to use, as far as each bar reaches; the last one is open. */
export const WAIT_STEPS = [0, 3, 7, 14, 30, 60] as const

export const fatesSchema = z.object({
  /** Every change of the back end up to then is in it. */
  asOf: z.int(),
  templates: z.array(fateSchema),
  /** How many coupons were used after so many days: one number for each of `WAIT_STEPS`, and one for later. */
  waits: z.array(count).length(WAIT_STEPS.length + 1),
  /** Coupons whose day of gift the back end does not tell: they are in none of the numbers. */
  undated: count,
})
export type Fates = z.infer<typeof fatesSchema>

const namedSchema = z.object({ id: z.string(), name: z.string().nullable() })
const periodSchema = z.object({ from: z.iso.date(), to: z.iso.date() })

/** The figures of a period. `hours` have 168 numbers: Monday 0:00 first, then hour by hour of the shop's clock. */
export const statisticsSchema = z.object({
  period: periodSchema,
  previous: periodSchema,
  /** When the ledger was read. */
  asOf: z.int(),
  totals: totalsSchema,
  previousTotals: totalsSchema,
  days: z.array(dayFiguresSchema),
  previousDays: z.array(dayFiguresSchema),
  hours: z.object({
    count: z.array(count).length(168),
    discountFen: z.array(fen).length(168),
  }),
  shops: z.array(groupSchema),
  staffs: z.array(groupSchema),
  templates: z.array(groupSchema),
  /** What became of the coupons that were given; null where the terminal does not know all of them. */
  fates: fatesSchema.nullable(),
  /** What may be chosen from: every shop, cashier and template that the book knows. */
  choices: z.object({
    shops: z.array(namedSchema),
    staffs: z.array(namedSchema),
    templates: z.array(namedSchema),
  }),
})
export type Statistics = z.infer<typeof statisticsSchema>
