import { describe, expect, it } from 'vitest'
import { createLine, type Line } from '../../src-main/sync/line'

const HOUR_MS = 3_600_000

/** A line on a computer whose clock is off by `wrongMs`; `answer` is an answer of the back end at a true time. */
function aLine(wrongMs: number): { line: Line; told: string[]; answer(trueTime: number): void } {
  let local = 0
  const told: string[] = []
  const line = createLine({
    changed: () => told.push('changed'),
    back: () => told.push('back'),
    localNow: () => local,
    steadyNow: () => local,
  })
  return {
    line,
    told,
    answer(trueTime) {
      local = trueTime + wrongMs
      // As HTTP tells it: whole seconds.
      line.answered(5, Math.floor(trueTime / 1000) * 1000)
    },
  }
}

describe('the corrected time', () => {
  it.each([-HOUR_MS, -2_600, -800, 0, 900, 2_600, HOUR_MS])(
    'is found once and then kept on a clock that is %i ms off',
    (wrongMs) => {
      const { line, answer } = aLine(wrongMs)
      let jumps = 0
      let last = Number.NEGATIVE_INFINITY
      for (let time = 1_000_000; time < 1_060_000; time += 137) {
        answer(time)
        if (line.now() < last) jumps++
        last = line.now()
      }
      expect(jumps).toBeLessThanOrEqual(1)
    },
  )

  it('is near the true one, however wrong the clock is', () => {
    const { line, answer } = aLine(-366 * 24 * HOUR_MS)
    answer(5_000_300)
    expect(Math.abs(line.now() - 5_000_300)).toBeLessThan(1_000)
  })

  it('follows a clock that is set right', () => {
    const { line, answer } = aLine(-HOUR_MS)
    answer(9_000_000)
    line.answered(5, 9_000_000 - HOUR_MS)
    expect(line.clock.offsetMs).toBeLessThan(3_000)
  })
})

describe('the state of the line', () => {
  it('is earned by an answer and lost without one', () => {
    const { line, told, answer } = aLine(0)
    expect(line.state.state).toBe('untried')
    answer(1_000)
    expect(line.state).toEqual({ state: 'online', latencyMs: 5, lastAnswerAt: 1_000 })
    line.failed({ code: 'api.timeout', seconds: 10 })
    expect(line.state).toEqual({ state: 'offline', latencyMs: null, lastAnswerAt: 1_000 })
    answer(2_000)
    expect(told.filter((word) => word === 'back')).toHaveLength(2)
  })

  it('tells a refused token from a dead line', () => {
    const { line, answer } = aLine(0)
    answer(1_000)
    line.failed({ code: 'api.unauthorized' })
    expect(line.state.state).toBe('unauthorized')
    line.failed({ code: 'api.http', status: 500 })
    expect(line.state.state).toBe('unauthorized')
  })
})
