import { z } from 'zod'
import { RIGHTS, ROLES } from '../domain/rights'
import {
  AUTO_LOCK_MINUTES_MAX,
  staffCardSchema,
  staffMemberSchema,
  staffNameSchema,
  staffNumberSchema,
} from '../domain/staff'
import { sessionSchema } from '../domain/view'
import { pinSchema } from './calls-policy'

const nothing = z.null()

export const staffListSchema = z.array(staffMemberSchema)

/** Calls about who works here: signing in, lending a right, and the list of the staff. */
export const staffCalls = {
  /** Throws `staff.wrongPin`, `staff.locked`. Whoever has signed in before is signed out. */
  'staff.signIn': {
    input: z.object({ number: staffNumberSchema, pin: pinSchema }),
    output: sessionSchema,
  },
  /** By what a staff card says. Throws `staff.unknownCard`, `staff.cardsLocked`. */
  'staff.signInByCard': { input: z.object({ code: staffCardSchema }), output: sessionSchema },
  'staff.lock': { input: nothing, output: sessionSchema },
  /** Somebody is using the screen: the terminal does not lock itself yet. */
  'staff.stillHere': { input: nothing, output: nothing },
  /** A colleague agrees to the call that was refused last for want of this right: the same one may pass once. Throws as `staff.signIn`, and `right.notTheirs`. */
  'staff.lend': {
    input: z.object({
      call: z.string().max(64),
      right: z.enum(RIGHTS),
      number: staffNumberSchema,
      pin: pinSchema,
    }),
    output: z.object({ name: z.string() }),
  },
  'staff.list': { input: nothing, output: staffListSchema },
  /** Adds somebody (`id` null) or changes them. Throws `staff.numberTaken`, `staff.cardTaken`, `staff.ownerNeeded`, `staff.pinNeeded`, `manager.*`. */
  'staff.save': {
    input: z.object({
      id: z.uuid().nullable(),
      backEndId: z.string().trim().max(64).nullable(),
      number: staffNumberSchema,
      name: staffNameSchema,
      role: z.enum(ROLES),
      active: z.boolean(),
      /** Null keeps the one that is set. */
      pin: pinSchema.nullable(),
      /** Null keeps it, empty takes it away; of a manager or owner none is kept. */
      card: z.union([staffCardSchema, z.literal('')]).nullable(),
      /** The manager's PIN, where one was set before there was staff: asked for with the first one. */
      managerPin: pinSchema.nullable(),
    }),
    output: staffListSchema,
  },
  'staff.setAutoLock': {
    input: z.object({ minutes: z.int().min(0).max(AUTO_LOCK_MINUTES_MAX) }),
    output: sessionSchema,
  },
  /** One's own. Throws `staff.wrongPin`, `staff.locked`. */
  'staff.changePin': { input: z.object({ oldPin: pinSchema, newPin: pinSchema }), output: nothing },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
