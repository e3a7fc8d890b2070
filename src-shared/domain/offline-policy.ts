import { z } from 'zod'

const HOURS_MAX = 24 * 365
const COUPONS_MAX = 100_000
const FEN_MAX = 100_000_000_00

/** How many coupons and how much money; null is no limit. */
export const limitSchema = z.object({
  count: z.int().min(0).max(COUPONS_MAX).nullable(),
  totalFen: z.int().min(0).max(FEN_MAX).nullable(),
})
export type Limit = z.infer<typeof limitSchema>

/**
 * What the owner lets this terminal redeem while the back end cannot be asked. Every limit counts what is
 * redeemed here and not confirmed yet, so that it frees itself when the line is back.
 */
export const offlinePolicySchema = z.object({
  /** Hours since the back end's last answer; null is no limit. */
  maxHoursSinceContact: z.int().min(0).max(HOURS_MAX).nullable().default(24),
  perTerminal: limitSchema.default({ count: 50, totalFen: 2_000_00 }),
  perMember: limitSchema.default({ count: 5, totalFen: 300_00 }),
  perTemplate: limitSchema.default({ count: 30, totalFen: 1_500_00 }),
  /** Ids of templates that are never redeemed offline, not even by a manager. */
  neverTemplates: z.array(z.string().min(1).max(64)).max(500).default([]),
  /** How many hours the knowledge of a member's coupons may be old; null is no limit. */
  staleAfterHours: z.int().min(0).max(HOURS_MAX).nullable().default(48),
})
export type OfflinePolicy = z.infer<typeof offlinePolicySchema>
