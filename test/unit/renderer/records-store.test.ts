// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import RecordsTable from '@renderer/screens/records/RecordsTable.vue'
import { staffWords } from '@renderer/screens/records/staff-words'
import { useRecordsStore } from '@renderer/stores/records'
import type { RecordRow } from '@shared/domain/view'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { Redemption } from '@shared/domain/redemption'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { holdBridge, NOW, saleOf, TODAY } from './counter-fixtures'
import { noTotals } from '../../support/record-totals'

const SALE = '7b2f7d1e-3a3b-4c0e-9a55-0123456789ab'
let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  bridge = holdBridge()
  setActivePinia(createPinia())
})

function row(couponId: string, change: Partial<RecordRow> = {}): RecordRow {
  return {
    key: couponId,
    couponId,
    title: `券 ${couponId}`,
    memberId: '10439',
    memberName: '林小满',
    shopId: '1',
    shopName: '东门店',
    staff: '07',
    at: NOW,
    discountFen: 1000,
    state: 'pending',
    source: 'terminal',
    byHand: false,
    saleId: SALE,
    receiptNumber: '20260301-ABC-0001',
    difference: null,
    ...change,
  }
}
const page = (rows: RecordRow[], change = {}) => ({
  rows,
  total: rows.length,
  totals: noTotals(),
  counts: { all: rows.length, terminal: rows.length, backend: 0, difference: null },
  backendProblem: null,
  truncated: false,
  ...change,
})
const today = { from: TODAY, to: TODAY }

async function listed(answer = page([row('1'), row('2')])) {
  const store = useRecordsStore()
  void store.ask(today)
  bridge.answer('records.list', answer)
  await flushPromises()
  return store
}
const shown = (store: ReturnType<typeof useRecordsStore>) =>
  Array.from({ length: store.total }, (_, index) => store.rowAt(index))
const changed = (state: RedemptionState): Redemption => {
  const order = { saleId: SALE, memberId: '1', couponIds: ['1', '2'], billFen: null }
  return { ...(saleOf(order).redemptions[0] as Redemption), state }
}

describe('the records', () => {
  it('drops the answer to filters that were changed since', async () => {
    const store = useRecordsStore()
    void store.ask(today)
    void store.ask({ text: '生日' })
    bridge.answer('records.list', page([row('1')]))
    await flushPromises()
    expect([shown(store), store.loading]).toEqual([[], true])
    bridge.answer('records.list', page([row('2')]))
    await flushPromises()
    expect(shown(store).map((one) => one?.couponId)).toEqual(['2'])
  })

  it('fetches each window once as it is scrolled to, and begins anew when the filters change', async () => {
    const store = await listed(page([row('1')], { total: 1_000 }))
    const asked = () =>
      bridge.made('records.list').map((input) => {
        const { offset, goesOn } = input as { offset: number; goesOn: boolean }
        return [offset, goesOn]
      })
    store.need(0, 8)
    store.need(95, 210)
    store.need(150, 160)
    expect(asked()).toEqual([
      [0, false],
      [100, true],
      [200, true],
    ])
    bridge.answer('records.list', page([row('101')], { total: 1_000 }))
    await flushPromises()
    expect(store.rowAt(100)?.couponId).toBe('101')
    expect(store.rowAt(200)).toBeUndefined()
    expect(store.total).toBe(1_000)
    void store.ask({ states: ['refused'] })
    expect(asked().at(-1)).toEqual([0, false])
  })

  it('drops what it has when something was redeemed while it scrolled', async () => {
    const store = await listed(page([row('1')], { total: 1_000 }))
    store.need(100, 110)
    bridge.answer('records.list', page([row('100')], { total: 1_001 }))
    await flushPromises()
    expect([store.total, store.rowAt(0), store.rowAt(100)?.couponId]).toEqual([
      1_001,
      undefined,
      '100',
    ])
    store.need(0, 5)
    expect(bridge.made('records.list')).toHaveLength(3)
  })

  it('asks nothing for a range that ends before it begins', async () => {
    const store = useRecordsStore()
    await store.ask({ from: '2026-11-14', to: '2026-11-13' })
    expect(bridge.made('records.list')).toEqual([])
  })

  it("keeps the terminal's own rows when the server's half is missing", async () => {
    const backendProblem = { code: 'api.unreachable', host: 'h' } as const
    const store = await listed(page([row('1')], { backendProblem }))
    expect([store.total, store.backendProblem?.code, store.problem]).toEqual([
      1,
      'api.unreachable',
      null,
    ])
  })

  it('follows a redemption that changes while it is shown, never back from settled', async () => {
    const store = await listed()
    bridge.tell(changed('accepted'))
    bridge.tell(changed('unknown'))
    expect(shown(store).map((one) => one?.state)).toEqual(['accepted', 'pending'])
  })

  it('follows what is taken back after it was settled', async () => {
    const store = await listed(page([row('1', { state: 'accepted' })]))
    bridge.tell(changed('undoing'))
    expect(store.rowAt(0)?.state).toBe('undoing')
    bridge.tell(changed('voided'))
    bridge.tell(changed('undoing'))
    expect(store.rowAt(0)?.state).toBe('voided')
  })

  it('opens the receipt of its own sale and asks for none otherwise', async () => {
    const store = await listed()
    await store.open(row('9', { source: 'backend', saleId: null }))
    expect([store.opened?.couponId, bridge.made('sales.get')]).toEqual(['9', []])
    void store.open(row('1'))
    bridge.fail('sales.get', { code: 'internal' })
    await flushPromises()
    expect(store.saleProblem?.code).toBe('internal')
  })
})

describe('the table', () => {
  it('moves with the arrows and opens with Enter', async () => {
    const voice = {
      say: (key: string) => key,
      language: 'zh-CN' as const,
      timeZone: 'Asia/Shanghai',
      today: TODAY,
    }
    const rows = [row('1'), row('2', { discountFen: 0, memberName: null })]
    const table = mount(RecordsTable, {
      attachTo: document.body,
      props: {
        rowAt: (index: number) => rows[index],
        voice,
        total: 2,
        view: 'all' as const,
        busy: false,
        cashier: { id: '2', number: '02', name: '王收银' },
      },
      global: { plugins: [createAppI18n('zh-CN')] },
    })
    const focused = () => (document.activeElement as HTMLElement).dataset['couponId']
    const press = (key: string) => table.get('tbody').trigger('keydown', { key })
    const cells = table.findAll('[data-test=record-row]').map((line) => line.text())
    expect(cells[0]).toContain('−10.00')
    expect(cells[1]).toContain('兑换')
    expect(cells[1]).toContain('待提交')
    await press('ArrowDown')
    await flushPromises()
    expect(focused()).toBe('2')
    await press('ArrowDown')
    await press('Enter')
    expect(table.emitted('open')?.[0]).toEqual([rows[1]])
    table.unmount()
  })
})

describe('who redeemed', () => {
  const { t } = createAppI18n('zh-CN').global
  const cashier = { id: '2', number: '02', name: '王收银' }
  it.each([
    ['terminal', '林恬', '林恬'],
    ['both', '林恬', '林恬'],
    ['backend', '12', '员工 12'],
    ['backend', '2', '02 王收银'],
    ['backend', null, null],
  ] as const)('%s %s: %s', (source, staff, words) => {
    expect(staffWords(t, row('1', { source, staff }), cashier)).toBe(words)
  })

  it('is no name where the cashier has no id at the back end', () => {
    const other = row('1', { source: 'backend', staff: '2' })
    expect(staffWords(t, other, { ...cashier, id: null })).toBe('员工 2')
  })
})
