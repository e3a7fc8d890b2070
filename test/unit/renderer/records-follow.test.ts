// @vitest-environment happy-dom
import { useRecordsStore } from '@renderer/stores/records'
import { WINDOW_ROWS } from '@renderer/stores/records-reread'
import { useSession } from '@renderer/stores/session'
import type { RecordRow } from '@shared/domain/view'
import type { Redemption } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { CallInput } from '@shared/ipc/contract'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdBridge, NOW, saleOf, session, TODAY } from './counter-fixtures'
import { noTotals } from '../../support/record-totals'

const SALE = '7b2f7d1e-3a3b-4c0e-9a55-0123456789ab'
let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  bridge = holdBridge()
  setActivePinia(createPinia())
})
afterEach(() => void vi.useRealTimers())

const row = (couponId: string, state: RedemptionState = 'pending'): RecordRow => ({
  ...{ key: `k${couponId}`, couponId, title: `券 ${couponId}`, memberId: '1', memberName: null },
  ...{ shopId: '1', shopName: null, staff: null, at: NOW, discountFen: 1000, state },
  ...{ source: 'terminal', byHand: false, saleId: SALE, receiptNumber: null, difference: null },
})
/** The newest has the highest number. */
const list = (newest: number) => Array.from({ length: newest }, (_, at) => row(String(newest - at)))
const changed = (state: RedemptionState): Redemption => ({
  ...(saleOf({ saleId: SALE, memberId: '1', couponIds: ['x'], billFen: null })
    .redemptions[0] as Redemption),
  state,
})

type Wish = CallInput<'records.list'>
const asked = () => bridge.made('records.list') as Wish[]
/** The main process answers what is asked of this list. */
async function answer(rows: RecordRow[]): Promise<void> {
  const { offset, limit } = asked().at(-1) as Wish
  const totals = { ...noTotals(), count: rows.length }
  bridge.answer('records.list', {
    ...{ rows: rows.slice(offset, offset + limit), total: rows.length, totals },
    counts: { all: rows.length, terminal: rows.length, backend: 0, difference: null },
    ...{ backendProblem: null, truncated: false },
  })
  await flushPromises()
}
async function shown(rows: RecordRow[], filter: Partial<Wish['filter']> = {}) {
  const store = useRecordsStore()
  store.watched = true
  void store.ask({ from: TODAY, to: TODAY, ...filter })
  await answer(rows)
  return store
}
const second = async () => {
  await vi.advanceTimersByTimeAsync(1_000)
  await flushPromises()
}

describe('records that are looked at', () => {
  it('follow what is redeemed: list, totals and the counts of the views', async () => {
    const store = await shown(list(2), { states: ['pending'] })
    bridge.tell(changed('pending'))
    expect(asked()).toHaveLength(2)
    // What the back end said before will do, and the filter is the same.
    expect(asked()[1]).toEqual({ ...asked()[0], goesOn: true })
    expect(store.loading).toBe(false)
    await answer(list(3))
    expect([0, 1, 2].map((at) => store.rowAt(at)?.couponId)).toEqual(['3', '2', '1'])
    expect([store.total, store.totals?.count, store.counts?.all]).toEqual([3, 3, 3])
  })

  it('are read once a second at most, and once more after the last change', async () => {
    await shown(list(2))
    for (let time = 0; time < 50; time++) bridge.tell(changed('sending'))
    expect(asked()).toHaveLength(2)
    await answer(list(3))
    for (let time = 0; time < 50; time++) bridge.tell(changed('sending'))
    expect(asked()).toHaveLength(2)
    await second()
    expect(asked()).toHaveLength(3)
    // A slow answer is waited for.
    bridge.tell(changed('sending'))
    await second()
    await second()
    expect(asked()).toHaveLength(3)
    await answer(list(4))
    expect(asked()).toHaveLength(4)
    await answer(list(4))
    await second()
    await second()
    expect(asked()).toHaveLength(4)
  })

  it('ask the back end anew only after something is settled, every ten seconds at most', async () => {
    await shown(list(1))
    const anew = () => asked().filter(({ goesOn }) => !goesOn).length
    bridge.tell(changed('unknown'))
    await answer(list(1))
    expect(anew()).toBe(1)
    for (let time = 0; time < 9; time++) {
      bridge.tell(changed('accepted'))
      while (bridge.waiting('records.list') > 0) await answer(list(1))
      await second()
      while (bridge.waiting('records.list') > 0) await answer(list(1))
    }
    expect(anew()).toBe(2)
    await second()
    expect(anew()).toBe(3)
  })

  it('stay as they are when they cannot be read, and are read when somebody has signed in', async () => {
    const store = await shown(list(2))
    bridge.tell(changed('pending'))
    bridge.fail('records.list', { code: 'staff.signInNeeded' })
    await flushPromises()
    expect([store.total, store.problem]).toEqual([2, null])
    await second()
    const seated = { id: SALE, number: '1', name: '苏', role: 'owner' as const, rights: [] }
    const staff = { inUse: true, lost: false, seated, autoLockMinutes: 0 }
    useSession().session = { ...session, staff }
    await flushPromises()
    await answer(list(3))
    expect(store.total).toBe(3)
  })

  it('catch up with what changed while they were loaded for another reason', async () => {
    const store = await shown(list(2))
    void store.ask({ text: '券' })
    bridge.tell(changed('pending'))
    expect(asked()).toHaveLength(2)
    await answer(list(2))
    await second()
    expect(asked()).toHaveLength(3)
    await answer(list(3))
    expect(store.total).toBe(3)
  })

  it('that nobody looks at are not read', async () => {
    const store = await shown(list(2))
    store.watched = false
    bridge.tell(changed('accepted'))
    await second()
    expect(asked()).toHaveLength(1)
  })

  it('leave the drawer open, and tell in it what has become of the record', async () => {
    const store = await shown(list(2))
    void store.open(store.rowAt(1) as RecordRow)
    bridge.tell(changed('accepted'))
    await answer([row('3'), row('2'), row('1', 'accepted')])
    expect(store.opened).toMatchObject({ key: 'k1', state: 'accepted' })
    expect(bridge.made('sales.get')).toHaveLength(1)
    bridge.answer('sales.get', { saleId: SALE, redemptions: [], receipt: {} })
    await flushPromises()
    expect(store.sale?.saleId).toBe(SALE)
  })
})

describe('a list that is scrolled', () => {
  const far = 3 * WINDOW_ROWS

  it('is read where it is looked at, and says how far it has moved', async () => {
    const store = await shown(list(1_000))
    store.need(far - 4, far + 12)
    for (const at of [2, 3]) {
      expect(asked()[at - 1]?.offset).toBe(at * WINDOW_ROWS)
    }
    // Both windows, the older first.
    const rows = list(1_000)
    for (const at of [2, 3]) {
      bridge.answer('records.list', page(rows, at))
    }
    await flushPromises()
    bridge.tell(changed('pending'))
    const more = list(1_002)
    await answer(more)
    await answer(more)
    expect(
      asked()
        .slice(3)
        .map(({ offset }) => offset),
    ).toEqual([200, 300])
    expect(store.moved?.by).toBe(2)
    expect(store.rowAt(far + 2)?.key).toBe(rows[far]?.key)
    expect(store.total).toBe(1_002)
  })

  it('with a filter that something has left moves up', async () => {
    const rows = list(50)
    const store = await shown(rows, { states: ['pending'] })
    store.need(20, 40)
    bridge.tell(changed('accepted'))
    await answer(rows.filter((_, at) => at !== 3 && at !== 5))
    expect(store.moved?.by).toBe(-2)
  })
})

function page(rows: RecordRow[], window: number) {
  return {
    rows: rows.slice(window * WINDOW_ROWS, (window + 1) * WINDOW_ROWS),
    ...{ total: rows.length, totals: noTotals(), backendProblem: null, truncated: false },
    counts: { all: rows.length, terminal: rows.length, backend: 0, difference: null },
  }
}
