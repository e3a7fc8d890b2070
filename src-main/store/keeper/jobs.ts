import type { Instant } from '@shared/domain/calendar'
import type { ChainVerdict } from '@shared/domain/chain-verdict'
import type { Backup, Recovery } from '@shared/domain/ledger-keeping'
import type { Problem } from '@shared/ipc/result'
import { backUp } from './back-up'
import { verifyLedger, type VerifyOptions } from '../chain/verify-chain'
import { withStorageProblems } from '../storage-problem'
import { checkLedger, type CheckResult } from './check-ledger'
import { recoverLedger } from './recover-ledger'
import { join } from 'node:path'

/** What takes as long as the ledger is large, and therefore happens beside the main thread. */
export interface KeeperJobs {
  check(): Promise<CheckResult>
  /** Compares every row with the chain, and that with what is known of it elsewhere. Throws `ProblemError` `storage.*`. */
  verifyChain(options: VerifyOptions): Promise<ChainVerdict>
  /** Throws `ProblemError` `storage.*`. */
  backUp(at: Instant): Promise<Backup>
  /** Nobody may have the ledger open. Throws `ProblemError` `backup.*`, `storage.*`. */
  recover(wish: RecoverWish): Promise<Recovery>
  /** Ends the thread; a job under way is not waited for. */
  end(): void
}

export interface RecoverWish {
  cause: Recovery['cause']
  /** A backup's name; null takes the newest that is good. */
  backup: string | null
  at: Instant
}

/** A job as it is sent to the thread, and its answer. */
export type JobOrder =
  | { id: number; job: 'check' }
  | { id: number; job: 'verifyChain'; options: VerifyOptions }
  | { id: number; job: 'backUp'; at: Instant }
  | { id: number; job: 'recover'; wish: RecoverWish }
export type JobAnswer =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; problem: Problem | null; error: string }

/** The jobs in this very thread. */
export function jobsHere(folder: string): KeeperJobs {
  return {
    check: async () => checkLedger(join(folder, 'ledger.db')),
    async verifyChain(options) {
      const file = join(folder, 'ledger.db')
      return withStorageProblems(file, () => verifyLedger(file, options))
    },
    backUp: (at) => backUp(folder, at),
    recover: async (wish) => recoverLedger(folder, wish),
    end: () => {},
  }
}
