import { expect, it } from 'vitest'
import { wallClock } from '@shared/domain/calendar'
import { dayFigures } from '../../../src-main/counter/day-figures'
import type { LedgerLine } from '../../../src-main/counter/ports'

const ZONE = 'Asia/Shanghai'
const at = (moment: string): number => Date.parse(`${moment}+08:00`)
const line = (moment: string): LedgerLine =>
  ({
    ...{ state: 'accepted', discountFen: 100, createdAt: at(moment), title: moment },
    ...wallClock(at(moment), ZONE),
  }) as LedgerLine

/** Newest first, by the days of the calendar, as the ledger tells them. */
const LINES = [
  line('2026-11-11T04:00:00'),
  line('2026-11-11T03:59:59'),
  line('2026-11-11T00:30:00'),
  line('2026-11-10T20:00:00'),
  line('2026-11-10T03:00:00'),
]
const ledger = {
  lines: (_: string, from: string, to: string) =>
    LINES.filter(({ day }) => day >= from && day <= to),
}
const figures = (now: string, dayStartHour: number, timeZone = ZONE) =>
  dayFigures({ connectionId: 'c', timeZone }, ledger, { now: () => at(now) }, dayStartHour)

it.each([
  ['2026-11-11T01:00:00', 4, '2026-11-10', 3],
  ['2026-11-11T05:00:00', 4, '2026-11-11', 1],
  ['2026-11-11T05:00:00', 0, '2026-11-11', 3],
  ['2026-11-10T23:00:00', 0, '2026-11-10', 2],
])('today at %s, where the day begins at %i, is %s with %i redeemed', (now, hour, day, count) => {
  expect(figures(now, hour)).toMatchObject({ day, redeemed: count, discountFen: count * 100 })
})

it.each([
  [4, 3],
  [0, 2],
])(
  'where the day begins at %i, another time zone counts what was sold as the records do',
  (hour, count) => {
    // Five o'clock in the afternoon in New York, the day on which these were sold by the clock of then.
    const today = figures('2026-11-11T06:00:00', hour, 'America/New_York')
    expect(today).toMatchObject({ day: '2026-11-10', redeemed: count })
  },
)
