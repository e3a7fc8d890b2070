import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@shared/domain/calendar'
import type { ChainVerdict } from '@shared/domain/chain-verdict'
import type { Backup, Recovery } from '@shared/domain/ledger-keeping'
import type { LedgerState } from '@shared/ipc/calls-ledger'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { Log } from '../log'
import { listBackups } from './keeper/backup-files'
import type { KeeperJobs } from './keeper/jobs'
import type { ChainHead } from './chain/link'
import type { VerifyOptions } from './chain/verify-chain'
import type { LedgerSeat } from './ledger-seat'
import { withStorageProblems } from './storage-problem'

const HOUR_MS = 3_600_000
const LOOK_EVERY_MS = 60_000

/** Looks after the ledger while the counter works: checks it, backs it up, restores it. */
export interface LedgerKeeper {
  state(): LedgerState
  backups(): Backup[]
  /** Checks the ledger as it starts: one that is damaged is replaced at once. Never rejects. */
  begin(): Promise<void>
  /** Checks and tells; changes nothing. */
  checkNow(): Promise<LedgerState>
  /** Compares every row with the chain; changes nothing. Throws `ProblemError` `ledger.busy`, `storage.*`. */
  verifyChain(): Promise<ChainVerdict>
  /** Throws `ProblemError` `storage.*`. */
  backUpNow(): Promise<LedgerState>
  /** Makes a backup when the newest is older than an hour and something was written since. Never rejects. */
  backUpIfDue(): Promise<void>
  /** Throws `ProblemError` `ledger.busy`, `backup.*`, `storage.*`. */
  restore(name: string): Promise<Recovery>
  recoveryRead(): LedgerState
  stop(): void
}

export interface KeeperParts {
  folder: string
  seat: LedgerSeat
  jobs: KeeperJobs
  log: Log
  /** What `state` tells has changed. */
  changed(): void
  /** Another ledger is in its place: what anybody remembers of the earlier one is void. */
  exchanged(): void
  now?: () => Instant
  /** What is known of the chain outside the ledger. */
  seals?: {
    key(): string | null
    end(): ChainHead | null
    /** Another ledger is about to be in its place. */
    forgetEnd(): void
  }
}

/** Makes the keeper. It does nothing before `begin`. */
export function createLedgerKeeper(parts: KeeperParts): LedgerKeeper {
  const { folder, seat, jobs, log, now = Date.now } = parts
  let check: LedgerState['check'] = { state: 'waiting', at: null }
  let backupRunning: Promise<void> | null = null
  let backupProblem: Problem | null = null
  let restoring = false
  let stopped = false
  let looking: NodeJS.Timeout | undefined

  function state(): LedgerState {
    return {
      check,
      backup: {
        running: backupRunning !== null,
        lastAt: backups()[0]?.at ?? null,
        problem: backupProblem,
      },
      restoring,
      folder,
      recovery: seat.isTaken() ? seat.ledger.unreadRecovery() : null,
    }
  }

  const backups = (): Backup[] => withStorageProblems(folder, () => listBackups(folder))

  /** True when the file itself is damaged. */
  async function lookThrough(): Promise<boolean> {
    if (stopped) return false
    const before = check
    check = { ...check, state: 'running' }
    parts.changed()
    try {
      const { damage, doubts } = await jobs.check()
      const isSound = damage.length === 0 && doubts.length === 0
      check = { state: isSound ? 'ok' : 'damaged', at: now() }
      if (isSound) log.info('ledger.checked')
      else log.error('ledger.unsound', { damage, doubts })
      return damage.length > 0
    } catch (error) {
      check = before
      log.warn('ledger.notChecked', { error: String(error) })
      return false
    } finally {
      parts.changed()
    }
  }

  /** One at a time: a second wish is served by the one under way. */
  function backUp(): Promise<void> {
    backupRunning ??= makeBackup().finally(() => {
      backupRunning = null
      parts.changed()
    })
    parts.changed()
    return backupRunning
  }

  async function makeBackup(): Promise<void> {
    try {
      // Nothing good may be pushed out by copies of a book that is not sound.
      if (check.state === 'damaged') {
        throw new ProblemError({ code: 'storage.damaged', file: join(folder, 'ledger.db') })
      }
      const { name, bytes } = await jobs.backUp(now())
      backupProblem = null
      log.info('ledger.backedUp', { name, bytes })
    } catch (error) {
      backupProblem = error instanceof ProblemError ? error.problem : { code: 'internal' }
      // A program that closes breaks its backup off; the next start makes it.
      if (stopped) log.info('ledger.backupBrokenOff', { error: String(error) })
      else log.warn('ledger.notBackedUp', { problem: backupProblem.code, error: String(error) })
      throw error
    }
  }

  function isDue(): boolean {
    const at = now()
    const last = backups().find((backup) => backup.at <= at)?.at ?? null
    if (last === null) return true
    return at - last >= HOUR_MS && lastWriteAt() > last
  }

  function lastWriteAt(): Instant {
    const ledger = join(folder, 'ledger.db')
    const times = [ledger, `${ledger}-wal`].map(
      (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0,
    )
    return Math.max(...times)
  }

  async function backUpIfDue(): Promise<void> {
    try {
      if (
        !stopped &&
        !restoring &&
        check.state !== 'damaged' &&
        check.state !== 'running' &&
        isDue()
      ) {
        await backUp()
      }
    } catch (error) {
      log.debug('ledger.backupWaits', { error: String(error) })
    }
  }

  async function exchange(cause: Recovery['cause'], backup: string | null): Promise<Recovery> {
    if (restoring) throw new ProblemError({ code: 'ledger.busy' })
    restoring = true
    parts.changed()
    try {
      await backupRunning?.catch(() => {})
      parts.seals?.forgetEnd()
      const recovery = await seat.exchange(() => jobs.recover({ cause, backup, at: now() }))
      check = { state: 'waiting', at: null }
      log.warn('ledger.recovered', { ...recovery })
      return recovery
    } finally {
      restoring = false
      parts.exchanged()
      parts.changed()
    }
  }

  return {
    state,
    backups,
    backUpIfDue,
    async begin() {
      if (stopped) return
      looking = setInterval(() => void backUpIfDue(), LOOK_EVERY_MS)
      looking.unref()
      try {
        if (await lookThrough()) {
          await exchange('damaged', null)
          await lookThrough()
        }
      } catch (error) {
        log.error('ledger.notRecovered', { error: String(error) })
      }
      await backUpIfDue()
    },
    async checkNow() {
      if (check.state !== 'running') await lookThrough()
      return state()
    },
    async verifyChain() {
      if (restoring) throw new ProblemError({ code: 'ledger.busy' })
      const verdict = await jobs.verifyChain(knownOf(parts.seals))
      if (verdict.ok) log.info('ledger.chainVerified', { rows: verdict.rows })
      else log.error('ledger.chainBroken', { ...verdict.first })
      return verdict
    },
    async backUpNow() {
      await backUp()
      return state()
    },
    async restore(name) {
      const recovery = await exchange('restored', name)
      void lookThrough()
      return recovery
    },
    recoveryRead() {
      seat.ledger.recoveryRead(now())
      parts.changed()
      return state()
    },
    stop() {
      stopped = true
      clearInterval(looking)
      jobs.end()
    },
  }
}

function knownOf(seals: KeeperParts['seals']): VerifyOptions {
  const [sealKey, known] = [seals?.key() ?? null, seals?.end() ?? null]
  return { ...(sealKey === null ? {} : { sealKey }), ...(known === null ? {} : { known }) }
}
