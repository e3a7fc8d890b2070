/** The points of a paper's way at which the program is killed, in the order in which they are passed. */
export const PRINT_CRASH_POINTS = [
  'before the row "sending"',
  'after the row "sending"',
  'all of it is out, nothing is written',
  'after the row that it is out',
] as const
export type PrintCrashPoint = (typeof PRINT_CRASH_POINTS)[number]
