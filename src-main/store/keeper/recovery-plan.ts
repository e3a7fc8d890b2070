import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { asideName } from '../set-aside'
import { flush, flushFolder } from './flush'

/** A recovery under way, written down before its first step so that a crash in it is gone on from. */
const planSchema = z.object({
  cause: z.enum(['damaged', 'restored']),
  at: z.int(),
  /** The name under which the earlier ledger is kept. */
  kept: z.string(),
  /** The backup that was asked for; null takes the newest that is good. */
  backup: z.string().nullable(),
})
export type Plan = z.infer<typeof planSchema>

const PLAN = 'ledger.recovery.json'

/** True when a recovery was cut off: the ledger must not be opened before it is finished. */
export function isRecovering(folder: string): boolean {
  return existsSync(join(folder, PLAN))
}

/** Decides under which name the present ledger is kept, and writes that down first. */
export function makePlan(ledger: string, wish: Pick<Plan, 'cause' | 'backup' | 'at'>): Plan {
  const reason = wish.cause === 'damaged' ? 'damaged' : 'before-restore'
  const kept = basename(asideName(ledger, reason, wish.at))
  const plan: Plan = { ...wish, kept }
  const file = join(dirname(ledger), PLAN)
  writeFileSync(`${file}.part`, JSON.stringify(plan))
  flush(`${file}.part`)
  renameSync(`${file}.part`, file)
  flushFolder(dirname(ledger))
  return plan
}

/** The recovery that was cut off, if any. */
export function readPlan(folder: string): Plan | null {
  if (!isRecovering(folder)) return null
  return planSchema.parse(JSON.parse(readFileSync(join(folder, PLAN), 'utf8')))
}

/** The recovery is over. */
export function forgetPlan(folder: string): void {
  rmSync(join(folder, PLAN), { force: true })
  flushFolder(folder)
}
