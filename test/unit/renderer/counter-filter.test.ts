// @vitest-environment happy-dom
import { useCounterStore } from '@renderer/stores/counter'
import { flushPromises } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { termsOf } from '../../support/coupons'
import { field, openCounter, part, parts, press, type } from './counter-driver'
import { cash, sheetOf, TODAY, view } from './counter-fixtures'

let counter: Awaited<ReturnType<typeof openCounter>>
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

const part15 = termsOf({ kind: 'percentage', payParts: 8500 })
const coupons = [
  view('10', { terms: cash(1000), templateId: 'a', endsOn: '2026-12-31' }),
  view('11', { terms: cash(2000), templateId: 'b', endsOn: '2026-11-16' }),
  view('30', { terms: part15, templateId: 'd' }),
  view('31', { terms: part15, templateId: 'e', endsOn: TODAY }, { code: 'neverOffline' }),
  view('50', { terms: part15 }, { code: 'givenAway', at: 0 }),
  view('51', {}, { code: 'notYetValid', from: '2026-12-01' }),
  view('60', {}, { code: 'used', at: null, shop: null }, { code: 'expired', on: '2026-11-01' }),
  view('70', { terms: part15 }, { code: 'expired', on: '2026-11-01' }),
]

async function find(memberId = '10439'): Promise<void> {
  const sheet = sheetOf(coupons)
  await type('2046')
  await press('Enter')
  counter.bridge.answer('counter.find', {
    kind: 'one',
    sheet: { ...sheet, member: { ...sheet.member, id: memberId } },
  })
  await flushPromises()
}
const rows = () => parts('coupon-row').map((one) => one.dataset['couponId'])
const item = (name: string) => document.querySelector<HTMLElement>(`[data-filter=${name}]`)
async function sift(name: string): Promise<void> {
  await press('F7')
  item(name)?.click()
  await flushPromises()
}

describe('the tabs', () => {
  it('hold every coupon once: what was given away or has not begun is unused', async () => {
    await find()
    const under: Record<string, unknown> = {}
    for (const name of ['unused', 'used', 'expired', 'all']) {
      part(`tab-${name}`)?.click()
      await nextTick()
      under[name] = [part(`tab-${name}`)?.textContent?.trim(), rows()]
    }
    expect(under).toEqual({
      unused: ['未使用 6', ['10', '11', '30', '31', '50', '51']],
      used: ['已使用 1', ['60']],
      expired: ['已过期 1', ['70']],
      all: ['可用 3 · 暂不可用 5', coupons.map(({ coupon }) => coupon.id)],
    })
  })
})

describe('a filter', () => {
  it('is chosen by keys alone, and the arrows move through what is left', async () => {
    await find()
    await press('F7')
    expect(document.activeElement).toBe(item('all'))
    await press('ArrowUp')
    expect(document.activeElement).toBe(item('nearExpiry'))
    ;(document.activeElement as HTMLElement).click()
    await flushPromises()
    expect([rows(), document.activeElement]).toEqual([['11', '31'], field()])
    expect(part('filter-shown')?.textContent).toBe('快过期（3 天内） 2')
    expect(useCounterStore().activeId).toBe('11')
    await press('ArrowDown')
    expect(useCounterStore().activeId).toBe('31')
  })

  it('says how many coupons each would show, and rests where there is none', async () => {
    await find()
    await press('F7')
    const counts = parts('filter-menu')[0]?.querySelectorAll('b') ?? []
    expect([...counts].map((one) => Number(one.textContent))).toEqual([
      8, 8, 0, 0, 0, 0, 0, 4, 4, 0, 2,
    ])
    expect(item('hotels')?.getAttribute('aria-disabled')).toBe('true')
    item('hotels')?.click()
    await nextTick()
    expect([part('filter-menu') !== null, rows().length]).toEqual([true, 8])
    await press('Escape')
    expect([part('filter-menu'), document.activeElement]).toEqual([null, field()])
    expect(part('coupon-list')).not.toBeNull()
  })

  it('leaves the menu to whoever scans or touches something else', async () => {
    await find()
    await press('F7')
    await press('1')
    expect([part('filter-menu'), document.activeElement]).toEqual([null, field()])
    await press('F7')
    part('bill-panel')?.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await nextTick()
    expect(part('filter-menu')).toBeNull()
  })

  it('says how many ticked coupons it hides, and shows them again', async () => {
    await find()
    useCounterStore().toggle('10')
    useCounterStore().toggle('11')
    await nextTick()
    await sift('percentage')
    expect(part('hidden-ticks')?.textContent).toContain('另有 2 张已勾选的券')
    await sift('nearExpiry')
    expect(part('hidden-ticks')?.textContent).toContain('另有 1 张已勾选的券')
    part('show-all')?.click()
    await nextTick()
    expect([part('hidden-ticks'), rows().length]).toEqual([null, 8])
  })

  it('narrows Ctrl+A down, and not the best choice', async () => {
    await find()
    await sift('percentage')
    await press('a', { ctrlKey: true })
    expect(useCounterStore().selectedIds).toEqual(['30'])
    const bill = part('bill-field') as HTMLInputElement
    bill.value = '100'
    bill.dispatchEvent(new Event('input'))
    await nextTick()
    await press('F6')
    expect([...useCounterStore().selectedIds].sort()).toEqual(['10', '11', '30'])
    expect(part('hidden-ticks')?.textContent).toContain('另有 2 张')
  })

  it('begins anew with the next member', async () => {
    await find()
    await sift('percentage')
    expect(rows()).toHaveLength(4)
    await find('10440')
    expect([rows().length, part('filter-shown')?.textContent]).toEqual([8, '筛选'])
  })

  it('that lets nothing through under another tab says so, with the way back', async () => {
    await find()
    await sift('nearExpiry')
    part('tab-used')?.click()
    await nextTick()
    expect(part('no-coupons')?.textContent).toContain('这里没有这一类的券')
    part('no-coupons')?.querySelector('button')?.click()
    await nextTick()
    expect(rows()).toEqual(['60'])
  })
})
