import { dayOf } from '@shared/domain/calendar'
import type { Session } from '@shared/domain/view'
import type { StatisticsQuery } from '@shared/ipc/calls-statistics'
import type { StatisticsExporting } from '../exporting/export-statistics'
import type { RecordsTools } from '../records/list-records'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface StatisticsTools {
  workplace: Workplace
  session(): Session
  records: RecordsTools
  exporting: StatisticsExporting
}

/** Calls of the statistics screen. None of them needs the line. */
export function statisticsHandlers({
  workplace,
  session,
  records,
  exporting,
}: StatisticsTools): Pick<Handlers, 'statistics.get' | 'statistics.export'> {
  const { clock, engine } = records
  const figures = (filter: StatisticsQuery) => {
    // Asked for each time: the hour is a setting that may change while the program runs.
    const { dayStartHour } = records
    const place = { ...workplace.book(), dayStartHour, shopId: session().shop?.id ?? null }
    return engine.statistics({ place, filter, today: dayOf(clock.now(), place.timeZone) })
  }

  return {
    'statistics.get': figures,
    async 'statistics.export'(order) {
      const { exportStatistics } = await import('../exporting/export-statistics')
      const place = { ...session(), ...workplace.book(), now: clock.now() }
      return exportStatistics(order, place, exporting, {
        figures: () => figures(order.query),
        page: (report) => engine.statisticsPage(report),
      })
    },
  }
}
