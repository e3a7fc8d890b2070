// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import { COUPON_ORDERS, exampleOffFen } from '@renderer/screens/settings/coupon-orders'
import CouponRulesSettings from '@renderer/screens/settings/CouponRulesSettings.vue'
import { useSession } from '@renderer/stores/session'
import { combinationRulesSchema } from '@shared/domain/combination-rules-schema'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it } from 'vitest'
import { holdBridge, session } from './counter-fixtures'

let panel: VueWrapper
let bridge: ReturnType<typeof holdBridge>
afterEach(() => panel.unmount())

async function open(manager: string | null): Promise<void> {
  bridge = holdBridge()
  const pinia = createPinia()
  useSession(pinia).session = session
  panel = mount(CouponRulesSettings, {
    attachTo: document.body,
    global: { plugins: [pinia, createAppI18n('zh-CN')], components: { ElInput } },
  })
  bridge.answer('offline.rules', { manager, policy: {}, templates: [] })
  await flushPromises()
}

const orders = () => panel.findAll<HTMLInputElement>('input[name=couponOrder]')
const choose = (words: string) => {
  const at = panel.findAll('.order span').findIndex((one) => one.text() === words)
  return orders()[at]?.setValue(true)
}
const save = () => panel.get('[data-test=coupon-rules]').trigger('submit')
const example = () => panel.get('[data-test=rules-example]').text()
const rules = { order: ['percentage', 'cash', 'exchange'] as const, onePerBill: true }

describe('the rules for several coupons on a bill', () => {
  it('are shown as they are, with what they come to', async () => {
    await open(null)
    expect(orders().map((one) => one.element.checked)).toEqual([true, ...Array(5).fill(false)])
    expect(example()).toContain('共抵 19.00 元')
    await choose('折扣券 → 代金券 → 兑换券')
    expect(example()).toContain('共抵 20.00 元')
    await panel.get('[data-choice=one]').setValue(true)
    expect(example()).toContain('只能用一张，抵 10.00 元')
  })

  it('are saved, and said to be until something is changed', async () => {
    await open(null)
    await choose('折扣券 → 代金券 → 兑换券')
    await panel.get('[data-choice=one]').setValue(true)
    await Promise.all([save(), save()])
    expect(bridge.made('rules.set')).toEqual([{ rules, pin: null }])
    bridge.answer('rules.set', { ...session, couponRules: rules })
    await flushPromises()
    const button = panel.get('[data-test=save-coupon-rules]')
    expect(button.text()).toContain('✓')
    await choose('兑换券 → 代金券 → 折扣券')
    expect(button.text()).not.toContain('✓')
  })

  it("need the manager's PIN where there is one, even when it was set meanwhile", async () => {
    await open(null)
    await save()
    bridge.fail('rules.set', { code: 'manager.pinNeeded' })
    await flushPromises()
    expect(panel.text()).toContain('需要店长密码')
    const pin = panel.get<HTMLInputElement>('input[name=couponRulesPin]')
    await save()
    expect(bridge.made('rules.set')).toHaveLength(1)
    await pin.setValue('4711')
    await save()
    expect(bridge.made('rules.set')[1]).toMatchObject({ pin: '4711' })
    expect(pin.element.value).toBe('')
  })
})

describe('the orders', () => {
  it('are all there are, each once, and the settings take each', () => {
    expect(new Set(COUPON_ORDERS.map((order) => order.join())).size).toBe(6)
    for (const order of COUPON_ORDERS) {
      const given = { order: [...order], onePerBill: false }
      expect(combinationRulesSchema.parse(given)).toEqual(given)
      expect(exampleOffFen(given)).toBeGreaterThan(0)
    }
  })
})
