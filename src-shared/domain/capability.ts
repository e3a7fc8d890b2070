import { z } from 'zod'

/** What a connection can do beyond document 000; found out by asking its health call. */
export const capabilitySchema = z.enum([
  'member-search',
  'member-sheet',
  'sync',
  'shop-on-redeem',
  'request-id',
  'undo',
  'staff-login',
  'health',
  /** Templates are designed, given out and taken back through the terminal. */
  'templates',
  /** Codes of members that change or are signed are made there, and checked here. */
  'member-codes',
])
export type Capability = z.infer<typeof capabilitySchema>
