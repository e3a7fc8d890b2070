import type { Problem } from '@shared/ipc/result'

/** Of the manager of every terminal of a run. */
export const MANAGER_PIN = '4711'

/** What the run asks of a terminal process; each is answered in its turn. */
export type Request =
  /** `pulls`: copies everything from the back end by the way; `thread`: the script that keeps its ledger. */
  | {
      do: 'open'
      folder: string
      timeFile: string
      terminal: number
      pulls: boolean
      thread?: string | undefined
    }
  | { do: 'redeem'; order: Order }
  /** Like a cashier who takes back the sale. */
  | { do: 'void'; saleId: string }
  /** Tries now to settle what is open. */
  | { do: 'settle' }
  /** Answered when nothing is open any more. */
  | { do: 'drain' }
  /** Backs the ledger up. */
  | { do: 'backUp' }
  /** Closed as by its window, and ended. */
  | { do: 'close' }

/** What a cashier does with a member. */
export interface Order {
  saleId: string
  memberId: string
  /** Coupons in the order in which they would be taken, by their place in the member's list. */
  wishes: readonly number[]
  /** How many of those that can be used. */
  take: number
  billFen: number | null
  /** Asks the back end anew for the member; otherwise what was seen last is good enough. */
  look: boolean
  /** Members who are looked up by the way: when their turn comes, what was seen is old. */
  ahead: readonly string[]
}

export type Response =
  | { kind: 'done'; sale?: { saleId: string; number: string; couponIds: string[] } }
  /** Nothing was done, and the terminal said why. */
  | { kind: 'problem'; problem: Problem['code'] | 'nothing usable' }
  /** What must not happen. */
  | { kind: 'broken'; error: string }
