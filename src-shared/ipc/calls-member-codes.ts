import { z } from 'zod'
import { pinSchema } from './calls-policy'

const member = { memberId: z.string().min(1).max(64) }
/** Needed as soon as one is set. */
const pin = pinSchema.nullable()

/** A card that a member was given; its code is told only when it is issued. */
export const memberCardSchema = z.object({
  serial: z.int(),
  issuedAt: z.int(),
  revokedAt: z.int().nullable(),
})

const codesSchema = z.object({
  /** The address of the page for the member's phone: for the member alone. */
  url: z.string(),
  /** The address leads to this computer: no phone reaches it. */
  onlyHere: z.boolean(),
  cards: z.array(memberCardSchema),
})
export type MemberCodes = z.infer<typeof codesSchema>

/** Calls about the codes of one member: a page for the phone, and cards. */
export const memberCodeCalls = {
  'memberCodes.show': { input: z.object(member), output: codesSchema },
  /** Makes the code and the page's address others: for a phone that was lost. */
  'memberCodes.renew': { input: z.object({ ...member, pin }), output: codesSchema },
  'memberCodes.issueCard': {
    input: z.object(member),
    output: memberCardSchema.extend({ code: z.string() }),
  },
  'memberCodes.revokeCard': {
    input: z.object({ ...member, serial: z.int(), pin }),
    output: codesSchema,
  },
} as const
