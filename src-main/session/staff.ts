import { createHash } from 'node:crypto'
import type { Right } from '@shared/domain/rights'
import { mayDo, rightsOf } from '@shared/domain/rights'
import type { Cashier } from '@shared/domain/shop'
import type { Seat } from '@shared/domain/staff'
import { ProblemError } from '@shared/ipc/result'
import type { SteadyClock } from '../sync/steady-clock'
import { createCardGate, unknownCard } from './card-gate'
import { hashPin } from './pin-hash'
import { createPinProof } from './pin-proof'
import type { Person, StaffStore } from './staff-store'

/** How long a colleague's word holds: as long as it takes to send the call again. */
const LENT_MS = 60_000
const MINUTE_MS = 60_000

/** Who did something, and who lent them the right. */
export interface Doer {
  /** Number and name, as the books write them; null where this terminal keeps no staff. */
  staff: string | null
  approvedBy: string | null
}

export interface StaffParts {
  store: StaffStore
  steady: SteadyClock
  autoLockMinutes(): number
  /** True once there was staff here, be the list of them gone. */
  keptStaff(): boolean
  /** Somebody has signed in, or the terminal has locked. */
  changed(): void
  /** Something that the books should tell: `subject` is whose number was tried, or who has come or gone. */
  note(kind: StaffNote, facts: NoteFacts): void
}

type StaffNote =
  | 'signedIn'
  | 'signInRefused'
  | 'cardRefused'
  | 'locked'
  | 'lent'
  | 'lendRefused'
  | 'pinChanged'
  | 'pinRefused'
  | 'lost'
  | 'provisioned'

export interface NoteFacts {
  staff: string
  approvedBy?: string
  subject?: string
  detail?: Record<string, string>
}

/** Who stands at this terminal and what they may do. The main process alone knows; a screen can only ask. */
export interface Staff {
  inUse(): boolean
  seat(): Seat
  /** Who has signed in, as receipts name them; null while it is locked, undefined where no staff is kept. */
  cashier(): Cashier | null | undefined
  /** Throws `staff.wrongPin`, `staff.locked`; a number that nobody has is answered like a wrong PIN. */
  signIn(number: string, pin: string): Promise<void>
  /**
   * Signs in the cashier whose card it is; false where it is none's. Who may do more needs the PIN: a card is found or
   * guessed, and nobody counts what is typed into the counter's field.
   */
  signInByCard(code: string): boolean
  /**
   * The same at the lock, where cards that sign nobody in are counted. Throws `staff.unknownCard`; `staff.cardsLocked` while
   * no card is looked at, whoever's it is; `storage.*`.
   */
  scanCard(code: string): void
  /** Signs in somebody who has just proved who they are. */
  seatNow(id: string): void
  lock(): void
  /** Somebody uses the terminal: keys and touches count, and not what a screen asks by itself. */
  touch(): void
  /** Who may do something because the number and the PIN are theirs and so is the right. Throws `staff.*`, `right.notTheirs`. */
  vouch(right: Right, number: string, pin: string): Promise<Person>
  /**
   * A colleague's word for the call of that name that `demand` has refused last, with what was asked for then: it is good for
   * no other. Throws as `vouch`. Answers the colleague's name.
   */
  lend(call: string, right: Right, number: string, pin: string): Promise<string>
  /** Who makes this call; uses up what a colleague has lent for it. Throws `staff.signInNeeded`, `right.missing`. */
  demand(call: string, right: Right | null, input?: unknown): Doer
  /** True when somebody here could let a sale pass that needs this right. */
  hasSomebodyWith(right: Right): boolean
  /** Replaces one's own PIN. Throws as `signIn`. */
  changePin(oldPin: string, newPin: string): Promise<void>
  /** The list of the staff is another: who is no longer on it is signed out. */
  refresh(): void
  /** Somebody else has given this person another PIN: their wait is over. */
  forgive(id: string): void
  stop(): void
}

/** How the books name somebody. */
export const nameOf = ({ number, name }: Pick<Person, 'number' | 'name'>): string =>
  [number, name].filter(Boolean).join(' ')

/** Tells one order from another; what is in it, such as a PIN, is not kept. */
const fingerprint = (input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(input) ?? '')
    .digest('base64url')

/** Makes the seat, empty: with staff a terminal starts locked. */
export function createStaff(parts: StaffParts): Staff {
  const { store, steady, autoLockMinutes, keptStaff, changed, note } = parts
  let seatedId: string | null = null
  let usedAt = steady()
  let lent: { call: string; right: Right; deed: string | null; by: string; until: number } | null =
    null
  /** By call: what whoever sits here asked for last and may not do, by its fingerprint. */
  const refused = new Map<string, string>()
  const looking = setInterval(lockIfIdle, 1_000)
  looking.unref()

  const { prove, forgive } = createPinProof(store, steady)
  const cards = createCardGate(store, steady)
  const active = () => store.people().filter((person) => person.active)
  const seated = () => active().find(({ id }) => id === seatedId) ?? null
  const inUse = () => store.people().length > 0

  /** A number as the books may keep it: what is nobody's may be a PIN in the wrong field. */
  const tried = (number: string): Pick<NoteFacts, 'subject'> =>
    store.people().some((person) => person.number === number) ? { subject: number } : {}

  function forgetWord(): void {
    lent = null
    refused.clear()
  }

  function seatNow(id: string): void {
    seatedId = id
    forgetWord()
    usedAt = steady()
    cards.forgive()
    const person = seated()
    if (person) note('signedIn', { staff: nameOf(person) })
    changed()
  }

  function seatByCard(code: string): boolean {
    if (!inUse()) return false
    const mark = store.cardMark(code)
    const person = active().find(({ card, role }) => card === mark && role === 'cashier')
    if (person) seatNow(person.id)
    return person !== undefined
  }

  function lock(): void {
    const person = seated()
    seatedId = null
    forgetWord()
    if (!person) return
    note('locked', { staff: nameOf(person) })
    changed()
  }

  function lockIfIdle(): void {
    const minutes = autoLockMinutes()
    if (minutes > 0 && seatedId !== null && steady() - usedAt >= minutes * MINUTE_MS) lock()
  }

  async function vouch(right: Right, number: string, pin: string): Promise<Person> {
    const asking = seated()
    const refused: NoteFacts = {
      staff: asking ? nameOf(asking) : '—',
      ...tried(number),
      detail: { right },
    }
    const person = await prove(number, pin).catch((error: unknown) => {
      note('lendRefused', refused)
      throw error
    })
    if (!mayDo(person.role, right)) {
      note('lendRefused', refused)
      throw new ProblemError({ code: 'right.notTheirs', right, name: person.name })
    }
    return person
  }

  return {
    inUse,
    seat() {
      const person = seated()
      return {
        inUse: inUse(),
        lost: !inUse() && keptStaff(),
        seated: person && {
          id: person.id,
          number: person.number,
          name: person.name,
          role: person.role,
          rights: rightsOf(person.role),
        },
        autoLockMinutes: autoLockMinutes(),
      }
    },
    cashier() {
      if (!inUse()) return undefined
      const person = seated()
      return person && { id: person.backEndId, number: person.number, name: person.name }
    },
    async signIn(number, pin) {
      try {
        seatNow((await prove(number, pin)).id)
      } catch (error) {
        note('signInRefused', { staff: '—', ...tried(number) })
        throw error
      }
    },
    signInByCard: seatByCard,
    scanCard(code) {
      if (!inUse()) throw new ProblemError(unknownCard())
      cards.refuseWhileLocked()
      if (seatByCard(code)) return
      const problem = cards.miss()
      note('cardRefused', { staff: '—' })
      throw new ProblemError(problem)
    },
    seatNow,
    lock,
    touch() {
      usedAt = steady()
    },
    vouch,
    async lend(call, right, number, pin) {
      const asking = seated()
      if (!asking) throw new ProblemError({ code: 'staff.signInNeeded' })
      // What is on the screen while the PIN is typed, and not what a screen asks for meanwhile.
      const deed = refused.get(call) ?? null
      const person = await vouch(right, number, pin)
      // Somebody else may have signed in while the PIN was proven: it was not lent to them.
      if (seated()?.id !== asking.id) throw new ProblemError({ code: 'staff.signInNeeded' })
      lent = { call, right, deed, by: nameOf(person), until: steady() + LENT_MS }
      note('lent', {
        staff: nameOf(asking),
        approvedBy: nameOf(person),
        subject: call,
        detail: { right },
      })
      return person.name
    },
    demand(call, right, input) {
      if (!inUse()) return { staff: null, approvedBy: null }
      lockIfIdle()
      const person = seated()
      if (!person) throw new ProblemError({ code: 'staff.signInNeeded' })
      const staff = nameOf(person)
      if (right === null || mayDo(person.role, right)) return { staff, approvedBy: null }
      const [word, deed] = [lent, fingerprint(input)]
      const isMeant = word?.call === call && word.right === right && word.deed === deed
      if (word && isMeant && steady() < word.until) {
        forgetWord()
        return { staff, approvedBy: word.by }
      }
      refused.set(call, deed)
      throw new ProblemError({ code: 'right.missing', right, call })
    },
    hasSomebodyWith: (right) =>
      active().some(({ role, pinHash }) => pinHash !== null && mayDo(role, right)),
    async changePin(oldPin, newPin) {
      const person = seated()
      if (!person) throw new ProblemError({ code: 'staff.signInNeeded' })
      const staff = nameOf(person)
      await prove(person.number, oldPin).catch((error: unknown) => {
        note('pinRefused', { staff })
        throw error
      })
      const pinHash = hashPin(newPin)
      store.keep(store.people().map((one) => (one.id === person.id ? { ...one, pinHash } : one)))
      note('pinChanged', { staff })
    },
    refresh() {
      if (seated() === null) seatedId = null
      changed()
    },
    forgive,
    stop: () => clearInterval(looking),
  }
}
