// @vitest-environment happy-dom
import { CALM_MS, useSaleStore } from '@renderer/stores/counter-sale'
import { useTodayStore } from '@renderer/stores/counter-today'
import { useCounterStore } from '@renderer/stores/counter'
import { useRecordsStore } from '@renderer/stores/records'
import { useSession } from '@renderer/stores/session'
import type { Session } from '@shared/domain/view'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdBridge, session, sheetOf, TODAY, view } from './counter-fixtures'

let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  bridge = holdBridge()
  setActivePinia(createPinia())
  useSession().session = session
})
afterEach(() => vi.useRealTimers())

async function found() {
  const counter = useCounterStore()
  counter.text = '林'
  void counter.find()
  bridge.answer('counter.find', { kind: 'one', sheet: sheetOf([view('1')]) })
  await flushPromises()
  return counter
}
const tell = (change: Partial<Session>) => bridge.emit('session.changed', { ...session, ...change })

describe('another place', () => {
  it.each<[string, Partial<Session>]>([
    ['mode', { mode: 'api', host: 'coupon.example.com' }],
    ['back end', { host: 'other.example.com' }],
    ['shop', { shop: { id: '2', name: '机场店', address: null } }],
  ])('takes the member of the earlier %s off the screen', async (_, change) => {
    const counter = await found()
    const sale = useSaleStore()
    sale.begin({ memberId: '10439', couponIds: ['1'], billFen: null })
    tell(change)
    expect([counter.phase, counter.sheet, sale.draft]).toEqual(['idle', null, null])
  })

  it('drops an answer that was still on its way', async () => {
    const counter = useCounterStore()
    counter.text = '林'
    void counter.find()
    tell({ mode: 'api', host: 'coupon.example.com' })
    bridge.answer('counter.find', { kind: 'one', sheet: sheetOf([view('1')]) })
    await flushPromises()
    expect(counter.phase).toBe('idle')
  })

  it('is another path of the same host too', async () => {
    const counter = await found()
    const saved = useSession().saveConnection({
      dialect: 'auditelecoupon',
      baseUrl: 'https://coupon.example.com',
      pathPrefix: '/other',
      tokenTransport: 'none',
      tokenName: 'token',
      token: null,
      timeZone: 'Asia/Shanghai',
      timeoutMs: 10_000,
      sameBackEnd: false,
    })
    bridge.answer('connection.save', session)
    await saved
    expect(counter.phase).toBe('idle')
  })

  it('is not another language', async () => {
    const counter = await found()
    tell({ language: 'en', cashier: null })
    expect(counter.phase).toBe('member')
  })

  it('lets a sale that is being written come to its answer', async () => {
    await found()
    const sale = useSaleStore()
    sale.begin({ memberId: '10439', couponIds: ['1'], billFen: null })
    void sale.confirm()
    tell({ shop: null })
    bridge.redeem()
    await flushPromises()
    vi.advanceTimersByTime(CALM_MS)
    expect([sale.shown, sale.looks]).toEqual([true, ['submitting']])
  })

  it('empties the records and the figures of today', async () => {
    const records = useRecordsStore()
    void records.ask({ from: TODAY, to: TODAY })
    const problem = { code: 'api.timeout', seconds: 10 } as const
    const answer = { rows: [], total: 7, backendProblem: problem, truncated: true }
    bridge.answer('records.list', answer)
    const today = useTodayStore()
    void today.load()
    const figures = { day: TODAY, redeemed: 3, discountFen: 4200, waiting: 0, recent: [] }
    bridge.answer('counter.today', figures)
    await flushPromises()
    expect([records.total, today.figures?.redeemed]).toEqual([7, 3])
    void records.load()
    tell({ mode: 'api', host: 'coupon.example.com' })
    bridge.answer('records.list', answer)
    await flushPromises()
    expect([records.total, records.backendProblem, records.loaded]).toEqual([0, null, false])
    expect([today.figures, bridge.made('counter.today').length]).toEqual([null, 2])
  })
})
