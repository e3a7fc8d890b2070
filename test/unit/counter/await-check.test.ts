import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Status } from '@shared/domain/view'
import { offlinePolicySchema } from '@shared/domain/offline-policy'
import { awaitCheck, CHECK_WAIT_MS } from '../../../src-main/counter/await-check'
import { createOpenMembers, type OpenMember } from '../../../src-main/counter/open-members'

const member = { id: '7', name: '林小满', phone: null, cardNumber: null, level: null }
const known: OpenMember = {
  connectionId: 'training',
  member,
  coupons: [],
  asOf: 100,
  source: 'cache',
}

/** A counter with a member out of the cache, and a sale that is about to be made. */
function aSale(state: Status['line']['state'] = 'online') {
  const openMembers = createOpenMembers()
  const line = {
    now: () => 200,
    state: { state, latencyMs: null, lastAnswerAt: null },
    clock: { state: 'trusted' as const, offsetMs: 0 },
    lastContactAt: null,
  }
  const offline = { policy: () => offlinePolicySchema.parse({}), line }
  let over = false
  return {
    openMembers,
    begin: () => void awaitCheck('7', { openMembers, offline }).then(() => (over = true)),
    /** Whether it went on after this much time. */
    async isOverAfter(ms: number): Promise<boolean> {
      await vi.advanceTimersByTimeAsync(ms)
      return over
    },
  }
}

const never = new Promise<void>(() => {})

describe('a sale from a sheet out of the cache', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('goes on as soon as the back end has said its word', async () => {
    const { openMembers, begin, isOverAfter } = aSale()
    openMembers.remember(known)
    let answer = () => {}
    openMembers.checking(known, new Promise<void>((resolve) => (answer = resolve)))
    begin()
    expect(await isOverAfter(CHECK_WAIT_MS - 1)).toBe(false)
    answer()
    expect(await isOverAfter(0)).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('waits for a silent back end no longer than a cashier would notice', async () => {
    const { openMembers, begin, isOverAfter } = aSale('untried')
    openMembers.remember(known)
    openMembers.checking(known, never)
    begin()
    expect(await isOverAfter(CHECK_WAIT_MS - 1)).toBe(false)
    expect(await isOverAfter(1)).toBe(true)
  })

  it.each(['offline', 'unauthorized'] as const)('waits for nothing while %s', async (state) => {
    const { openMembers, begin, isOverAfter } = aSale(state)
    openMembers.remember(known)
    openMembers.checking(known, never)
    begin()
    expect(await isOverAfter(0)).toBe(true)
  })

  it('waits for nothing where nothing is asked, or another answer has taken the place', async () => {
    for (const present of [known, { ...known }, { ...known, source: 'live' as const }]) {
      const { openMembers, begin, isOverAfter } = aSale()
      openMembers.remember(present)
      if (present !== known) openMembers.checking(known, never)
      if (present.source === 'live') openMembers.checking(present, never)
      begin()
      expect(await isOverAfter(0)).toBe(true)
    }
  })
})
