import { resolve } from 'node:path'

const SWITCH = '--bill'

/** The bill that a command line hands over: an absolute path, or null where no file is named; undefined without one. */
export type BillArgument = string | null | undefined

/** Reads `--bill FILE` or `--bill=FILE`, the last of several; `from` is the folder that a relative name starts at. */
export function billArgument(argv: readonly string[], from: string): BillArgument {
  const at = argv.findLastIndex((word) => word === SWITCH || word.startsWith(`${SWITCH}=`))
  if (at < 0) return undefined
  const word = argv[at] ?? ''
  // What follows and is a switch itself is no file: one of that name can be given behind the "=".
  const next = argv[at + 1]?.startsWith('--') ? '' : argv[at + 1]
  const file = word === SWITCH ? next : word.slice(SWITCH.length + 1)
  return file ? resolve(from, file) : null
}

/** What a second start tells the running one; Chromium would hand on its words in another order. */
export interface SecondStart {
  bill?: string | null
}

/** Reads what a second start told: another program of this user may tell anything. */
export function billOfSecondStart(told: unknown): BillArgument {
  if (typeof told !== 'object' || told === null || !('bill' in told)) return undefined
  const { bill } = told
  return typeof bill === 'string' || bill === null ? bill : undefined
}
