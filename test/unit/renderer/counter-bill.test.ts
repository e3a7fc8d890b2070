// @vitest-environment happy-dom
import { useCounterStore } from '@renderer/stores/counter'
import { useSession } from '@renderer/stores/session'
import type { MemberChecked } from '@shared/domain/checked'
import type { MemberSheet, Session } from '@shared/domain/view'
import { flushPromises } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { termsOf } from '../../support/coupons'
import { openCounter, part, parts, press, type } from './counter-driver'
import { cash, sheetOf, view } from './counter-fixtures'

let counter: Awaited<ReturnType<typeof openCounter>>
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

const coupons = [
  view('10', { terms: cash(1000), templateId: 'a', endsOn: '2026-12-31' }),
  view('11', { terms: cash(1000), templateId: 'b', endsOn: '2026-11-20' }),
  view('20', { terms: cash(2000, { enoughFen: 10_000 }), templateId: 'c' }),
  view('30', { terms: termsOf({ kind: 'percentage', payParts: 8500 }), templateId: 'd' }),
  view('40', { terms: cash(500, { combinable: false }), templateId: 'e' }),
  view('41', { terms: cash(500, { combinable: false }), templateId: 'e' }),
]

async function find(change: Partial<MemberSheet> = {}): Promise<void> {
  await type('2046')
  await press('Enter')
  counter.bridge.answer('counter.find', { kind: 'one', sheet: sheetOf(coupons, change) })
  await flushPromises()
}
async function bill(text: string): Promise<void> {
  const input = part('bill-field') as HTMLInputElement
  input.value = text
  input.dispatchEvent(new Event('input'))
  await nextTick()
}
const row = (id: string) => parts('coupon-row').find((one) => one.dataset['couponId'] === id)
const ticked = () =>
  parts('coupon-row')
    .filter((one) => one.getAttribute('aria-selected') === 'true')
    .map((one) => one.dataset['couponId'])

describe('with a bill', () => {
  it('each coupon says what it takes off now, or why it cannot, in its place', async () => {
    await find()
    const order = parts('coupon-row').map((one) => one.dataset['couponId'])
    expect(row('30')?.textContent).toContain('输入金额后计算')
    await bill('68')
    expect(row('30')?.textContent).toContain('−10.20')
    expect(row('20')?.dataset['usable']).toBe('false')
    expect(row('20')?.textContent).toContain('满 100.00 元可用，还差 32.00 元')
    expect(parts('coupon-row').map((one) => one.dataset['couponId'])).toEqual(order)
    await bill('100')
    expect(row('20')?.dataset['usable']).toBe('true')
  })

  it.each([
    ['stays while the back end only confirms the coupons', { outcome: 'same', asOf: 1 }, true],
    [
      'goes when the back end corrects them',
      { outcome: 'corrected', sheet: sheetOf(coupons.slice(1)), changed: ['10'] },
      false,
    ],
  ])('the best choice %s', async (_case, told, stays) => {
    await find({ source: 'cache', checking: true })
    await bill('100')
    await press('F6')
    expect(part('best-note')).not.toBeNull()
    const { member } = sheetOf(coupons)
    counter.bridge.emit('member.checked', { memberId: member.id, ...told } as MemberChecked)
    await flushPromises()
    expect(part('best-note') !== null).toBe(stays)
  })

  it('says what little more would bring', async () => {
    await find()
    await bill('68')
    // Beside the others: 20.00 more on 100.00, of which 15 % are taken off less.
    expect(part('better-note')?.textContent).toBe('再加 32.00 元可用“券 20”，多抵 17.00')
    await bill('100')
    expect(part('better-note')).toBeNull()
  })

  it('a tick that the bill is too small for rests, and is back when the bill has grown', async () => {
    await find()
    const store = useCounterStore()
    store.toggle('20')
    await bill('99.99')
    expect([ticked(), store.totals.offFen]).toEqual([[], 0])
    await bill('100')
    expect([ticked(), store.totals.offFen]).toEqual([['20'], 2000])
  })

  it('coupons that cannot be used together stop the redeeming, and say so', async () => {
    await find()
    const store = useCounterStore()
    store.toggle('40')
    store.toggle('41')
    await nextTick()
    expect(part('redeem-obstacle')?.textContent).toContain('一单只能用一张')
    await press('F2')
    expect(part('confirm-sheet')).toBeNull()
    expect(part('announcer')?.textContent).toContain('一单只能用一张')
    store.toggle('40')
    await nextTick()
    await press('F2')
    expect(part('confirm-sheet')).not.toBeNull()
  })
})

describe('a coupon that depends on the bill, without one', () => {
  it.each([
    ['a part of the price', '30'],
    ['a least spend', '20'],
  ])('rests the button with %s, and Enter leads to the amount', async (_case, id) => {
    await find()
    useCounterStore().toggle(id)
    await nextTick()
    expect(part('redeem-button')?.getAttribute('aria-disabled')).toBe('true')
    expect(part('redeem-obstacle')?.textContent).toContain('按 Enter 填本单金额')
    // A part of nothing known is no amount.
    expect(part('bill-line')?.textContent).toContain(id === '30' ? '—' : '−20.00')
    await press('Enter')
    expect(document.activeElement).toBe(part('bill-field'))
    await press('F2')
    expect(part('confirm-sheet')).toBeNull()
    await bill('100')
    expect(part('redeem-obstacle')?.textContent).toBe('')
    await press('F2')
    expect(part('confirm-sheet')).not.toBeNull()
  })

  it('is not asked for where the coupons do without', async () => {
    await find()
    useCounterStore().toggle('10')
    await nextTick()
    await press('Enter')
    expect(document.activeElement).not.toBe(part('bill-field'))
    await press('F2')
    expect(part('confirm-sheet')).not.toBeNull()
  })
})

describe('what would be used up for nothing', () => {
  const words = () => part('confirm-wasted')?.textContent.trim() ?? null
  /** Asks to redeem these of the member's coupons, goods for one of them, on a bill. */
  async function ask(ids: string[], amount: string): Promise<void> {
    coupons.push(view('50', { terms: termsOf({ kind: 'exchange', goodsId: null }) }))
    await find()
    coupons.pop()
    if (amount !== '') await bill(amount)
    for (const id of ids) useCounterStore().toggle(id)
    await nextTick()
    await press('F2')
    expect(part('confirm-sheet')).not.toBeNull()
  }

  it.each([
    ['on a bill of nothing', ['10', '11'], '0', '2 张'],
    ['behind others that take the whole bill', ['10', '11', '50'], '10', '1 张'],
  ])('is said before redeeming, %s', async (_case, ids, amount, count) => {
    await ask(ids, amount)
    expect(words()).toBe(`其中 ${count}在这张账单上不抵任何金额，核销后就用掉了。`)
    expect(part('confirm-button')?.getAttribute('aria-describedby')).toBe('confirm-wasted')
  })

  it.each([
    ['each takes something off', ['10', '11'], '12'],
    ['goods are handed over', ['50'], '0'],
    ['nobody has told the bill', ['10'], ''],
  ])('is not spoken of where %s', async (_case, ids, amount) => {
    await ask(ids, amount)
    expect(words()).toBeNull()
  })
})

describe("the shop's rules", () => {
  const ruled = (couponRules: Session['couponRules']) => {
    const session = useSession()
    if (session.session) session.session = { ...session.session, couponRules }
  }

  it('say in which order the coupons are taken off', async () => {
    await find()
    await bill('100')
    for (const id of ['10', '30']) useCounterStore().toggle(id)
    await nextTick()
    expect(part('to-pay')?.textContent).toBe('76.50')
    ruled({ order: ['percentage', 'cash', 'exchange'], onePerBill: false })
    await nextTick()
    expect(part('to-pay')?.textContent).toBe('75.00')
  })

  it('stop a second coupon where the shop takes one per bill, and the best choice is one', async () => {
    await find()
    ruled({ order: ['exchange', 'cash', 'percentage'], onePerBill: true })
    for (const id of ['10', '11']) useCounterStore().toggle(id)
    await nextTick()
    expect(part('redeem-obstacle')?.textContent).toContain('一单只能用一张')
    await bill('100')
    await press('F6')
    expect(ticked()).toEqual(['20'])
    expect(part('better-note')).toBeNull()
  })
})

describe('F6', () => {
  it('asks for the bill where there is none', async () => {
    await find()
    await press('F6')
    expect(document.activeElement).toBe(part('bill-field'))
    expect(ticked()).toEqual([])
  })

  it('ticks what takes most off, says it, and takes the word back once something is changed', async () => {
    await find()
    await bill('100')
    await press('F6')
    // 20 + 10 + 10 + 5 are 45; 15 % of what is left.
    expect(ticked().toSorted()).toEqual(['10', '11', '20', '30', '40'])
    expect(part('best-note')?.textContent).toContain('已选最优组合 5 张，抵扣 53.25')
    expect(part('to-pay')?.textContent).toBe('46.75')
    useCounterStore().toggle('10')
    await nextTick()
    expect(part('best-note')).toBeNull()
    expect(part('to-pay')?.textContent).toBe('55.25')
  })

  it('keeps what ends later for another day', async () => {
    await find()
    await bill('10')
    await press('F6')
    expect(ticked()).toEqual(['11'])
  })
})
