import { dayOf } from '@shared/domain/calendar'
import type { Session } from '@shared/domain/view'
import type { StatisticsQuery } from '@shared/ipc/calls-statistics'
import type { Clock } from '../counter/ports'
import type { StatisticsExporting } from '../exporting/export-statistics'
import type { StatisticsSource } from '../records/statistics/source'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface StatisticsTools {
  workplace: Workplace
  session(): Session
  clock: Clock
  statistics: StatisticsSource
  statisticsExporting: StatisticsExporting
}

/** Calls of the statistics screen. None of them needs the line. */
export function statisticsHandlers(
  tools: StatisticsTools,
): Pick<Handlers, 'statistics.get' | 'statistics.export'> {
  const { workplace, session, clock, statistics } = tools
  const figures = (filter: StatisticsQuery) => {
    const { connectionId, timeZone } = workplace.book()
    const today = dayOf(clock.now(), timeZone)
    return statistics.figures({ connectionId, filter, today, timeZone })
  }

  return {
    'statistics.get': figures,
    async 'statistics.export'(order) {
      const { exportStatistics } = await import('../exporting/export-statistics')
      const place = { ...session(), ...workplace.book(), now: clock.now() }
      return exportStatistics(order, place, tools.statisticsExporting, {
        figures: () => figures(order.query),
        page: (report) => statistics.page(report),
      })
    },
  }
}
