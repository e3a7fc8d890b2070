/** The points of the redeem path at which a terminal is killed, in the order in which they are passed. */
export const CRASH_POINTS = [
  'before the transaction',
  'inside the transaction, before the rows',
  'inside the transaction, with the receipt made',
  'after the commit, before anything is sent',
  'before the row "sending"',
  'after the row "sending"',
  'the request is ready, not sent',
  'the server has done it, the answer is not read',
  'before the row "accepted"',
  'after the row "accepted"',
] as const

/** The points at which the next start is killed while it settles what the last one left open. */
export const SETTLING_POINTS = [
  'before the row "unknown"',
  'after the row "unknown"',
  'before it is looked up',
  'it is looked up, nothing is written',
] as const

export type CrashPoint = (typeof CRASH_POINTS | typeof SETTLING_POINTS)[number]

/** Up to which point nothing has happened: the sale was not written. */
export const BEFORE_COMMIT: readonly CrashPoint[] = CRASH_POINTS.slice(0, 3)
