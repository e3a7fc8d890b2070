import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { ROLES, type Role } from '@shared/domain/rights'
import { staffNameSchema, staffNumberSchema } from '@shared/domain/staff'
import type { Log } from '../log'
import { PIN_HASH } from './pin-hash'
import type { Secrets } from './secrets'

const SECRET = 'staff'

const personSchema = z
  .object({
    id: z.uuid(),
    backEndId: z.string().nullable(),
    number: staffNumberSchema,
    name: staffNameSchema,
    role: z.enum(ROLES),
    /** As `hashPin` writes it; null for somebody who signs in by card alone. */
    pinHash: z.string().regex(PIN_HASH).nullable(),
    /** What a cashier's card says, as `cardMark` hides it; null for anybody else. */
    card: z.string().nullable(),
    active: z.boolean(),
    /** Wrong PINs since the last right one. */
    misses: z.int().nonnegative(),
  })
  // Lists of before may have the card of a manager, which signs nobody in.
  .transform(withCardOfCashier)
/** One of the staff as this terminal keeps them. */
export type Person = z.infer<typeof personSchema>

const storeSchema = z.object({
  people: z.array(personSchema),
  /** With what cards are hidden: a short number could be found out from a bare hash. */
  cardKey: z.string(),
  /** Wrong tries with a number that nobody has. */
  strayMisses: z.int().nonnegative(),
  /** Cards at the lock that signed nobody in. */
  cardMisses: z.int().nonnegative().default(0),
})
type Store = z.infer<typeof storeSchema>

/** Somebody without the card that would sign nobody in: a card opens a cashier's seat only. */
export function withCardOfCashier<T extends { role: Role; card: string | null }>(person: T): T {
  return person.role === 'cashier' ? person : { ...person, card: null }
}

/** The staff of this terminal, sealed like its token: no PIN and no card number is on the disk as it is typed or scanned. */
export interface StaffStore {
  people(): readonly Person[]
  /** True when there is a list on the disk that cannot be read, until another is kept. */
  isUnreadable(): boolean
  /** All of them anew, on the disk when it returns. Throws `ProblemError` `storage.*`. */
  keep(people: readonly Person[]): void
  strayMisses(): number
  keepStrayMisses(misses: number): void
  cardMisses(): number
  keepCardMisses(misses: number): void
  /** What is kept of a card instead of what it says. */
  cardMark(code: string): string
}

/** Reads the staff. A list that cannot be read is none, which log and screens tell: the owner or provisioning begins it anew. */
export function openStaffStore(secrets: Secrets, log: Log): StaffStore {
  const text = secrets.get(SECRET)
  let store = text === null ? null : read(text, log)
  let isUnreadable = text !== null && store === null
  const now = (): Store =>
    store ?? {
      people: [],
      cardKey: randomBytes(32).toString('base64url'),
      strayMisses: 0,
      cardMisses: 0,
    }

  function write(next: Store): void {
    secrets.set(SECRET, JSON.stringify(next))
    store = next
    isUnreadable = false
  }

  return {
    people: () => store?.people ?? [],
    isUnreadable: () => isUnreadable,
    keep: (people) => write({ ...now(), people: [...people] }),
    strayMisses: () => store?.strayMisses ?? 0,
    keepStrayMisses: (strayMisses) => write({ ...now(), strayMisses }),
    cardMisses: () => store?.cardMisses ?? 0,
    keepCardMisses: (cardMisses) => write({ ...now(), cardMisses }),
    cardMark(code) {
      // The key has to be on the disk before anything that it hides.
      if (store === null) write(now())
      return createHmac('sha256', now().cardKey).update(code).digest('base64url')
    },
  }
}

function read(text: string, log: Log): Store | null {
  try {
    return storeSchema.parse(JSON.parse(text))
  } catch {
    log.error('staff.unreadable')
    return null
  }
}
