import type { Fates, Statistics } from '@shared/domain/statistics'
import type { Instant } from '@shared/domain/calendar'
import type { StatisticsReport } from '../../exporting/statistics-html'
import { readCouponFates } from '../../store/coupon-fates'
import type { RecordTable } from '../record-table'
import { figuresOf } from './figures'
import type { StatisticsOrder } from './source'

/** Who looks at one shop after the other need not wait for all coupons each time. */
const FATES_HOLD_MS = 60_000

/** Works figures out of the records and of what the back end said of the coupons that were given. */
export interface StatisticsWork {
  figures(table: RecordTable, order: StatisticsOrder, readAt: Instant): Statistics
  page(report: StatisticsReport): Promise<string>
}

/** For the thread that has the records: `cacheFile` takes as long as it is large. */
export function createStatisticsWork(cacheFile: string): StatisticsWork {
  let last: { key: string; at: number; fates: Fates | null } | null = null

  function fatesOf({ filter, place, today }: StatisticsOrder, at: Instant): Fates | null {
    const { from, to, templates } = filter
    const { connectionId, timeZone, dayStartHour } = place
    const key = JSON.stringify([
      ...[connectionId, timeZone, dayStartHour, today, from, to, templates],
    ])
    if (last?.key !== key || Math.abs(at - last.at) > FATES_HOLD_MS) {
      const fates = readCouponFates(cacheFile, {
        ...{ connectionId, timeZone, dayStartHour, today, templates },
        given: { from, to },
      })
      last = { key, at, fates }
    }
    return last.fates
  }

  return {
    figures: (table, order, readAt) => ({
      ...figuresOf(table, order.filter),
      asOf: readAt,
      fates: fatesOf(order, readAt),
    }),
    // Loaded when somebody prints, which is seldom: the charts are half a megabyte.
    async page(report) {
      const { drawChart } = await import('../../exporting/draw-charts')
      const { statisticsHtml } = await import('../../exporting/statistics-html')
      return statisticsHtml(report, drawChart)
    },
  }
}
