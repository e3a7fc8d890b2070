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
export type CrashPoint = (typeof CRASH_POINTS)[number]
