// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import OfflineSettings from '@renderer/screens/settings/OfflineSettings.vue'
import { offlinePolicySchema } from '@shared/domain/offline-policy'
import type { OfflineRules } from '@shared/ipc/calls-policy'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it } from 'vitest'
import { holdBridge } from './counter-fixtures'

const policy = offlinePolicySchema.parse({})
const rules = (change: Partial<OfflineRules> = {}): OfflineRules => ({
  policy,
  manager: '苏店长',
  templates: [{ id: '7', title: '立减券' }],
  ...change,
})

let panel: VueWrapper
let bridge: ReturnType<typeof holdBridge>
afterEach(() => panel.unmount())

async function open(change: Partial<OfflineRules> = {}): Promise<void> {
  bridge = holdBridge()
  panel = mount(OfflineSettings, {
    attachTo: document.body,
    global: { plugins: [createPinia(), createAppI18n('zh-CN')], components: { ElInput } },
  })
  bridge.answer('offline.rules', rules(change))
  await flushPromises()
}

const input = (name: string) => panel.get<HTMLInputElement>(`input[name=${name}]`)
const saveRules = () => panel.get('[data-test=offline-rules]').trigger('submit')
const savePin = () => panel.get('[data-test=manager-pin]').trigger('submit')
const value = (name: string) => input(name).element.value

describe("the owner's rules", () => {
  it('are shown as they are, with what an empty field means for the clock', async () => {
    await open({ policy: { ...policy, maxHoursSinceContact: null } })
    expect([value('maxHours'), value('terminalMoney')]).toEqual(['', '2000'])
    const note = input('maxHours').attributes('aria-describedby') ?? ''
    expect(document.getElementById(note)?.textContent).toContain('电脑时间')
  })

  it("are saved with the manager's PIN once, and the PIN does not stay", async () => {
    await open()
    await input('maxHours').setValue('12')
    await input('memberMoney').setValue('')
    await saveRules()
    expect(panel.text()).toContain('请输入 4 到 12 位数字。')
    expect(bridge.made('offline.setPolicy')).toEqual([])
    await input('rulesPin').setValue('4711')
    await Promise.all([saveRules(), saveRules()])
    const next = {
      ...policy,
      maxHoursSinceContact: 12,
      perMember: { ...policy.perMember, totalFen: null },
    }
    expect(bridge.made('offline.setPolicy')).toEqual([{ policy: next, pin: '4711' }])
    expect(value('rulesPin')).toBe('')
    bridge.answer('offline.setPolicy', rules({ policy: next }))
    await flushPromises()
    expect(panel.get('[data-test=save-offline]').text()).toContain('✓')
    await input('maxHours').setValue('13')
    expect(panel.get('[data-test=save-offline]').text()).not.toContain('✓')
  })

  it('are not saved while a field cannot be read', async () => {
    await open({ manager: null })
    await input('terminalCount').setValue('many')
    await saveRules()
    expect(input('terminalCount').attributes('aria-invalid')).toBe('true')
    expect(bridge.made('offline.setPolicy')).toEqual([])
  })

  it('stay as they were typed when the PIN was wrong', async () => {
    await open()
    await input('maxHours').setValue('12')
    await input('rulesPin').setValue('0000')
    await saveRules()
    bridge.fail('offline.setPolicy', { code: 'manager.wrongPin', triesLeft: 2 })
    await flushPromises()
    expect(panel.get('[data-problem="manager.wrongPin"]').text()).toContain('2 次')
    expect(value('maxHours')).toBe('12')
    expect(panel.get('[data-test=save-offline]').text()).not.toContain('✓')
  })

  it('keep a template for the line, chosen by its name or taken off again', async () => {
    await open({ manager: null })
    await input('neverTemplate').setValue('立减券')
    await input('neverTemplate').trigger('keydown', { key: 'Enter' })
    expect(panel.get('[data-test=never-list]').text()).toContain('立减券（7）')
    await saveRules()
    expect(bridge.made('offline.setPolicy')).toMatchObject([
      { policy: { neverTemplates: ['7'] }, pin: null },
    ])
    await panel.get('[data-test=never-list] button').trigger('click')
    expect(panel.find('[data-test=never-list]').exists()).toBe(false)
  })

  it('say when they could not be read', async () => {
    bridge = holdBridge()
    panel = mount(OfflineSettings, {
      global: { plugins: [createPinia(), createAppI18n('zh-CN')], components: { ElInput } },
    })
    bridge.fail('offline.rules', { code: 'internal' })
    await flushPromises()
    expect(panel.find('[data-problem=internal]').exists()).toBe(true)
  })
})

describe("the manager's PIN", () => {
  async function type(name: string, oldPin: string | null, newPin: string, again = newPin) {
    await input('managerName').setValue(name)
    if (oldPin !== null) await input('oldPin').setValue(oldPin)
    await input('newPin').setValue(newPin)
    await input('newPinAgain').setValue(again)
    await Promise.all([savePin(), savePin()])
  }

  it('is set for the first time without an old one; from then on the rules ask for it', async () => {
    await open({ manager: null })
    expect(panel.find('input[name=oldPin]').exists()).toBe(false)
    expect(panel.find('input[name=rulesPin]').exists()).toBe(false)
    await type(' 苏店长 ', null, '4711')
    expect(bridge.made('manager.setPin')).toEqual([
      { name: '苏店长', oldPin: null, newPin: '4711' },
    ])
    expect([value('newPin'), value('newPinAgain')]).toEqual(['4711', '4711'])
    await input('maxHours').setValue('12')
    bridge.answer('manager.setPin', rules())
    await flushPromises()
    expect([value('newPin'), value('newPinAgain'), value('oldPin')]).toEqual(['', '', ''])
    expect(panel.get('[data-test=save-pin]').text()).toContain('✓')
    expect(panel.find('input[name=rulesPin]').exists()).toBe(true)
    // What was being typed above is still there.
    expect(value('maxHours')).toBe('12')
  })

  it.each<[string, string, string | null, string, string]>([
    ['请填写姓名', ' ', '4711', '4712', '4712'],
    ['请输入 4 到 12 位数字', '苏店长', '', '4712', '4712'],
    ['请输入 4 到 12 位数字', '苏店长', '4711', '47a2', '47a2'],
    ['两次输入的密码不一样', '苏店长', '4711', '4712', '4713'],
  ])('is not changed: %s', async (words, name, oldPin, newPin, again) => {
    await open()
    await type(name, oldPin, newPin, again)
    expect(panel.get('[data-test=manager-pin]').text()).toContain(words)
    expect(bridge.made('manager.setPin')).toEqual([])
  })

  it('is not changed with a wrong old one, and says how many tries are left', async () => {
    await open()
    await type('苏店长', '0000', '4712')
    bridge.fail('manager.setPin', { code: 'manager.wrongPin', triesLeft: 4 })
    await flushPromises()
    expect(panel.get('[data-problem="manager.wrongPin"]').text()).toContain('4 次')
    expect(panel.get('[data-test=save-pin]').text()).not.toContain('✓')
    expect(value('oldPin')).toBe('')
  })
})
