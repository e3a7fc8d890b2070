import { z } from 'zod'
import { ProblemError } from '@shared/ipc/result'
import type { SteadyClock } from '../sync/steady-clock'
import { createPinGate } from './pin-gate'
import { hashPin, PIN_HASH } from './pin-hash'
import type { Secrets } from './secrets'

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
  const gate = createPinGate({
    misses: () => read(secrets)?.misses ?? 0,
    keep(misses) {
      const record = read(secrets)
      if (record) write(secrets, { ...record, misses })
    },
    wrong: (triesLeft) => ({ code: 'manager.wrongPin', triesLeft }),
    locked: (seconds) => ({ code: 'manager.locked', seconds }),
    steady,
  })

  async function check(pin: string): Promise<string> {
    const record = read(secrets)
    if (!record) throw new ProblemError({ code: 'manager.noPin' })
    await gate.check(pin, () => (read(secrets) ?? record).hash)
    return record.name
  }

  return {
    name: () => read(secrets)?.name ?? null,
    check,
    async agree(pin) {
      if (read(secrets) === null) return
      if (pin === null) throw new ProblemError({ code: 'manager.pinNeeded' })
      await check(pin)
    },
    set(name, pin) {
      sealManager(secrets, name, hashPin(pin))
      gate.open()
    },
  }
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
