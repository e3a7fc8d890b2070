import { dayOf } from '@shared/domain/calendar'
import type { Session } from '@shared/domain/view'
import type { StatisticsQuery } from '@shared/ipc/calls-statistics'
import type { EventName, EventPayload } from '@shared/ipc/contract'
import type { StatisticsReport } from '../exporting/statistics-html'
import type { StatisticsExporting } from '../exporting/export-statistics'
import type { RecordsTools } from '../records/list-records'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface StatisticsTools {
  workplace: Workplace
  session(): Session
  records: RecordsTools
  exporting: StatisticsExporting
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
}

type StatisticsCalls = Extract<keyof Handlers, `statistics.${string}`>

/** Calls of the statistics screen. None of them needs the line. */
export function statisticsHandlers({
  workplace,
  session,
  records,
  exporting,
  emit,
}: StatisticsTools): Pick<Handlers, StatisticsCalls> {
  let writing: AbortController | null = null
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
      const source = {
        figures: () => figures(order.query),
        page: (report: StatisticsReport) => engine.statisticsPage(report),
      }
      // One at a time: the screen offers none while another is written.
      writing?.abort()
      const mine = new AbortController()
      writing = mine
      const told = (done: number, total: number): void =>
        emit('statistics.exporting', { done, total })
      try {
        return await exportStatistics(order, place, exporting, source, {
          signal: mine.signal,
          told,
        })
      } finally {
        if (writing === mine) writing = null
      }
    },
    'statistics.cancelExport'() {
      writing?.abort()
      return null
    },
  }
}
