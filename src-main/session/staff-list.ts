import { randomUUID } from 'node:crypto'
import type { StaffMember } from '@shared/domain/staff'
import type { CallInput } from '@shared/ipc/contract'
import { ProblemError } from '@shared/ipc/result'
import { hashPin } from './pin-hash'
import { withCardOfCashier, type Person, type StaffStore } from './staff-store'

export type StaffOrder = Omit<CallInput<'staff.save'>, 'managerPin'>

/** The staff as the settings show them, by number. */
export function staffList(store: StaffStore): StaffMember[] {
  return store
    .people()
    .map(({ pinHash, card, misses: _, ...person }) => ({
      ...person,
      hasPin: pinHash !== null,
      hasCard: card !== null,
    }))
    .sort((a, b) => a.number.localeCompare(b.number, undefined, { numeric: true }))
}

/**
 * Adds somebody or changes them; on the disk when it returns. A card is kept of a cashier only. Answers their id.
 * Throws `ProblemError`: `staff.numberTaken`, `staff.cardTaken`, `staff.gone`, `staff.pinNeeded` for somebody who could
 * not sign in at all, `staff.ownerNeeded` where nobody would be left who may change this list, `storage.*`.
 */
export function saveStaff(store: StaffStore, order: StaffOrder): string {
  const people = store.people()
  const before = people.find(({ id }) => id === order.id)
  if (order.id !== null && !before) throw new ProblemError({ code: 'staff.gone' })
  const others = people.filter((one) => one !== before)
  if (others.some(({ number }) => number === order.number)) {
    throw new ProblemError({ code: 'staff.numberTaken', number: order.number })
  }
  const person = changed(before, order, store)
  if (person.card !== null && others.some(({ card }) => card === person.card)) {
    throw new ProblemError({ code: 'staff.cardTaken' })
  }
  if (person.pinHash === null && person.card === null) {
    throw new ProblemError({ code: 'staff.pinNeeded' })
  }
  const next = before ? people.map((one) => (one === before ? person : one)) : [...people, person]
  if (!next.some(maySaveStaff)) throw new ProblemError({ code: 'staff.ownerNeeded' })
  store.keep(next)
  return person.id
}

/** By card alone nobody may: a card is found, a PIN is not. */
const maySaveStaff = ({ role, active, pinHash }: Person): boolean =>
  active && role === 'owner' && pinHash !== null

function changed(before: Person | undefined, order: StaffOrder, store: StaffStore): Person {
  const { pin, card, id: _, ...facts } = order
  return withCardOfCashier({
    ...facts,
    id: before?.id ?? randomUUID(),
    pinHash: pin === null ? (before?.pinHash ?? null) : hashPin(pin),
    card: card === null ? (before?.card ?? null) : card === '' ? null : store.cardMark(card),
    // A new PIN is a new beginning.
    misses: pin === null ? (before?.misses ?? 0) : 0,
  })
}
