import type { HandedBills } from '../handover/handed-bills'
import type { Handlers } from './router'

export interface BillTools {
  handedBills: HandedBills
}

/** Calls about bills that were handed over. None of them names a file: that does the command line alone. */
export function billHandlers({
  handedBills,
}: BillTools): Pick<Handlers, 'bill.take' | 'bill.read'> {
  return {
    'bill.take': () => handedBills.take(),
    'bill.read': ({ text }) => handedBills.read(text),
  }
}
