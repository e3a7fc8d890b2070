import type { HandedBill } from '@shared/domain/handed-bill'
import type { Shop } from '@shared/domain/shop'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { Log } from '../log'
import type { CheckedBill } from './check-bill'
import { readBillFile } from './read-bill-file'
import { readBillText } from './read-bill-text'

/** As many as a sale in the making can be behind the newest. */
const KEPT = 50

/** What the counter has not taken yet: the newest bill, and why the newest bad one was refused. */
export interface WaitingBill {
  bill: HandedBill | null
  problem: Problem | null
}

/** The bills that were handed over, from their arrival to the sale that names them. */
export interface HandedBills {
  /** Reads the file that the command line names (null: it names none); one after the other. Never rejects. */
  arrive(path: string | null): Promise<void>
  /** Reads a scanned or pasted `BILL:…`. Throws `ProblemError` `bill.*`. */
  read(text: string): HandedBill
  /** Gives the counter what waits, once. A bad bill takes no good one's place. */
  take(): WaitingBill
  /** The bill of this id. Throws `bill.gone`. */
  get(id: string): HandedBill
}

/** Makes an empty place for bills; `told` is called when one waits or was refused. */
export function createHandedBills(parts: {
  log: Log
  /** The shop that this terminal stands in. */
  shop(): Shop | null
  told(): void
}): HandedBills {
  const { log } = parts
  const kept = new Map<string, HandedBill>()
  let waiting: CheckedBill | null = null
  let refused: Problem | null = null
  let reading: Promise<void> = Promise.resolve()

  function keep({ shopId: _shop, ...bill }: CheckedBill, from: 'file' | 'text'): HandedBill {
    kept.set(bill.id, bill)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    log.info('bill.handedOver', { from, lines: bill.bill.lines.length })
    return bill
  }

  /** A bill of another shop says so when the counter takes it: the shop may be chosen after it came. */
  function refuseOtherShop({ shopId }: CheckedBill): void {
    const shop = parts.shop()
    if (shopId === null || shop?.id === shopId) return
    throw new ProblemError({ code: 'bill.otherShop', shop: shopId, here: shop?.name ?? '—' })
  }

  /** The detail for the log: nothing that stands in the bill, which may name a member. */
  function note(error: unknown, from: 'file' | 'text'): Problem {
    const problem: Problem = error instanceof ProblemError ? error.problem : { code: 'internal' }
    const { code } = problem
    const field = code === 'bill.wrong' || code === 'bill.missing' ? { field: problem.field } : {}
    const cause = (error as { cause?: { code?: unknown } }).cause?.code
    log.warn('bill.refused', { from, problem: code, ...field, ...(cause ? { cause } : {}) })
    return problem
  }

  async function arrived(path: string | null): Promise<void> {
    try {
      if (path === null) throw new ProblemError({ code: 'bill.noName' })
      waiting = await readBillFile(path)
      refused = null
    } catch (error) {
      refused = note(error, 'file')
    }
    parts.told()
  }

  return {
    arrive: (path) => (reading = reading.then(() => arrived(path))),
    read(text) {
      try {
        const bill = readBillText(text)
        refuseOtherShop(bill)
        return keep(bill, 'text')
      } catch (error) {
        throw new ProblemError(note(error, 'text'))
      }
    },
    take() {
      const found = waiting
      let problem = refused
      waiting = null
      refused = null
      if (!found) return { bill: null, problem }
      try {
        refuseOtherShop(found)
        return { bill: keep(found, 'file'), problem }
      } catch (error) {
        problem = note(error, 'file')
        return { bill: null, problem }
      }
    },
    get(id) {
      const bill = kept.get(id)
      if (!bill) throw new ProblemError({ code: 'bill.gone' })
      return bill
    },
  }
}
