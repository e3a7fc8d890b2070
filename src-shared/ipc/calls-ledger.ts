import { z } from 'zod'
import { chainVerdictSchema } from '../domain/chain-verdict'
import { backupSchema, recoverySchema } from '../domain/ledger-keeping'
import { pinSchema } from './calls-policy'
import { problemSchema } from './result'

const nothing = z.null()

/** What is known of the health of this terminal's own book. */
export const ledgerStateSchema = z.object({
  check: z.object({
    /** `waiting`: not checked since the start. */
    state: z.enum(['waiting', 'running', 'ok', 'damaged']),
    /** When the last check ended. */
    at: z.int().nullable(),
  }),
  backup: z.object({
    running: z.boolean(),
    /** When the newest backup was made. */
    lastAt: z.int().nullable(),
    /** Why the last try failed; the counter goes on without. */
    problem: problemSchema.nullable(),
  }),
  restoring: z.boolean(),
  /** Where the ledger lies, and beside it what was kept of an earlier one. */
  folder: z.string(),
  /** The last recovery, until somebody has read of it. */
  recovery: recoverySchema.nullable(),
})
export type LedgerState = z.infer<typeof ledgerStateSchema>

/** The calls about the ledger's check, its backups and its restoring. */
export const ledgerCalls = {
  'ledger.state': { input: nothing, output: ledgerStateSchema },
  /** Newest first; only those that passed their check were kept. */
  'ledger.backups': { input: nothing, output: z.array(backupSchema) },
  'ledger.checkNow': { input: nothing, output: ledgerStateSchema },
  /** Compares every row of the ledger with its link in the chain; takes as long as the ledger is large. */
  'ledger.verifyChain': { input: nothing, output: chainVerdictSchema },
  'ledger.backUpNow': { input: nothing, output: ledgerStateSchema },
  /** Puts a backup in the ledger's place, adds what the present ledger has beyond it, and keeps the present one beside. */
  'ledger.restore': {
    /** `pin` is needed as soon as one is set. */
    input: z.object({ name: z.string().max(64), pin: pinSchema.nullable() }),
    output: recoverySchema,
  },
  /** Somebody has read what the last recovery says. */
  'ledger.recoveryRead': { input: nothing, output: ledgerStateSchema },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

/** What is told of the ledger's health without being asked. */
export const ledgerEvents = {
  'ledger.changed': ledgerStateSchema,
} as const satisfies Record<string, z.ZodType>
