import type { Instant } from '../domain/calendar'
import { formatYuan } from '../domain/money'
import type { Statistics } from '../domain/statistics'
import { filled, type StatisticsWords } from '../words/statistics'
import type { ChartName } from './charts/parts'
import { formatCount, formatPercent } from './labels'
import { averageBill, shareOf } from './tables'

/** What a chart is about, on what it is based, and what is not known: sentences below its title. */
export function aboutText(
  name: ChartName,
  { fates, totals }: Statistics,
  words: StatisticsWords,
  when: (at: Instant) => string,
): string[] {
  switch (name) {
    case 'fates': {
      if (!fates) return [words.fatesUnknown]
      const undated = filled(words.undated, { n: formatCount(fates.undated) })
      const about = filled(words.about.fates, { when: when(fates.asOf) })
      return fates.undated > 0 ? [about, undated] : [about]
    }
    case 'waits':
      return [fates ? words.about.waits : words.fatesUnknown]
    case 'bills': {
      const average = averageBill(totals)
      const share = shareOf(totals.billDiscountFen, totals.billFen)
      const sum = filled(words.billsShare, {
        n: formatCount(totals.bills),
        average: average === null ? '—' : formatYuan(average),
        share: share === null ? '—' : formatPercent(share),
      })
      return [words.about.bills, ...(totals.bills > 0 ? [sum] : []), words.billsWithout]
    }
    default:
      return [words.about[name]]
  }
}
