import { expect, it } from 'vitest'
import { createCorrectedClock } from '../../src-main/sync/corrected-clock'

it('tells whole milliseconds after a start with a clock that was set back', () => {
  let steady = 0.25
  const clock = createCorrectedClock(
    () => 1_000_000,
    () => steady,
  )
  clock.restart({ at: 100_000_000, aheadMs: 0 })
  steady = 7.75
  expect(clock.state.state).toBe('jumpedBack')
  expect(clock.now()).toBe(100_000_008)
})
