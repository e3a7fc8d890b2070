import type { Day } from '@shared/domain/calendar'
import type { Statistics } from '@shared/domain/statistics'
import type { StatisticsReport } from '../../exporting/statistics-html'
import type { RecordPlace } from '../compare'
import type { FiguresFilter } from './figures'

/** Whose figures, and seen from which day. */
export interface StatisticsOrder {
  place: RecordPlace
  filter: FiguresFilter
  today: Day
}

/** Where figures come from: beside the main thread, as both take as long as the books are large. */
export interface StatisticsSource {
  /** Throws `ProblemError` `storage.*`. */
  statistics(order: StatisticsOrder): Promise<Statistics>
  /** The report as one page of HTML with its charts. */
  statisticsPage(report: StatisticsReport): Promise<string>
}
