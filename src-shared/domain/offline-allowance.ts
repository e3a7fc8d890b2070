import { z } from 'zod'
import { limitSchema } from './offline-policy'

const countOver = { limit: z.int(), used: z.int(), wanted: z.int() }

/** A rule of the policy that a sale would break: a code with the data that its sentence needs. */
export const breachSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('tooLongOffline'), hours: z.int(), maxHours: z.int() }),
  /** The back end of this connection has never answered this terminal. */
  z.object({ code: z.literal('neverContacted') }),
  z.object({ code: z.literal('stale'), hours: z.int(), maxHours: z.int() }),
  /** A coupon with dates or weekdays, and nothing tells what day it is. */
  z.object({ code: z.literal('untrustedClock'), title: z.string() }),
  z.object({ code: z.literal('neverOffline'), templateId: z.string(), title: z.string() }),
  z.object({ code: z.literal('terminalCount'), ...countOver }),
  z.object({ code: z.literal('memberCount'), ...countOver }),
  z.object({ code: z.literal('templateCount'), title: z.string(), ...countOver }),
  /** Amounts in fen. */
  z.object({ code: z.literal('terminalTotal'), ...countOver }),
  z.object({ code: z.literal('memberTotal'), ...countOver }),
  z.object({ code: z.literal('templateTotal'), title: z.string(), ...countOver }),
])
export type Breach = z.infer<typeof breachSchema>

/** A limit and what is left of it, never negative; null where there is no limit. */
export const roomSchema = z.object({ limit: limitSchema, left: limitSchema })
export type Room = z.infer<typeof roomSchema>

/** What this terminal may still redeem while the policy applies. */
export const allowanceSchema = z.object({
  terminal: roomSchema,
  /** When the time since the last contact runs out (UTC ms); null without a limit or without any contact. */
  contactUntil: z.int().nullable(),
  /** What stops every sale, whatever its coupons. */
  breaches: z.array(breachSchema),
})
export type Allowance = z.infer<typeof allowanceSchema>

/** The same for one member, with what stands against each usable coupon alone. */
export const memberAllowanceSchema = allowanceSchema.extend({
  member: roomSchema,
  coupons: z.array(z.object({ couponId: z.string(), breaches: z.array(breachSchema) })),
})
export type MemberAllowance = z.infer<typeof memberAllowanceSchema>
