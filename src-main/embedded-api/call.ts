import type { z } from 'zod'
import type { Instant } from '@shared/domain/calendar'
import type { Refusal } from './refusals'
import type { StaffRow, Store } from './store/store'

/** Who calls: the terminal that this process serves, or a staff member who has logged in. */
export type Caller = { kind: 'terminal' } | { kind: 'staff'; staff: StaffRow }

/** What every call may use. */
export interface Services {
  store: Store
  clock: () => Instant
  /** The shop's IANA zone: what "today" and a date filter mean. */
  timeZone: string
  /** How long after a redemption it may be undone; 0 = never. */
  undoWindowMs: number
  version: string
}

/** The services with who called; null only in calls that need no token. */
export interface CallContext extends Services {
  caller: Caller | null
}

/** One call of the API: what goes in, what comes out, and how; served by server.ts, described at /docs. */
export interface Call<Input extends z.ZodType = z.ZodType, Data extends z.ZodType = z.ZodType> {
  path: string
  /** `documented` = in document 000; `extension` = this project's own. */
  kind: 'documented' | 'extension'
  summary: string
  description?: string
  /** Needs no token. */
  open?: boolean
  /** Also answers to GET, without parameters. */
  alsoGet?: boolean
  input: Input
  data: Data
  handle(input: z.output<Input>, context: CallContext): Promise<z.output<Data> | Refusal>
}

/** Gives a call's handler the types of its schemas. */
export function defineCall<Input extends z.ZodType, Data extends z.ZodType>(
  call: Call<Input, Data>,
): Call {
  return call
}
