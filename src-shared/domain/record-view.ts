import { z } from 'zod'
import { redemptionStateSchema } from './redemption'

/** `all`: both halves joined; `difference`: what only one of them has, or what they tell differently. */
export const RECORD_VIEWS = ['all', 'terminal', 'backend', 'difference'] as const
export const recordViewSchema = z.enum(RECORD_VIEWS)
export type RecordView = z.infer<typeof recordViewSchema>

/**
 * In what terminal and back end differ over one redemption, and why. No back end tells what a redemption took off
 * (document 000, `getlist`), and its staff ids are not this terminal's cashiers: neither can be compared.
 */
export const differenceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('onlyHere'),
    /** `notListed`: accepted, but the back end does not list it: undone there, or listed under another day. */
    why: z.enum(['notSent', 'inDoubt', 'parked', 'byHand', 'notListed']),
  }),
  z.object({
    kind: z.literal('onlyThere'),
    /** `elsewhere`: by another terminal of this shop, by hand in the back end, or missing in this ledger. */
    why: z.enum(['elsewhere', 'otherShop', 'refusedHere', 'voidedHere']),
  }),
  z.object({
    kind: z.literal('differs'),
    fields: z.array(z.enum(['member', 'shop', 'day', 'template'])).min(1),
  }),
])
export type Difference = z.infer<typeof differenceSchema>

/** The sums of what is filtered. */
export const recordTotalsSchema = z.object({
  count: z.int(),
  /** Of what neither was refused nor taken back, in fen; what only the back end has tells no amount. */
  discountFen: z.int(),
  /** How many records have no amount. */
  untold: z.int(),
  /** How many sales they belong to, of this terminal's own. */
  sales: z.int(),
  byState: z.record(redemptionStateSchema, z.int()),
})
export type RecordTotals = z.infer<typeof recordTotalsSchema>

/** How many records each view has under one filter; null where the back end's half is missing. */
export const viewCountsSchema = z.object({
  all: z.int(),
  terminal: z.int(),
  backend: z.int().nullable(),
  difference: z.object({ onlyHere: z.int(), onlyThere: z.int(), differs: z.int() }).nullable(),
})
export type ViewCounts = z.infer<typeof viewCountsSchema>
