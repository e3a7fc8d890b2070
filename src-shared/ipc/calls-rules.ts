import { z } from 'zod'
import { combinationRulesSchema } from '../domain/combination-rules-schema'
import { sessionSchema } from '../domain/view'
import { pinSchema } from './calls-policy'

/** Calls about what the shop decides about several coupons on one bill; the session tells what is in force. */
export const ruleCalls = {
  'rules.set': {
    /** `pin` is needed as soon as one is set. */
    input: z.object({ rules: combinationRulesSchema, pin: pinSchema.nullable() }),
    output: sessionSchema,
  },
} as const
