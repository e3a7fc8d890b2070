import { describe, expect, it } from 'vitest'
import { createCorrectedClock } from '../../../src-main/sync/corrected-clock'
import { createSteadyClock } from '../../../src-main/sync/steady-clock'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const TRUE = Date.parse('2026-11-14T04:41:00Z')

/** A computer whose clock is off by `wrong`; `pass` lets time go by, `set` turns the clock. */
function aComputer(wrong = 0) {
  let elapsed = 0
  let off = wrong
  const clock = createCorrectedClock(
    () => TRUE + elapsed + off,
    () => elapsed,
  )
  return {
    clock,
    truth: () => TRUE + elapsed,
    pass: (ms: number) => void (elapsed += ms),
    set: (ms: number) => void (off += ms),
    /** The clock after a restart that took `ms`, with the clock turned by `turned` meanwhile. */
    restarted(ms: number, turned = 0) {
      const remembered = clock.remember()
      elapsed += ms
      off += turned
      const next = createCorrectedClock(
        () => TRUE + elapsed + off,
        () => elapsed,
      )
      next.restart(remembered)
      return next
    },
  }
}

describe('the corrected clock', () => {
  it.each([-DAY, -6 * MINUTE, 6 * MINUTE, 400 * DAY])(
    'is moved by nobody who turns the clock by %i ms while the program runs',
    (turned) => {
      const { clock, truth, pass, set } = aComputer()
      clock.heard(truth())
      set(turned)
      pass(HOUR)
      expect(clock.now()).toBe(truth())
      expect(clock.state).toEqual({ state: 'wrong', offsetMs: -turned })
    },
  )

  it('says nothing of five minutes', () => {
    const { clock, truth } = aComputer(-5 * MINUTE + 1_000)
    clock.heard(truth())
    expect(clock.state.state).toBe('trusted')
  })

  it('is not trusted before any server told the time', () => {
    const { clock, truth } = aComputer()
    expect(clock.state).toEqual({ state: 'untrusted', offsetMs: 0 })
    expect(clock.now()).toBe(truth())
  })

  it('goes on after a restart without a line', () => {
    const computer = aComputer(-3 * HOUR)
    computer.clock.heard(computer.truth())
    const next = computer.restarted(20 * MINUTE)
    expect(next.state.state).toBe('wrong')
    expect(Math.abs(next.now() - computer.truth())).toBeLessThan(1_000)
  })

  it.each([365 * DAY, -365 * DAY])(
    'believes a clock that was %i ms off and is set right',
    (off) => {
      const computer = aComputer(off)
      computer.clock.heard(computer.truth())
      const next = computer.restarted(HOUR, -off)
      expect(next.state.state).toBe('trusted')
      expect(Math.abs(next.now() - computer.truth())).toBeLessThan(1_000)
    },
  )

  it('notices a clock that jumped back while the program was off, until it is set right', () => {
    const computer = aComputer()
    computer.clock.heard(computer.truth())
    const last = computer.clock.now()
    const next = computer.restarted(HOUR, -HOUR - 6 * MINUTE)
    expect(next.state.state).toBe('jumpedBack')
    expect(next.now()).toBe(last)
    computer.set(HOUR + 6 * MINUTE)
    expect(next.state.state).toBe('trusted')
    expect(next.now()).toBe(computer.truth())
  })

  it('forgives a clock that is a little behind', () => {
    const computer = aComputer()
    computer.clock.heard(computer.truth())
    expect(computer.restarted(0, -4 * MINUTE).state.state).toBe('trusted')
  })
})

describe('what is remembered of a server', () => {
  it('is nothing before one told the time', () => {
    expect(aComputer().clock.remember()).toBeNull()
  })

  it('is a time that a restart does not go behind', () => {
    const { clock, truth, restarted } = aComputer()
    clock.heard(truth())
    expect(restarted(0, -2 * MINUTE).now()).toBe(truth())
  })

  it('is half a second later than the whole seconds of its header', () => {
    const { clock, truth } = aComputer()
    clock.heard(truth() + DAY)
    expect(clock.now()).toBe(truth() + DAY + 500)
  })
})

describe('the steady clock', () => {
  it('goes on while the computer sleeps, and takes no notice of rounding', () => {
    let [fine, coarse] = [0, 5_000]
    const steady = createSteadyClock(
      () => fine,
      () => coarse,
    )
    fine += 10_000
    coarse += 12_000
    expect(steady()).toBe(10_000)
    coarse += 8 * HOUR
    expect(steady()).toBe(12_000 + 8 * HOUR)
    fine += 1_000
    coarse += 1_000
    expect(steady()).toBe(13_000 + 8 * HOUR)
  })
})
