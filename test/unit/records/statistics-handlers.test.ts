import { expect, it } from 'vitest'
import { statisticsHandlers, type StatisticsTools } from '../../../src-main/ipc/statistics-handlers'
import type { StatisticsOrder } from '../../../src-main/records/statistics/source'

const QUERY = { from: '2026-11-01', to: '2026-11-30', shops: [], staffs: [], templates: [] }

it('the figures follow the hour at which the business day begins, as records and shifts do', () => {
  let dayStartHour = 0
  const asked: number[] = []
  const tools = {
    workplace: { book: () => ({ connectionId: 'c', timeZone: 'Asia/Shanghai' }) },
    session: () => ({ shop: null }),
    records: {
      clock: { now: () => 0 },
      engine: {
        statistics: ({ place }: StatisticsOrder) => void asked.push(place.dayStartHour),
      },
      // A setting of the shop's, in time.
      get dayStartHour() {
        return dayStartHour
      },
    },
  } as unknown as StatisticsTools
  const handlers = statisticsHandlers(tools)
  void handlers['statistics.get'](QUERY)
  dayStartHour = 5
  void handlers['statistics.get'](QUERY)
  expect(asked).toEqual([0, 5])
})
