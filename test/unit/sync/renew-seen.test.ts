import { expect, it, onTestFinished, vi } from 'vitest'
import { PATIENTLY } from '../../support/patiently'
import { createCashierCalls } from '../../../src-main/counter/cashier-calls'
import { silentLog } from '../../../src-main/log'
import { createPull, type PullOptions } from '../../../src-main/sync/pull'

const NOW = Date.UTC(2026, 2, 4, 4)
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The pull of a back end that knows the documents alone: it can list nobody, only be asked for one member. */
function ofDocuments(stale: string[], given: Partial<PullOptions> = {}) {
  const calls = createCashierCalls()
  const renewed: string[] = []
  const staleSince = vi.fn((..._asked: [string, number, number, number]) => stale.slice(0, 1))
  const store = { progress: () => null, staleSince } as unknown as PullOptions['store']
  let heard = (): void => {}
  const next = () => new Promise<void>((resolve) => (heard = resolve))
  const pull = createPull({
    connectionId: 'book',
    gateway: { capabilities: new Set() },
    store,
    async renew(memberId) {
      renewed.push(memberId)
      stale.splice(stale.indexOf(memberId), 1)
      heard()
    },
    isOffline: () => false,
    calls,
    clock: { now: () => NOW },
    log: silentLog,
    changed() {},
    erased() {},
    ...given,
  })
  onTestFinished(() => pull.stop())
  return { pull, calls, renewed, staleSince, next }
}

it('asks for the members of the last 30 days again, one at a time, not more often than every hour', async () => {
  const { pull, renewed, staleSince, next } = ofDocuments(['10001', '10002'])
  const first = next()
  pull.begin()
  await first
  expect(renewed).toEqual(['10001'])
  expect(staleSince).toHaveBeenLastCalledWith('book', NOW - 30 * DAY_MS, NOW - HOUR_MS, 1)
  const second = next()
  // Between two of them it rests; woken, as when the line is back, it goes on at once.
  await vi.waitFor(() => {
    pull.wake()
    expect(renewed).toEqual(['10001', '10002'])
  }, PATIENTLY)
  await second
  expect(pull.status()).toMatchObject({ phase: 'seenOnly', total: null })
})

it('lets a cashier who is waiting for an answer go first', async () => {
  const { pull, calls, renewed, next } = ofDocuments(['10001'])
  let answer = (): void => {}
  const asking = calls.run(() => new Promise<void>((resolve) => (answer = resolve)))
  const first = next()
  pull.begin()
  await new Promise(setImmediate)
  expect(renewed).toEqual([])
  answer()
  await asking
  await first
  expect(renewed).toEqual(['10001'])
})

it('asks nobody while the back end is silent', async () => {
  const { pull, renewed, staleSince } = ofDocuments(['10001'], { isOffline: () => true })
  pull.begin()
  await new Promise(setImmediate)
  expect(staleSince).not.toHaveBeenCalled()
  expect(renewed).toEqual([])
})
