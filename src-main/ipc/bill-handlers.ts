import { isBillText } from '@shared/domain/bill-text'
import type { CodeBook } from '../codes/code-book'
import type { HandedBills } from '../handover/handed-bills'
import type { Handlers } from './router'

export interface BillTools {
  handedBills: HandedBills
  codes: CodeBook
}

/** Calls about bills that were handed over. None of them names a file: that does the command line alone. */
export function billHandlers({
  handedBills,
  codes,
}: BillTools): Pick<Handlers, 'bill.take' | 'bill.read'> {
  return {
    'bill.take': () => handedBills.take(),
    async 'bill.read'({ text }) {
      // The mark says it already; else the shop's rules may know a bill of another form.
      const reading = isBillText(text) ? null : await codes.read(text)
      const bill = reading?.ok && reading.meaning.kind === 'bill' ? reading.meaning.text : text
      return handedBills.read(bill)
    },
  }
}
