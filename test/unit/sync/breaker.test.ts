import { describe, expect, it } from 'vitest'
import { backoffMs, Breaker } from '../../../src-main/sync/breaker'

const waits = { firstMs: 2_000, longestMs: 60_000 }

function aBreaker() {
  let time = 0
  const breaker = new Breaker({ waits, now: () => time, random: () => 0.5 })
  return { breaker, pass: (ms: number) => (time += ms) }
}

describe('the wait after failures', () => {
  it('doubles up to the longest', () => {
    const half = () => 0.5
    expect([1, 2, 3, 5, 6, 100].map((failures) => backoffMs(failures, waits, half))).toEqual([
      2_000, 4_000, 8_000, 32_000, 60_000, 60_000,
    ])
  })

  it('is spread by a quarter each way', () => {
    expect(backoffMs(1, waits, () => 0)).toBe(1_500)
    expect(backoffMs(1, waits, () => 1)).toBe(2_500)
  })
})

describe('the circuit breaker', () => {
  it('opens at once for a dead line, and only for the third failure in a row of other kinds', () => {
    const line = aBreaker().breaker
    line.failed(true)
    expect(line.width(4)).toBe(0)
    const other = aBreaker().breaker
    other.failed(false)
    other.failed(false)
    expect(other.width(4)).toBe(4)
    other.failed(false)
    expect(other.width(4)).toBe(0)
  })

  it('an answer in between starts the count over', () => {
    const { breaker } = aBreaker()
    breaker.failed(false)
    breaker.failed(false)
    breaker.answered()
    breaker.failed(false)
    expect(breaker.width(4)).toBe(4)
  })

  it('lets one try after its wait, waits longer when it fails, and closes by an answer', () => {
    const { breaker, pass } = aBreaker()
    breaker.failed(true)
    pass(2_000)
    expect(breaker.width(4)).toBe(1)
    breaker.failed(true)
    expect(breaker.waitMs()).toBe(4_000)
    pass(4_000)
    breaker.answered()
    expect(breaker.width(4)).toBe(4)
  })

  it('is woken from its own wait, but not from one that the back end asked for', () => {
    const { breaker, pass } = aBreaker()
    breaker.failed(true)
    breaker.wake()
    expect(breaker.width(4)).toBe(1)
    breaker.pause(10_000)
    breaker.wake()
    expect(breaker.width(4)).toBe(0)
    expect(breaker.paused).toBe(true)
    pass(10_000)
    expect(breaker.paused).toBe(false)
  })
})
