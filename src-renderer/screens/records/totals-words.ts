import { formatYuan } from '@shared/domain/money'
import type { RecordTotals } from '@shared/domain/record-view'
import type { RedemptionState } from '@shared/domain/redemption-state'

type Translate = (key: string, named?: Record<string, unknown>) => string

/** The states that the screen calls by one name. */
const LOOKS: readonly { look: string; states: readonly RedemptionState[] }[] = [
  { look: 'done', states: ['accepted'] },
  { look: 'refused', states: ['refused'] },
  { look: 'unknown', states: ['unknown', 'parked'] },
  { look: 'offline', states: ['pending', 'sending'] },
  // Not taken back yet: its money is in the sum, and statistics and shifts count it too.
  { look: 'undoing', states: ['undoing'] },
  { look: 'voided', states: ['voided'] },
]

/** What was taken off, and how many there are of each result. */
export function totalsWords(t: Translate, totals: RecordTotals): string[] {
  const words = [t('records.sum', { amount: formatYuan(totals.discountFen) })]
  for (const { look, states } of LOOKS) {
    const n = states.reduce((sum, state) => sum + totals.byState[state], 0)
    if (n > 0) words.push(`${t(`counter.state.${look}`)} ${n.toLocaleString()}`)
  }
  return words
}
