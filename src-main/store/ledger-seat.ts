import { ProblemError } from '@shared/ipc/result'
import type { OpenLedger } from './ledger'

/** The place of the ledger in the terminal: what sits in it can be exchanged while everybody keeps hold of `ledger`. */
export interface LedgerSeat {
  /** Answers as the ledger that sits here does; throws `ledger.busy` while none does. */
  ledger: OpenLedger
  /** Closes the ledger, runs the work, and opens the one that lies there then, in any case. */
  exchange<T>(work: () => Promise<T>): Promise<T>
  /** False while no ledger sits here. */
  isTaken(): boolean
  close(): void
}

/** Opens the ledger and gives it a place. Throws what opening it throws. */
export function seatLedger(open: () => OpenLedger): LedgerSeat {
  let seated: OpenLedger | null = open()
  let closed = false
  const ledger = standIn((): OpenLedger => {
    if (!seated) throw new ProblemError({ code: 'ledger.busy' })
    return seated
  })

  function close(): void {
    closed = true
    seated?.close()
    seated = null
  }

  return {
    ledger,
    close,
    isTaken: () => seated !== null,
    async exchange(work) {
      seated?.close()
      seated = null
      try {
        return await work()
      } finally {
        if (!closed) seated = open()
      }
    },
  }
}

/** Has the parts of whatever `find` finds when they are used, not when they were taken hold of. */
function standIn<T extends object>(find: () => T): T {
  return new Proxy({} as T, {
    get(_, name) {
      const part: unknown = Reflect.get(find(), name)
      if (typeof part === 'function') {
        return (...input: unknown[]): unknown =>
          (Reflect.get(find(), name) as (...input: unknown[]) => unknown)(...input)
      }
      if (typeof part !== 'object' || part === null) return part
      return standIn(() => Reflect.get(find(), name) as object)
    },
  })
}
