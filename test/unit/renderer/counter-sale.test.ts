// @vitest-environment happy-dom
import type { Cause, Redemption } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import { CALM_MS, LEAVE_AFTER_MS, PATIENCE_MS, useSaleStore } from '@renderer/stores/counter-sale'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdBridge, NOW, saleOf } from './counter-fixtures'

let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  bridge = holdBridge()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

const order = { memberId: '10439', couponIds: ['1', '2'], billFen: 26800 }
const accepted: [RedemptionState, Cause] = ['accepted', { code: 'confirmed', remoteId: '9' }]
const refused: [RedemptionState, Cause] = [
  'refused',
  { code: 'refusedByApi', apiCode: 4, info: '该券已使用' },
]
const unknown: [RedemptionState, Cause] = ['unknown', { code: 'noAnswer', problem: 'api.timeout' }]
const notSent: [RedemptionState, Cause] = [
  'pending',
  { code: 'notSent', problem: 'api.unreachable' },
]
const sending: [RedemptionState, Cause] = ['sending', { code: 'sent' }]

function open(): ReturnType<typeof useSaleStore> {
  const store = useSaleStore()
  store.begin(order)
  void store.confirm()
  return store
}
async function redeemed(): Promise<ReturnType<typeof useSaleStore>> {
  const store = open()
  bridge.redeem()
  await flushPromises()
  return store
}
/** The main process reports a state of one of the two coupons; by default each report is later than the last. */
let lastSeq = 10
function tell(
  index: 0 | 1,
  [state, cause]: [RedemptionState, Cause],
  seq = ++lastSeq,
  stateAt = NOW + 1,
): void {
  const store = useSaleStore()
  const saleId = store.sale?.saleId ?? store.draft?.saleId ?? ''
  const old = saleOf({ saleId, ...order }).redemptions[index] as Redemption
  bridge.tell({ ...old, state, cause, seq, stateAt })
}

describe('confirming', () => {
  it('sends one call with one sale id, however often Enter is pressed', async () => {
    const store = open()
    void store.confirm()
    bridge.redeem()
    await flushPromises()
    void store.confirm()
    vi.advanceTimersByTime(CALM_MS)
    void store.confirm()
    expect(bridge.made('counter.redeem')).toHaveLength(1)
    expect(bridge.made('counter.redeem')[0]).toMatchObject({ ...order, saleId: store.sale?.saleId })
  })

  it('keeps the sale id when a failed call is tried again, and makes a new one for a new confirmation', async () => {
    const store = open()
    bridge.fail('counter.redeem', { code: 'storage.full', path: '/data' })
    await flushPromises()
    expect([store.problem?.code, store.busy]).toEqual(['storage.full', false])
    void store.confirm()
    store.cancel()
    expect(store.draft).not.toBeNull()
    bridge.fail('counter.redeem', { code: 'storage.full', path: '/data' })
    await flushPromises()
    store.cancel()
    store.begin(order)
    void store.confirm()
    const ids = bridge.made('counter.redeem').map((input) => (input as { saleId: string }).saleId)
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
  })
})

describe('the result', () => {
  it.each([
    ['done', accepted],
    ['refused', refused],
    ['unknown', unknown],
    ['offline', notSent],
  ] as const)('goes from pending to %s by the event', async (outcome, report) => {
    const store = await redeemed()
    expect(store.shown).toBe(false)
    tell(0, report)
    tell(1, report)
    expect([store.shown, store.outcome]).toEqual([true, outcome])
  })

  it('takes an event that overtook the answer', async () => {
    const store = open()
    tell(0, accepted)
    tell(1, accepted)
    bridge.redeem()
    await flushPromises()
    expect([store.shown, store.outcome]).toEqual([true, 'done'])
  })

  it('says nothing for a moment, then "submitting", then "recorded here"', async () => {
    const store = await redeemed()
    vi.advanceTimersByTime(CALM_MS - 1)
    expect(store.shown).toBe(false)
    vi.advanceTimersByTime(1)
    expect([store.shown, store.outcome]).toEqual([true, 'submitting'])
    vi.advanceTimersByTime(PATIENCE_MS)
    expect(store.outcome).toBe('offline')
    tell(0, sending)
    tell(1, sending)
    expect(store.outcome).toBe('submitting')
    tell(0, accepted)
    tell(1, accepted)
    expect(store.outcome).toBe('done')
  })

  it('shows mixed fates as mixed, each coupon with its own', async () => {
    const store = await redeemed()
    tell(0, accepted)
    tell(1, refused)
    expect([store.outcome, store.looks]).toEqual(['mixed', ['done', 'refused']])
  })

  it('never believes an older report, and what was accepted may be taken back later', async () => {
    const store = await redeemed()
    tell(0, accepted, 900)
    tell(0, unknown, 899)
    tell(1, notSent, 900)
    tell(1, sending, 899)
    expect(store.looks).toEqual(['done', 'offline'])
  })

  it('believes the later report although the clock was set back in between', async () => {
    const store = await redeemed()
    tell(0, sending, ++lastSeq, NOW + 5)
    tell(0, accepted, ++lastSeq, NOW - 600_000)
    expect(store.looks[0]).toBe('done')
  })

  it('leaves the sale of another member alone', async () => {
    const store = await redeemed()
    const stranger = saleOf({ saleId: crypto.randomUUID(), ...order }).redemptions[0] as Redemption
    bridge.tell({ ...stranger, state: 'accepted', cause: accepted[1], seq: 99 })
    expect(store.looks).toEqual(['submitting', 'submitting'])
  })

  it('cannot be left by the second half of a double press', async () => {
    const store = await redeemed()
    tell(0, accepted)
    tell(1, accepted)
    expect(store.leavable).toBe(false)
    vi.advanceTimersByTime(LEAVE_AFTER_MS)
    expect(store.leavable).toBe(true)
  })

  it('is asked for at once on request, and corrected in place', async () => {
    const store = await redeemed()
    tell(0, unknown)
    tell(1, unknown)
    void store.settleNow()
    void store.settleNow()
    bridge.fail('sales.settleNow', { code: 'api.unreachable', host: 'h' })
    await flushPromises()
    const sale = saleOf({ saleId: store.sale?.saleId ?? '', ...order })
    const [first, second] = sale.redemptions as [Redemption, Redemption]
    const found: Redemption = { ...first, state: 'accepted', cause: accepted[1], seq: ++lastSeq }
    bridge.answer('sales.get', { ...sale, redemptions: [found, second] })
    await flushPromises()
    expect(bridge.made('sales.settleNow')).toHaveLength(1)
    expect(store.settleProblem?.code).toBe('api.unreachable')
    expect([store.settling, store.looks]).toEqual([false, ['done', 'unknown']])
  })
})
