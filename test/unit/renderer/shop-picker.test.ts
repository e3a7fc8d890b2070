// @vitest-environment happy-dom
import ShopPicker from '@renderer/screens/shop/ShopPicker.vue'
import { filterShops } from '@renderer/screens/shop/shop-filter'
import { createAppI18n } from '@renderer/i18n'
import type { Session } from '@shared/domain/view'
import type { Problem } from '@shared/ipc/result'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stubBridge } from './bridge'

const shops = [
  { id: '1', name: '东门店', address: '罗湖区东门中路 128 号' },
  { id: '2', name: '机场店', address: 'T3 航站楼' },
  { id: '13', name: 'Airport Kiosk', address: null },
]
const session: Session = {
  stage: 'shop',
  version: '0.1.0',
  mode: 'training',
  host: null,
  timeZone: 'Asia/Shanghai',
  dayStartHour: 0,
  shop: null,
  cashier: null,
  staff: { inUse: false, lost: false, seated: null, autoLockMinutes: 10 },
  language: 'zh-CN',
  theme: 'light',
  canSearchMembers: true,
  undoWindowMs: null,
  provisioningErrors: [],
  phoneLook: 'middle',
  couponRules: { order: ['exchange', 'cash', 'percentage'], onePerBill: false },
  damagedSettings: null,
}

let picker: VueWrapper

async function open(
  list: () => typeof shops | { problem: Problem } = () => shops,
): Promise<{ name: string; input: unknown }[]> {
  const calls = stubBridge({
    'shops.list': list,
    'shops.choose': ({ shopId }) => ({
      ...session,
      stage: 'ready',
      shop: shops.find(({ id }) => id === shopId) ?? null,
    }),
  })
  picker = mount(ShopPicker, {
    attachTo: document.body,
    global: { plugins: [createPinia(), createAppI18n('zh-CN')] },
  })
  await flushPromises()
  return calls
}

const press = (key: string): Promise<void> =>
  picker.get('[role=combobox]').trigger('keydown', { key })
const marked = (): string | undefined =>
  picker.find('[role=option][aria-selected=true]').attributes('data-shop')
const listed = (): (string | undefined)[] =>
  picker.findAll('[role=option]').map((row) => row.attributes('data-shop'))

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => picker.unmount())

describe('the shop picker', () => {
  it('is ready for typing at once and narrows the list', async () => {
    await open()
    expect(document.activeElement).toBe(picker.get('[role=combobox]').element)
    await picker.get('[role=combobox]').setValue('店')
    expect(listed()).toEqual(['1', '2'])
    await picker.get('[role=combobox]').setValue('t3')
    expect(listed()).toEqual(['2'])
  })

  it('moves its mark with the arrows, round the ends, and tells it to a screen reader', async () => {
    await open()
    expect(marked()).toBe('1')
    await press('ArrowDown')
    expect(marked()).toBe('2')
    const active = picker.get('[role=combobox]').attributes('aria-activedescendant')
    expect(picker.get(`#${active}`).attributes('data-shop')).toBe('2')
    await press('ArrowUp')
    await press('ArrowUp')
    expect(marked()).toBe('13')
  })

  it('chooses the marked shop with Enter, once', async () => {
    const calls = await open()
    await picker.get('[role=combobox]').setValue('kiosk')
    await press('Enter')
    await press('Enter')
    await flushPromises()
    expect(calls.filter(({ name }) => name === 'shops.choose')).toEqual([
      { name: 'shops.choose', input: { shopId: '13' } },
    ])
    expect(picker.emitted('chosen')).toHaveLength(1)
  })

  it('chooses by touch', async () => {
    const calls = await open()
    await picker.get('[data-shop="2"]').trigger('click')
    await flushPromises()
    expect(calls.at(-1)).toEqual({ name: 'shops.choose', input: { shopId: '2' } })
  })

  it('says so when nothing matches, and Escape shows everything again', async () => {
    await open()
    await picker.get('[role=combobox]').setValue('zzz')
    expect(picker.text()).toContain('zzz')
    await press('Enter')
    await press('Escape')
    expect(listed()).toHaveLength(3)
  })

  it('offers to try again when there are no shops or no answer', async () => {
    let answer: typeof shops | { problem: Problem } = { problem: { code: 'api.noShops' } }
    await open(() => answer)
    expect(picker.text()).toContain('券接口里还没有门店')
    answer = { problem: { code: 'api.timeout', seconds: 10 } }
    await picker.get('[data-test=shops-retry]').trigger('click')
    await flushPromises()
    expect(picker.get('[role=alert]').text()).toContain('10')
    answer = shops
    await picker.get('[data-test=shops-retry]').trigger('click')
    await flushPromises()
    expect(listed()).toHaveLength(3)
  })

  it('leads to the settings where only they can help', async () => {
    await open(() => ({ problem: { code: 'api.unauthorized' } }))
    await picker.get('[data-test=shops-settings]').trigger('click')
    expect(picker.emitted('settings')).toHaveLength(1)
  })
})

describe('the shop filter', () => {
  it('wants every word somewhere in name, number or address', () => {
    expect(filterShops(shops, ' 东门 128 ').map(({ id }) => id)).toEqual(['1'])
    expect(filterShops(shops, 'AIRPORT 13').map(({ id }) => id)).toEqual(['13'])
    expect(filterShops(shops, '东门 机场')).toEqual([])
  })
})
