import { z } from 'zod'
import { RIGHTS, ROLES } from './rights'

/** How long the terminal stands unused before it locks itself, at most; minutes. */
export const AUTO_LOCK_MINUTES_MAX = 240
/** As the number pad of a counter writes it, or the back end's own letters. */
export const staffNumberSchema = z.string().trim().min(1).max(32)
export const staffNameSchema = z.string().trim().min(1).max(64)
/** What a staff card says when it is scanned. */
export const staffCardSchema = z.string().trim().min(4).max(128)

/** One of the staff as the settings show them: neither PIN nor card. */
export const staffMemberSchema = z.object({
  id: z.uuid(),
  /** The back end's `user_id`, where somebody has entered it. */
  backEndId: z.string().max(64).nullable(),
  number: staffNumberSchema,
  name: staffNameSchema,
  role: z.enum(ROLES),
  hasPin: z.boolean(),
  hasCard: z.boolean(),
  /** False: gone, or on leave; cannot sign in. Nobody is deleted, since the books name them. */
  active: z.boolean(),
})
export type StaffMember = z.infer<typeof staffMemberSchema>

/** What the screens know of who works here. */
export const seatSchema = z.object({
  /** False: no staff is kept here, and whoever stands at the counter may do everything. */
  inUse: z.boolean(),
  /** True: there was staff, and the list of them is gone or cannot be read. `inUse` is false then. */
  lost: z.boolean(),
  /** Who has signed in; null while the terminal is locked, or keeps no staff. */
  seated: z
    .object({
      id: z.uuid(),
      number: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      rights: z.array(z.enum(RIGHTS)),
    })
    .nullable(),
  /** 0: it never locks itself. */
  autoLockMinutes: z.int().min(0).max(AUTO_LOCK_MINUTES_MAX),
})
export type Seat = z.infer<typeof seatSchema>
