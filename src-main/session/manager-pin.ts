import { z } from 'zod'
import { ProblemError } from '@shared/ipc/result'
import type { SteadyClock } from '../sync/steady-clock'
import { hashPin, PIN_HASH, pinMatches } from './pin-hash'
import type { Secrets } from './secrets'

/** So many misses are free; each further one costs a wait, twice as long as the one before. */
const FREE_MISSES = 5
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 3_600_000
const SECRET = 'manager-pin'

const recordSchema = z.object({
  name: z.string(),
  hash: z.string().regex(PIN_HASH),
  /** Wrong PINs since the last right one: on the disk, so that a restart does not forget them. */
  misses: z.int().nonnegative(),
})
type ManagerRecord = z.infer<typeof recordSchema>

/** The one PIN that lets a sale pass against the offline policy, changes its rules and restores a backup. */
export interface ManagerPin {
  /** Whose PIN it is; null while none is set. */
  name(): string | null
  /** Resolves with the manager's name. Throws `ProblemError` `manager.*`: no PIN set, a wrong one, or locked. */
  check(pin: string): Promise<string>
  /** Resolves when nobody has set a PIN yet, or with the right one. Throws `ProblemError` `manager.*`. */
  agree(pin: string | null): Promise<void>
  /** Replaces PIN and name; the caller has checked the old one. */
  set(name: string, pin: string): void
}

/** Seals a manager's PIN, given plain or as a hash of `hashPin`. */
export function sealManager(secrets: Secrets, name: string, hash: string): void {
  write(secrets, { name, hash, misses: 0 })
}

/** Opens the manager's PIN. A wait that was not over when the program ended begins anew. */
export function openManagerPin(secrets: Secrets, steady: SteadyClock): ManagerPin {
  let lockedUntil = steady() + waitAfter(read(secrets)?.misses ?? 0)
  let turn: Promise<unknown> = Promise.resolve()

  async function check(pin: string): Promise<string> {
    const record = read(secrets)
    if (!record) throw new ProblemError({ code: 'manager.noPin' })
    refuseWhileLocked()
    // Counted before it is looked at: ending the program in between must not give another try.
    const misses = record.misses + 1
    write(secrets, { ...record, misses })
    if (await pinMatches(pin, record.hash)) {
      write(secrets, { ...record, misses: 0 })
      return record.name
    }
    lockedUntil = steady() + waitAfter(misses)
    refuseWhileLocked()
    throw new ProblemError({ code: 'manager.wrongPin', triesLeft: FREE_MISSES - misses })
  }

  function refuseWhileLocked(): void {
    const left = lockedUntil - steady()
    if (left > 0) {
      throw new ProblemError({ code: 'manager.locked', seconds: Math.ceil(left / 1_000) })
    }
  }

  /** One after the other: many at once must not be one miss. */
  function inTurn(pin: string): Promise<string> {
    const mine = turn.then(() => check(pin))
    turn = mine.catch(() => {})
    return mine
  }

  return {
    name: () => read(secrets)?.name ?? null,
    check: inTurn,
    async agree(pin) {
      if (read(secrets) === null) return
      if (pin === null) throw new ProblemError({ code: 'manager.pinNeeded' })
      await inTurn(pin)
    },
    set(name, pin) {
      sealManager(secrets, name, hashPin(pin))
      lockedUntil = steady()
    },
  }
}

function waitAfter(misses: number): number {
  if (misses < FREE_MISSES) return 0
  return Math.min(FIRST_WAIT_MS * 2 ** (misses - FREE_MISSES), LONGEST_WAIT_MS)
}

function read(secrets: Secrets): ManagerRecord | null {
  const text = secrets.get(SECRET)
  if (text === null) return null
  try {
    return recordSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function write(secrets: Secrets, record: ManagerRecord): void {
  secrets.set(SECRET, JSON.stringify(record))
}
