// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import OverrideDialog from '@renderer/screens/counter/OverrideDialog.vue'
import { useScans } from '@renderer/stores/scans'
import { useSaleStore } from '@renderer/stores/counter-sale'
import type { Problem } from '@shared/ipc/result'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { holdBridge } from './counter-fixtures'
import { voiceOf } from './voice'

const order = { memberId: '10439', couponIds: ['1', '2', '3'], billFen: null }
const over = (way: 'pin' | 'noPin' | 'never'): Problem => ({
  code: 'redeem.overPolicy',
  way,
  breaches: [{ code: 'memberCount', limit: 2, used: 0, wanted: 3 }],
})

let dialog: VueWrapper
let bridge: ReturnType<typeof holdBridge>
afterEach(() => dialog.unmount())

/** The dialog over a sale that broke the rules. */
async function open(way: 'pin' | 'noPin' | 'never' = 'pin') {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  bridge = holdBridge()
  const pinia = createPinia()
  setActivePinia(pinia)
  const sale = useSaleStore()
  sale.begin(order)
  void sale.confirm()
  bridge.fail('counter.redeem', over(way))
  await flushPromises()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)', component: { template: '<i />' } }],
  })
  dialog = mount(OverrideDialog, {
    attachTo: document.body,
    props: { voice: voiceOf('zh-CN') },
    global: { plugins: [pinia, createAppI18n('zh-CN'), router], components: { ElInput } },
  })
  return sale
}

const pin = () => dialog.get<HTMLInputElement>('input[name=overridePin]')
const asked = () => bridge.made('counter.redeem').slice(1)
const focused = () => document.activeElement?.getAttribute('name')
const submit = () => dialog.get('form').trigger('submit')

/** Presses keys so many ms apart and lets the characters land where the focus is; false when Enter was kept. */
async function keys(text: string, apartMs: number): Promise<boolean> {
  const input = document.activeElement as HTMLInputElement
  let at = 10_000
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: (at += apartMs) })
    return input.dispatchEvent(event)
  }
  for (const character of text) {
    press(character)
    input.value += character
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await flushPromises()
  }
  const passed = press('Enter')
  if (passed) await submit()
  await flushPromises()
  return passed
}

describe("the manager's word", () => {
  it('says what it is about and begins with the reason', async () => {
    await open()
    expect(dialog.get('[data-breach=memberCount]').text()).toContain('最多 2 张')
    expect(focused()).toBe('override-reason')
  })

  it('is asked for what is missing, one after the other, without a call', async () => {
    await open()
    await submit()
    expect([focused(), dialog.get('[role=alert]').text()]).toEqual([
      'override-reason',
      '请选一个原因。',
    ])
    await dialog.get('input[value=other]').setValue(true)
    await flushPromises()
    expect(focused()).toBe('overrideOther')
    await submit()
    expect(dialog.text()).toContain('请写明原因。')
    await dialog.get('input[name=overrideOther]').setValue('  店庆 ')
    await submit()
    expect(focused()).toBe('overridePin')
    await keys('47', 200)
    expect(dialog.text()).toContain('请输入 4 到 12 位数字。')
    expect(asked()).toEqual([])
    await keys('11', 200)
    expect(asked()).toMatchObject([{ ...order, override: { pin: '4711', reason: '店庆' } }])
  })

  it('is sent once, however often Enter is pressed, and the PIN is gone from the field', async () => {
    await open()
    await dialog.get('input[value=regular]').setValue(true)
    await pin().setValue('4711')
    await Promise.all([submit(), submit()])
    await submit()
    expect(asked()).toHaveLength(1)
    expect(asked()).toMatchObject([{ override: { pin: '4711', reason: '熟客，已核对身份' } }])
    expect(pin().element.value).toBe('')
    expect(dialog.get('[data-test=override-go]').text()).toContain('正在核对')
    bridge.redeem()
    await flushPromises()
    expect(useSaleStore().overPolicy).toBeNull()
  })

  it.each<[Problem, string]>([
    [{ code: 'manager.wrongPin', triesLeft: 3 }, '还可以再试 3 次'],
    [{ code: 'manager.locked', seconds: 60 }, '请等 60 秒'],
  ])('tells of %j, keeps the reason, and waits for the PIN again', async (problem, words) => {
    const sale = await open()
    await dialog.get('input[value=waiting]').setValue(true)
    await pin().setValue('0000')
    await submit()
    bridge.fail('counter.redeem', problem)
    await flushPromises()
    expect(dialog.get('[data-test=override-problem]').text()).toContain(words)
    expect(sale.overPolicy?.way).toBe('pin')
    expect([focused(), pin().element.value]).toEqual(['overridePin', ''])
    await pin().setValue('4711')
    await submit()
    expect(asked()[1]).toMatchObject({ override: { pin: '4711' } })
    expect(dialog.find('[data-test=override-problem]').exists()).toBe(false)
  })

  it('is never what a scanner types: that is refused elsewhere, and told here until somebody types', async () => {
    await open()
    useScans().refuse('window')
    await flushPromises()
    expect(dialog.text()).toContain('扫码枪的内容没有当作密码')
    expect([pin().element.value, asked()]).toEqual(['', []])
    await pin().setValue('4')
    expect(dialog.text()).not.toContain('扫码枪的内容没有当作密码')
  })

  it('is given up by Esc, which nothing keeps from the platform, and by the button', async () => {
    await open()
    pin().element.focus()
    const esc = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    expect(pin().element.dispatchEvent(esc)).toBe(true)
    // What the platform does with it.
    dialog.get<HTMLDialogElement>('dialog').element.close()
    expect(dialog.emitted('cancel')).toHaveLength(1)
    await dialog.get('[data-test=override-cancel]').trigger('click')
    expect(dialog.emitted('cancel')).toHaveLength(2)
  })

  it.each(['noPin', 'never'] as const)(
    'is not asked for where it is of no use: %s',
    async (way) => {
      await open(way)
      expect(dialog.find('form').exists()).toBe(false)
      expect(dialog.find('[data-test=override-no-pin]').exists()).toBe(way === 'noPin')
      expect(dialog.find('a[href="/settings#offline"]').exists()).toBe(way === 'noPin')
      expect(dialog.find('[data-test=override-cancel]').exists()).toBe(true)
    },
  )
})
