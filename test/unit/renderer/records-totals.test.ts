import { totalsWords } from '@renderer/screens/records/totals-words'
import { expect, it } from 'vitest'
import { noTotals } from '../../support/record-totals'

it('what is asked to be taken back is not told as taken back: its money is still in the sum', () => {
  const totals = noTotals()
  Object.assign(totals.byState, { accepted: 2, undoing: 1, voided: 4 })
  const say = (key: string, named?: Record<string, unknown>) =>
    named ? `${key} ${String(named['amount'])}` : key
  expect(totalsWords(say, { ...totals, count: 7, discountFen: 3_000 })).toEqual([
    'records.sum 30.00',
    'counter.state.done 2',
    'counter.state.undoing 1',
    'counter.state.voided 4',
  ])
})
