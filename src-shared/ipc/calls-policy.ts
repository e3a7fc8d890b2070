import { z } from 'zod'
import { PIN } from '../domain/pin'
import { memberAllowanceSchema } from '../domain/offline-allowance'
import { offlinePolicySchema } from '../domain/offline-policy'
import { staffNumberSchema } from '../domain/staff'

const nothing = z.null()
const idSchema = z.string().min(1).max(64)

/** What a manager types: short enough for a counter, digits alone so that a number pad will do. */
export const pinSchema = z.string().regex(PIN)

/** A manager's word for a sale that the offline policy stops. */
export const overrideInputSchema = z.object({
  pin: pinSchema,
  /** Whose PIN it is, where the terminal keeps staff. */
  number: staffNumberSchema.optional(),
  reason: z.string().trim().min(1).max(200),
})
export type OverrideInput = z.infer<typeof overrideInputSchema>

/** The rules as the owner set them, and who may make exceptions. */
export const offlineRulesSchema = z.object({
  policy: offlinePolicySchema,
  /** Whose PIN it is; null while none is set. */
  manager: z.string().nullable(),
  /** Templates that this terminal has redeemed lately or that are named in the policy, to choose from. */
  templates: z.array(z.object({ id: z.string(), title: z.string().nullable() })),
})
export type OfflineRules = z.infer<typeof offlineRulesSchema>

/** Calls about what may be redeemed while the back end cannot be asked. */
export const policyCalls = {
  'offline.rules': { input: nothing, output: offlineRulesSchema },
  'offline.setPolicy': {
    /** `pin` is needed as soon as one is set. */
    input: z.object({ policy: offlinePolicySchema, pin: pinSchema.nullable() }),
    output: offlineRulesSchema,
  },
  /** Null while the policy does not apply to this member. */
  'offline.allowance': {
    input: z.object({ memberId: idSchema }),
    output: memberAllowanceSchema.nullable(),
  },
  'manager.setPin': {
    input: z.object({
      oldPin: pinSchema.nullable(),
      newPin: pinSchema,
      name: z.string().trim().min(1).max(64),
    }),
    output: offlineRulesSchema,
  },
} as const
