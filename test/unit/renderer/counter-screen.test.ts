// @vitest-environment happy-dom
import { LEAVE_AFTER_MS } from '@renderer/stores/counter-sale'
import type { Cause } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { field, openCounter, part, parts, press, type } from './counter-driver'
import { cash, saleOf, sheetOf, view } from './counter-fixtures'

let counter: Awaited<ReturnType<typeof openCounter>>
let bridge: typeof counter.bridge
beforeEach(async () => {
  counter = await openCounter()
  bridge = counter.bridge
})
afterEach(() => counter.close())

const coupons = [
  view('1'),
  view('2', { terms: cash(850) }),
  view(
    '3',
    { title: '中秋券' },
    { code: 'expired', on: '2026-11-03' },
    { code: 'weekday', allowed: [1, 2, 3], today: 6 },
  ),
]
const ticked = () =>
  parts('coupon-row')
    .filter((row) => row.getAttribute('aria-selected') === 'true')
    .map((row) => row.dataset['couponId'])

async function find(): Promise<void> {
  await type('2046')
  await press('Enter')
  bridge.answer('counter.find', { kind: 'one', sheet: sheetOf(coupons) })
  await flushPromises()
}
/** Ticks the first coupon and redeems it. */
async function redeem(state: RedemptionState, cause: Cause): Promise<void> {
  await find()
  await press(' ')
  await press('F2')
  await press('Enter')
  bridge.redeem()
  await flushPromises()
  const [input] = bridge.made('counter.redeem') as Parameters<typeof saleOf>
  const [old] = saleOf(input).redemptions
  if (old) bridge.tell({ ...old, state, cause, seq: 99 })
  await flushPromises()
}

describe('the counter by keyboard alone', () => {
  it('goes from the scan to the next member: type, Enter, Space, F2, Enter, Enter', async () => {
    expect(document.activeElement).toBe(field())
    expect(part('idle')?.textContent).toContain('42.00')
    await redeem('accepted', { code: 'confirmed', remoteId: '9' })
    expect(bridge.made('counter.find')).toEqual([{ text: '2046' }])
    expect(bridge.made('counter.redeem')).toMatchObject([
      { memberId: '10439', couponIds: ['1'], billFen: null },
    ])
    expect(part('result')?.dataset['outcome']).toBe('done')
    expect(part('announcer')?.textContent).toContain('已核销 1 张')

    await press('Enter')
    expect(part('result')).not.toBeNull()
    vi.advanceTimersByTime(LEAVE_AFTER_MS)
    await press('Enter')
    expect(part('result')).toBeNull()
    expect(part('idle')).not.toBeNull()
    expect([document.activeElement, field().value]).toEqual([field(), ''])
    expect(bridge.made('counter.redeem')).toHaveLength(1)
  })

  it('moves through the list while the field keeps the focus, and leaves text its own keys', async () => {
    await find()
    const active = () => field().getAttribute('aria-activedescendant')
    expect([active(), document.activeElement]).toEqual(['coupon-1', field()])
    await press('ArrowDown')
    await press(' ')
    expect([active(), ticked()]).toEqual(['coupon-2', ['2']])
    await press('a', { ctrlKey: true })
    expect(ticked()).toEqual(['1', '2'])
    await type('李 ')
    expect(await press(' ')).toBe(true)
    expect(await press('ArrowLeft')).toBe(true)
    expect(ticked()).toEqual(['1', '2'])
  })

  it('tells why a coupon cannot be used instead of ticking it', async () => {
    await find()
    const row = parts('coupon-row')[2]
    expect(row?.textContent).toContain('11 月 3 日已过期 · 仅周一至周三可用，今天周六')
    row?.click()
    await flushPromises()
    expect(ticked()).toEqual([])
    expect(part('announcer')?.textContent).toContain('中秋券 不可用：11 月 3 日已过期')
  })

  it('redeems nothing without a tick, or with a bill that is no amount', async () => {
    await find()
    await press('F2')
    expect(part('confirm-sheet')).toBeNull()
    expect(part('redeem-obstacle')?.textContent).toContain('先勾选')
    await press(' ')
    await press('F4')
    const bill = part('bill-field') as HTMLInputElement
    expect(document.activeElement).toBe(bill)
    bill.value = '26.8.9'
    bill.dispatchEvent(new Event('input'))
    await press('F2')
    expect(part('confirm-sheet')).toBeNull()
    expect(part('bill-mistake')?.textContent).toContain('请填数字')
    bill.value = '5'
    bill.dispatchEvent(new Event('input'))
    await press('F2')
    expect(part('confirm-sheet')?.textContent).toContain('−5.00')
  })

  it('lets a scan win over an open question: its Enter finds and never confirms', async () => {
    await find()
    await press(' ')
    await press('F2')
    expect(part('confirm-sheet')).not.toBeNull()
    await press('6')
    expect(part('confirm-sheet')).toBeNull()
    expect(document.activeElement).toBe(field())
    await type('6901234567')
    await press('Enter')
    expect(bridge.made('counter.redeem')).toEqual([])
    expect(bridge.made('counter.find')).toHaveLength(2)
  })

  it('ignores a key that is held down', async () => {
    await find()
    await press(' ')
    await press('F2')
    await press('Enter', { repeat: true })
    expect(bridge.made('counter.redeem')).toEqual([])
  })

  it('takes a typed character from wherever the focus is', async () => {
    await find()
    part('tab-used')?.focus()
    await press('7')
    expect(document.activeElement).toBe(field())
  })
})

describe('after a refusal', () => {
  it('goes back to the coupons, read afresh', async () => {
    await redeem('refused', { code: 'refusedByApi', apiCode: 4, info: '该券已使用' })
    expect(part('result')?.dataset['outcome']).toBe('refused')
    expect(part('result-sub')?.textContent).toBe('服务器：该券已使用')
    expect(part('receipt')?.dataset['stamp']).toBe('stampRefused')
    vi.advanceTimersByTime(LEAVE_AFTER_MS)
    await press('Enter')
    expect(bridge.made('counter.openMember')).toEqual([{ memberId: '10439', fresh: true }])
    expect(part('member-head')).not.toBeNull()
    expect(ticked()).toEqual([])
  })
})

describe('going back by itself', () => {
  it('waits eight untouched seconds when all is done', async () => {
    await redeem('accepted', { code: 'confirmed', remoteId: '9' })
    expect(part('auto-return')?.textContent).toContain('8 秒')
    await vi.advanceTimersByTimeAsync(7999)
    expect(part('result')).not.toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(part('result')).toBeNull()
  })

  it('stays once anything was touched', async () => {
    await redeem('accepted', { code: 'confirmed', remoteId: '9' })
    window.dispatchEvent(new Event('pointerdown'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(part('result')).not.toBeNull()
    expect(part('auto-return')?.textContent).toContain('已停留')
  })

  it('stays with an answer that is not known yet', async () => {
    await redeem('unknown', { code: 'noAnswer', problem: 'api.timeout' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(part('result')?.dataset['outcome']).toBe('unknown')
  })
})
