import { z } from 'zod'
import { CODE_FAULTS } from '../domain/code-faults'
import { CODE_LIMITS, CODE_MEANINGS } from '../domain/code-rules'
import { codeRulesSchema } from '../domain/code-rules-schema'
import { SCAN_MAX_CHARACTERS } from '../domain/scan-code'
import { pinSchema } from './calls-policy'

const nothing = z.null()
/** As they stand in the form: what is wrong with them is told field by field, not by a rejected call. */
const draftSchema = z.array(z.record(z.string(), z.unknown())).max(CODE_LIMITS.rules * 2)

const faultSchema = z.object({
  field: z.string(),
  wrong: z.enum(CODE_FAULTS),
  at: z.string(),
})
const faultsSchema = z.array(faultSchema)

/** The rules of the connection in use. */
const codeRulesViewSchema = z.object({
  rules: codeRulesSchema,
  /** Nobody has changed them yet. */
  areDefault: z.boolean(),
  /** Why the rules that are kept here cannot be used; the usual ones are in force then. */
  damaged: faultsSchema,
})

const missedSchema = z.enum([
  'prefix',
  'value',
  'pattern',
  'longForPattern',
  'noParameters',
  'noJson',
  'otherHost',
  'notThere',
])
const faultOfValueSchema = z.enum(['shape', 'checkDigit'])
const problemSchema = z.enum(['empty', 'tooLong', 'unreadable'])

/** What a code means by some rules, and what each of them made of it. */
export const codeTrialSchema = z.object({
  meaning: z
    .object({
      kind: z.enum([...CODE_MEANINGS, 'digits', 'name']),
      /** The id, number or text that is looked for. */
      value: z.string(),
    })
    .nullable(),
  /** Why it means nothing. */
  problem: problemSchema.nullable(),
  /** Which rule said so (from 0), the mark of a bill, or the reading of typed text. */
  by: z.union([z.int(), z.literal('billMark'), z.literal('typed')]).nullable(),
  rules: z.array(
    z.discriminatedUnion('verdict', [
      z.object({ verdict: z.literal('off') }),
      z.object({ verdict: z.literal('notAsked') }),
      z.object({ verdict: z.literal('missed'), why: missedSchema }),
      z.object({
        verdict: z.literal('caught'),
        fault: faultOfValueSchema.nullable(),
        fields: z.array(z.object({ name: z.string(), value: z.string() })),
      }),
    ]),
  ),
  /** What is wrong with the rules themselves; nothing was tried then. */
  faults: faultsSchema,
})
export type CodeTrial = z.infer<typeof codeTrialSchema>

/** Calls about what a scanned code means (docs/codes.md). None of them names a file: people choose it in the system's dialog. */
export const codeCalls = {
  'codes.get': { input: nothing, output: codeRulesViewSchema },
  'codes.set': {
    /** `pin` is needed as soon as one is set; null for the rules takes the usual ones again. */
    input: z.object({ rules: draftSchema.nullable(), pin: pinSchema.nullable() }),
    /** With faults nothing was kept. */
    output: codeRulesViewSchema.extend({ faults: faultsSchema }),
  },
  'codes.try': {
    input: z.object({ text: z.string().max(SCAN_MAX_CHARACTERS * 4), rules: draftSchema }),
    output: codeTrialSchema,
  },
  'codes.export': {
    input: z.object({ rules: draftSchema }),
    output: z.object({ file: z.string().nullable(), faults: faultsSchema }),
  },
  'codes.import': {
    input: nothing,
    output: z.object({
      file: z.string().nullable(),
      rules: codeRulesSchema.nullable(),
      faults: faultsSchema,
    }),
  },
} as const
