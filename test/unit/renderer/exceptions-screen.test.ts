// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import ExceptionsScreen from '@renderer/screens/exceptions/ExceptionsScreen.vue'
import { useLeaving } from '@renderer/stores/leaving'
import { useStatus } from '@renderer/stores/status'
import type { ExceptionDetail, ExceptionEntry } from '@shared/domain/exception'
import type { Status } from '@shared/domain/view'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdBridge, NOW, saleOf } from './counter-fixtures'

const SALE = '7b2f7d1e-3a3b-4c0e-9a55-0123456789ab'
const order = { saleId: SALE, memberId: '10439', couponIds: ['1', '2'], billFen: null }
const sale = saleOf(order)

function entry(index: 0 | 1): ExceptionEntry {
  const redemption = sale.redemptions[index]
  if (!redemption) throw new Error('no such redemption')
  return {
    ...redemption,
    state: 'refused',
    cause: { code: 'refusedByApi', apiCode: 2001, info: '该券已使用' },
    exception: 'refused',
    memberId: '10439',
    memberName: '林小满',
    memberPhone: '138 **** 2046',
    shopId: '1',
    shopName: '东门店',
    cashier: { number: '02', name: '王收银' },
    receiptNumber: '20261114-0001',
    offline: true,
    createdAt: NOW,
  }
}
function detail(index: 0 | 1): ExceptionDetail {
  const { cause } = entry(index)
  return {
    entry: entry(index),
    onDesk: true,
    receipt: sale.receipt,
    redemptions: sale.redemptions,
    history: [
      { kind: 'state', at: NOW, state: 'pending', cause: { code: 'recorded' } },
      { kind: 'state', at: NOW, state: 'refused', cause },
    ],
    answer: null,
  }
}
const page = (...rows: ExceptionEntry[]) => ({
  rows,
  total: rows.length,
  counts: { refused: rows.length, parked: 0, unknown: 0 },
})

let app: VueWrapper
let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  bridge = holdBridge()
  setActivePinia(createPinia())
})
afterEach(() => app?.unmount())
const find = (name: string) => app.find(`[data-test=${name}]`)

async function open(...rows: ExceptionEntry[]): Promise<void> {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  app = mount(ExceptionsScreen, {
    attachTo: document.body,
    global: { plugins: [createAppI18n('zh-CN')], stubs: { ElPagination: true } },
  })
  bridge.answer('exceptions.list', page(...rows))
  await flushPromises()
  if (rows.length > 0) bridge.answer('exceptions.get', detail(0))
  await flushPromises()
}

describe('the exceptions desk', () => {
  it('says that nothing waits', async () => {
    await open()
    expect(find('exceptions-empty').text()).toContain('没有待处理')
    expect(find('export-exceptions').attributes('disabled')).toBeDefined()
  })

  it('says when the list could not be read, and reads it again', async () => {
    app = mount(ExceptionsScreen, { global: { plugins: [createAppI18n('zh-CN')] } })
    expect(app.find('[aria-busy=true]').exists()).toBe(true)
    bridge.fail('exceptions.list', { code: 'internal' })
    await flushPromises()
    await find('exceptions-failed').find('button').trigger('click')
    bridge.answer('exceptions.list', page())
    await flushPromises()
    expect(find('exceptions-empty').exists()).toBe(true)
  })

  it('shows the first entry at once, the others by the arrows', async () => {
    await open(entry(0), entry(1))
    expect(find('detail-words').text()).toBe('服务器：该券已使用（代码 2001）')
    expect(app.findAll('[data-test=history-step]')).toHaveLength(2)
    await find('exceptions-list').trigger('keydown', { key: 'ArrowDown' })
    expect(bridge.made('exceptions.get').at(-1)).toEqual({ requestId: entry(1).requestId })
    bridge.answer('exceptions.get', detail(1))
    await flushPromises()
    expect(app.findAll('[aria-selected=true]').map((row) => row.text())).toEqual([
      expect.stringContaining('券 2'),
    ])
  })

  it('takes no decision without a reason, then shows the next entry', async () => {
    await open(entry(0), entry(1))
    await find('act-acceptLoss').trigger('click')
    await find('settle-dialog').find('form').trigger('submit')
    expect(find('settle-error').exists()).toBe(true)
    expect(bridge.made('exceptions.act')).toEqual([])
    await find('settle-reason').setValue('  老顾客 ')
    await find('settle-reason').trigger('keydown', { key: 'Enter', isComposing: true })
    expect(bridge.made('exceptions.act')).toEqual([])
    await find('settle-reason').trigger('keydown', { key: 'Enter' })
    expect(bridge.made('exceptions.act')).toEqual([
      { requestId: entry(0).requestId, action: 'acceptLoss', reason: '老顾客' },
    ])
    bridge.answer('exceptions.act', { ...detail(0), onDesk: false })
    await flushPromises()
    bridge.answer('exceptions.list', page(entry(1)))
    await flushPromises()
    expect(bridge.made('exceptions.get').at(-1)).toEqual({ requestId: entry(1).requestId })
    bridge.answer('exceptions.get', detail(1))
    await flushPromises()
    expect(find('settle-dialog').exists()).toBe(false)
  })

  it('tells that somebody else was faster', async () => {
    await open(entry(0))
    await find('act-tryAgain').trigger('click')
    bridge.fail('exceptions.act', { code: 'exceptions.gone' })
    await flushPromises()
    bridge.answer('exceptions.list', page())
    await flushPromises()
    expect(app.find('[data-problem="exceptions.gone"]').exists()).toBe(true)
  })
})

describe('exporting what waits', () => {
  it('says that nothing was written, what was, and that no redemption is lost where a file could not be', async () => {
    await open(entry(0))
    await find('export-pdf').trigger('click')
    expect(bridge.made('exceptions.export')).toEqual([
      { format: 'pdf', kinds: [], requestId: null },
    ])
    expect(find('export-pdf').attributes('aria-busy')).toBe('true')
    bridge.answer('exceptions.export', { file: null, entries: 0 })
    await flushPromises()
    expect(find('exported').text()).toContain('什么也没有写')
    await find('export-one').trigger('click')
    expect(find('exported').exists()).toBe(false)
    bridge.answer('exceptions.export', { file: '待处理核销.pdf', entries: 1 })
    await flushPromises()
    expect(find('exported').text()).toBe('已导出 1 笔：待处理核销.pdf')
    await find('export-one').trigger('click')
    bridge.fail('exceptions.export', { code: 'storage.full', path: '/media/usb' })
    await flushPromises()
    expect(app.find('[data-problem="storage.full"]').text()).toContain('文件没有写成：/media/usb')
  })
})

describe('asking before leaving', () => {
  const remaining = (pending: number, exceptions: number): Status => ({
    line: { state: 'online', latencyMs: 1, lastAnswerAt: NOW },
    unsettled: { pending, unknown: 0 },
    exceptions,
    clock: { state: 'trusted', offsetMs: 0 },
    allowance: null,
    cache: { phase: 'off', done: 0, total: null, asOf: null },
  })

  it('does not ask where nothing remains', async () => {
    const leaving = useLeaving()
    useStatus().status = remaining(0, 0)
    expect(await leaving.ask('shop')).toBe(true)
  })

  it.each([
    [2, 0],
    [0, 1],
  ])('asks with %i undelivered and %i at the desk', async (pending, exceptions) => {
    const leaving = useLeaving()
    useStatus().status = remaining(pending, exceptions)
    const may = leaving.ask('connection')
    expect(leaving.asked).toBe('connection')
    leaving.answer(false)
    expect(await may).toBe(false)
    expect(leaving.asked).toBe(null)
  })

  it('takes the question of the closing window up at once and answers it later', async () => {
    const leaving = useLeaving()
    bridge.emit('app.leaveAsked', null)
    expect(bridge.made('app.leave')).toEqual([{ answer: 'asking' }])
    leaving.answer(true)
    await flushPromises()
    expect(bridge.made('app.leave').at(-1)).toEqual({ answer: 'leave' })
  })
})
