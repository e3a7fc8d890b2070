// @vitest-environment happy-dom
import { useCounterStore } from '@renderer/stores/counter'
import { SALE_MAX_COUPONS } from '@renderer/stores/counter-ticks'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { holdBridge, sheetOf, view } from './counter-fixtures'

let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  bridge = holdBridge()
  setActivePinia(createPinia())
})

const one = (coupons = [view('1'), view('2')], change = {}) => ({
  kind: 'one',
  sheet: sheetOf(coupons, change),
})
const expired = { code: 'expired', on: '2026-11-03' } as const
const other = { id: '7', name: '王秀英', phone: null, cardNumber: null, level: null }

async function find(text: string, found: unknown): Promise<ReturnType<typeof useCounterStore>> {
  const store = useCounterStore()
  store.text = text
  void store.find()
  bridge.answer('counter.find', found)
  await flushPromises()
  return store
}

describe('finding', () => {
  it('drops the answer to a question that was superseded', async () => {
    const store = useCounterStore()
    store.text = '林'
    void store.find()
    store.text = '王'
    void store.find()
    // The first question's answer comes first, and must not be shown; then the second's.
    bridge.answer('counter.find', { kind: 'none' })
    await flushPromises()
    expect([store.phase, store.finding]).toEqual(['idle', true])
    bridge.answer('counter.find', one())
    await flushPromises()
    expect([store.phase, store.finding]).toEqual(['member', false])
  })

  it('drops an answer that comes after going back', async () => {
    const store = useCounterStore()
    store.text = '林'
    void store.find()
    store.reset()
    bridge.answer('counter.find', one())
    await flushPromises()
    expect([store.phase, store.finding]).toEqual(['idle', false])
  })

  it('cuts what no code can hold, and asks nothing for an empty field', async () => {
    const store = useCounterStore()
    await store.find()
    expect(bridge.made('counter.find')).toEqual([])
    store.text = 'x'.repeat(1_000_000)
    void store.find()
    expect(bridge.made('counter.find')).toEqual([{ text: 'x'.repeat(17_200) }])
  })

  it('does not say of a code that cannot be read that nobody was found', async () => {
    const store = await find('无此人', { kind: 'none' })
    store.text = '{'
    void store.find()
    bridge.fail('counter.find', { code: 'scan.unreadable' })
    await flushPromises()
    expect([store.phase, store.text]).toEqual(['idle', '{'])
  })

  it('keeps the member for a code that cannot be read, but not for a broken line', async () => {
    const store = await find('1', one())
    store.text = '?'
    void store.find()
    bridge.fail('counter.find', { code: 'scan.unreadable' })
    await flushPromises()
    expect([store.phase, store.problem?.code]).toEqual(['member', 'scan.unreadable'])
    void store.find()
    bridge.fail('counter.find', { code: 'api.timeout', seconds: 10 })
    await flushPromises()
    expect([store.phase, store.sheet]).toEqual(['failed', null])
    void store.retry()
    bridge.answer('counter.find', one())
    await flushPromises()
    expect([store.phase, store.problem]).toEqual(['member', null])
  })
})

describe('ticking', () => {
  it('ticks the scanned coupon at once, unless it cannot be used', async () => {
    const coupons = [view('1'), view('2'), view('3', {}, expired)]
    const store = await find('2', one(coupons, { scannedCouponId: '2' }))
    expect([store.selectedIds, store.activeId]).toEqual([['2'], '2'])
    await find('3', one(coupons, { scannedCouponId: '3' }))
    expect([store.selectedIds, store.activeId]).toEqual([['2'], '3'])
  })

  it('adds a second scanned coupon of the same member and keeps the bill', async () => {
    const store = await find('1', one(undefined, { scannedCouponId: '1' }))
    store.billText = '268'
    await find('2', one(undefined, { scannedCouponId: '2' }))
    expect([store.selectedIds, store.billText]).toEqual([['1', '2'], '268'])
  })

  it('starts a new sale with another member', async () => {
    const store = await find('1', one(undefined, { scannedCouponId: '1' }))
    store.billText = '268'
    await find('9', one([view('9')], { member: other }))
    expect([store.selectedIds, store.billText]).toEqual([[], ''])
  })

  it('forgets a tick that fresh data does not allow any more', async () => {
    const store = await find('1', one())
    store.selectAllUsable()
    await find('1', one([view('1', {}, expired), view('2')]))
    expect(store.selectedIds).toEqual(['2'])
  })

  it('never ticks an unusable coupon nor more than a sale may hold', async () => {
    const many = Array.from({ length: 60 }, (_, index) => view(String(index)))
    const store = await find('1', one([...many, view('x', {}, expired)]))
    expect(store.toggle('x')).toBe('notUsable')
    store.selectAllUsable()
    expect(store.selectedIds).toHaveLength(SALE_MAX_COUPONS)
    expect(store.toggle('55')).toBe('full')
    expect(store.toggle('3')).toBe('unticked')
    expect(store.toggle('55')).toBe('ticked')
  })
})

describe('stepping back', () => {
  it('goes from the ticks to the list of members to the start', async () => {
    const store = await find('林', {
      kind: 'several',
      onlyKnown: false,
      by: 'search',
      members: [other, { ...other, id: '8' }],
      more: false,
    })
    void store.openMember('7')
    bridge.answer('counter.openMember', sheetOf([view('1')], { member: other }))
    await flushPromises()
    store.toggle('1')
    store.stepBack()
    expect([store.phase, store.selectedIds]).toEqual(['member', []])
    store.stepBack()
    expect([store.phase, store.activeId]).toEqual(['several', '7'])
    store.stepBack()
    expect(store.phase).toBe('idle')
  })
})
