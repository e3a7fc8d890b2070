import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchSilentPage } from '../../../src-main/electron/silent-page'
import { silentLog } from '../../../src-main/log'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched() {
  const state = { loads: 0, gone: false }
  const page = watchSilentPage({
    log: silentLog,
    loadAgain: () => state.loads++,
    isGone: () => state.gone,
  })
  return { state, page }
}

test('a page that calls in time is left alone', () => {
  const { state, page } = watched()
  vi.advanceTimersByTime(9_999)
  page.heard()
  vi.advanceTimersByTime(60_000)
  expect(state.loads).toBe(0)
})

test('a page that stays silent is loaded again, and not for ever', () => {
  const { state } = watched()
  vi.advanceTimersByTime(10_000)
  expect(state.loads).toBe(1)
  vi.advanceTimersByTime(600_000)
  expect(state.loads).toBe(2)
})

test('a page that calls after it was loaded again is left alone', () => {
  const { state, page } = watched()
  vi.advanceTimersByTime(10_000)
  page.heard()
  vi.advanceTimersByTime(600_000)
  expect(state.loads).toBe(1)
})

test('a window that is gone is not loaded', () => {
  const { state } = watched()
  state.gone = true
  vi.advanceTimersByTime(600_000)
  expect(state.loads).toBe(0)
})
