import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ROLES } from '@shared/domain/rights'
import { staffCardSchema, staffNameSchema, staffNumberSchema } from '@shared/domain/staff'
import { pinSchema } from '@shared/ipc/calls-policy'
import { hashPin, PIN_HASH } from './pin-hash'
import type { Person, StaffStore } from './staff-store'

const colleague = z
  .strictObject({
    number: staffNumberSchema,
    name: staffNameSchema,
    role: z.enum(ROLES),
    pin: pinSchema.optional(),
    pinHash: z.string().regex(PIN_HASH).optional(),
    card: staffCardSchema.optional(),
    backEndId: z.string().trim().min(1).max(64).nullable().default(null),
  })
  // Passed over and not refused: a list of all the cards of a shop is no reason to stop its rollout.
  .transform((one) => (one.role === 'cashier' ? one : { ...one, card: undefined }))
type Colleague = z.infer<typeof colleague>

const hasPin = ({ pin, pinHash }: Colleague): boolean => (pin ?? pinHash) !== undefined
const isEnough = (one: Colleague): boolean => hasPin(one) || one.card !== undefined

/**
 * The staff of a shop as an IT department writes it: each number and each cashier's card once, and an owner with a PIN
 * among them. The card of a manager or owner is left out.
 */
export const teamSchema = z
  .array(colleague)
  .min(1)
  .max(500)
  .superRefine((team, { addIssue }) => {
    const wrong = (...path: (string | number)[]) => addIssue({ code: 'custom', path })
    // Among five hundred, the one that does not fit is named.
    for (const field of ['number', 'card'] as const) {
      const seen = new Set<string>()
      team.forEach(({ [field]: value }, index) => {
        if (value === undefined) return
        if (seen.has(value)) wrong(index, field)
        seen.add(value)
      })
    }
    team.forEach((one, index) => {
      if (!isEnough(one)) wrong(index, 'pin')
    })
    if (!team.some((one) => one.role === 'owner' && hasPin(one))) wrong()
  })

/**
 * Makes this team the staff of the terminal. Who is known by number keeps their id; who is not named any more stays on the
 * list, inactive, since the books name them. On the disk when it returns.
 */
export function useTeam(team: readonly Colleague[], store: StaffStore): void {
  const known = store.people()
  const named = team.map(({ number, name, role, pin, pinHash, card, backEndId }): Person => {
    const before = known.find((one) => one.number === number)
    return {
      id: before?.id ?? randomUUID(),
      backEndId,
      number,
      name,
      role,
      pinHash: pinHash ?? (pin === undefined ? null : hashPin(pin)),
      card: card === undefined ? null : store.cardMark(card),
      active: true,
      misses: 0,
    }
  })
  const gone = known
    .filter(({ number }) => !named.some((one) => one.number === number))
    .map((one) => ({ ...one, card: null, active: false }))
  store.keep([...named, ...gone])
}
