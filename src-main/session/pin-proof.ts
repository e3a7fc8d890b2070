import { randomUUID } from 'node:crypto'
import { ProblemError } from '@shared/ipc/result'
import type { SteadyClock } from '../sync/steady-clock'
import { createPinGate, type PinGate } from './pin-gate'
import { hashPin } from './pin-hash'
import type { Person, StaffStore } from './staff-store'

/** Finds out who somebody is by number and PIN, with a gate before each PIN. */
export interface PinProof {
  /** Whose number and PIN these are. Throws `staff.wrongPin`, `staff.locked`; a number that nobody has is answered like a wrong PIN. */
  prove(number: string, pin: string): Promise<Person>
  /** Somebody else has given this person another PIN: their wait is over. */
  forgive(id: string): void
}

/** Stands before the PINs of these people. */
export function createPinProof(store: StaffStore, steady: SteadyClock): PinProof {
  const gates = new Map<string, PinGate>()

  // Whoever tries numbers learns nothing: one that nobody has costs the time of a wrong PIN, and waits like one.
  let strayHash: string | null = null
  const strayGate = createPinGate({
    misses: store.strayMisses,
    keep: store.keepStrayMisses,
    ...refusals,
    steady,
  })

  function gateOf(id: string): PinGate {
    const gate =
      gates.get(id) ??
      createPinGate({
        misses: () => store.people().find((person) => person.id === id)?.misses ?? 0,
        keep: (misses) =>
          store.keep(store.people().map((one) => (one.id === id ? { ...one, misses } : one))),
        ...refusals,
        steady,
      })
    gates.set(id, gate)
    return gate
  }

  // A wait goes on from now, also for whoever does not try before it is over.
  for (const { id } of store.people()) gateOf(id)

  return {
    async prove(number, pin) {
      const person = store.people().find((one) => one.active && one.number === number)
      if (!person || person.pinHash === null) {
        strayHash ??= hashPin(randomUUID())
        const noPin = strayHash
        await strayGate.check(pin, () => noPin)
        throw new ProblemError({ code: 'staff.wrongPin', triesLeft: 0 })
      }
      const current = () => store.people().find(({ id }) => id === person.id)
      let hash = ''
      await gateOf(person.id).check(pin, () => (hash = current()?.pinHash ?? ''))
      if (store.strayMisses() > 0) store.keepStrayMisses(0)
      // Proving takes a moment, in which an owner may have taken the PIN, the role or the person off the list.
      const now = current()
      if (now?.active !== true || now.pinHash !== hash) {
        throw new ProblemError({ code: 'staff.wrongPin', triesLeft: 0 })
      }
      return now
    },
    forgive: (id) => gateOf(id).open(),
  }
}

const refusals = {
  wrong: (triesLeft: number) => ({ code: 'staff.wrongPin', triesLeft }) as const,
  locked: (seconds: number) => ({ code: 'staff.locked', seconds }) as const,
}
