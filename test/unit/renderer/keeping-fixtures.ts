import type { Backup, Recovery } from '@shared/domain/ledger-keeping'
import type { CacheStatus } from '@shared/domain/cache'
import type { Status } from '@shared/domain/view'
import type { LedgerState } from '@shared/ipc/calls-ledger'
import { NOW } from './counter-fixtures'

export const HOUR_MS = 3_600_000
export const FOLDER = '/data/counter'

/** A ledger in good health, backed up an hour ago. */
export function ledgerState(change: Partial<LedgerState> = {}): LedgerState {
  return {
    check: { state: 'ok', at: NOW },
    backup: { running: false, lastAt: NOW - HOUR_MS, problem: null },
    restoring: false,
    folder: FOLDER,
    recovery: null,
    ...change,
  }
}

export function recovery(change: Partial<Recovery> = {}): Recovery {
  return {
    at: NOW,
    cause: 'damaged',
    backupAt: NOW - HOUR_MS,
    complete: false,
    rescued: 0,
    fragments: 0,
    keptFile: 'ledger.damaged-20261114-044100.db',
    ...change,
  }
}

export const backup = (number: number, change: Partial<Backup> = {}): Backup => ({
  name: `ledger-20261114-0${number}0000.db`,
  at: NOW - number * HOUR_MS,
  bytes: 2_621_440,
  entries: 1200 - number,
  ...change,
})

export const statusWith = (cache: CacheStatus): Status => ({
  line: { state: 'online', latencyMs: 12, lastAnswerAt: NOW },
  unsettled: { pending: 0, unknown: 0 },
  clock: { state: 'trusted', offsetMs: 0 },
  allowance: null,
  exceptions: 0,
  cache,
})
