import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLeaving } from '../../../src-main/electron/leaving'

let remains: boolean
let canAsk: boolean
let asked: number
let closed: boolean
beforeEach(() => {
  vi.useFakeTimers()
  remains = canAsk = true
  asked = 0
  closed = false
})
afterEach(() => void vi.useRealTimers())

function aWindow() {
  const leaving = createLeaving({
    somethingRemains: () => remains,
    canAsk: () => canAsk,
    ask: () => void asked++,
    close: () => press(),
  })
  function press(): void {
    let held = false
    leaving.closing({ preventDefault: () => void (held = true) })
    if (!held) closed = true
  }
  return { leaving, press }
}

it('closes at once where nothing remains', () => {
  remains = false
  aWindow().press()
  expect([closed, asked]).toEqual([true, 0])
})

it('asks where something remains, and stays when the user wants to', () => {
  const { leaving, press } = aWindow()
  press()
  leaving.answered('asking')
  leaving.answered('stay')
  vi.runAllTimers()
  expect([closed, asked]).toEqual([false, 1])
  press()
  leaving.answered('asking')
  leaving.answered('leave')
  expect([closed, asked]).toEqual([true, 2])
})

it('lets the user think as long as the question stands', () => {
  const { leaving, press } = aWindow()
  press()
  leaving.answered('asking')
  vi.advanceTimersByTime(3_600_000)
  expect(closed).toBe(false)
})

it('is not held back by a screen that does not take the question up', () => {
  aWindow().press()
  vi.advanceTimersByTime(1_999)
  expect(closed).toBe(false)
  vi.advanceTimersByTime(1)
  expect(closed).toBe(true)
})

it('is not held back by a screen that is gone, nor when the system ends', () => {
  canAsk = false
  aWindow().press()
  expect([closed, asked]).toEqual([true, 0])
  closed = false
  canAsk = true
  const { leaving, press } = aWindow()
  leaving.letGo()
  press()
  expect([closed, asked]).toEqual([true, 0])
})

it('leaves a page with changes to its user, but not when the system or another program ends it', () => {
  const { leaving } = aWindow()
  let ended = false
  const stay = () => leaving.staying({ preventDefault: () => void (ended = true) })
  stay()
  expect(ended).toBe(false)
  leaving.letGo()
  stay()
  expect(ended).toBe(true)
})
