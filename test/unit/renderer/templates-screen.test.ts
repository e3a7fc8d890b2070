// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import TemplatesScreen from '@renderer/screens/templates/TemplatesScreen.vue'
import type { CallInput } from '@shared/ipc/contract'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { holdBridge } from './counter-fixtures'
import { aTemplate, LEVELS, SHOPS } from './template-fixtures'

let screen: VueWrapper
let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  bridge = holdBridge()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', name: 'templates', component: TemplatesScreen }],
  })
  screen = mount(TemplatesScreen, {
    attachTo: document.body,
    global: {
      plugins: [createPinia(), createAppI18n('zh-CN'), router],
      components: { ElInput },
      stubs: { ElDatePicker: true },
    },
  })
})
afterEach(() => screen.unmount())

const at = (name: string) => screen.find(`[data-test=${name}]`)
const one = aTemplate('7')
type List = Parameters<typeof listed>[0]
async function listed(
  change: Partial<{ rows: (typeof one)[]; more: boolean; canList: boolean; canGive: boolean }>,
): Promise<void> {
  const list = { rows: [one], more: false, canList: true, canGive: true, ...change }
  bridge.answer('templates.list', list)
  bridge.answer('templates.choices', { levels: LEVELS, stores: SHOPS })
  await flushPromises()
}
async function opened(manager: string | null, change: List = {}): Promise<void> {
  await listed(change)
  await at('template-row').trigger('click')
  bridge.answer('templates.get', one)
  await flushPromises()
  bridge.answer('offline.rules', { manager, policy: {}, templates: [] })
  await flushPromises()
}
const rename = (name: string) => screen.get('input[name=templateName]').setValue(name)
async function save(): Promise<void> {
  await screen.get('form').trigger('submit')
  await flushPromises()
}
const saved = () => bridge.made('templates.save') as CallInput<'templates.save'>[]

it('says where templates are managed that cannot be managed here', async () => {
  bridge.fail('templates.list', { code: 'template.notHere' })
  await flushPromises()
  expect(at('templates-elsewhere').exists()).toBe(true)
  expect(at('new-template').exists()).toBe(false)
})

it('says that the list could not be read, and reads it again', async () => {
  bridge.fail('templates.list', { code: 'internal' })
  await flushPromises()
  await at('templates-failed').get('button').trigger('click')
  await listed({})
  expect(at('row-sentence').text()).toBe('无门槛减 10，一单一张')
  expect(at('row-figures').text()).toBe('已领 5 · 已用 2 · 未用 3')
})

it('shows further pages below, each template once', async () => {
  await listed({ more: true })
  await at('more-templates').trigger('click')
  expect(bridge.made('templates.list')[1]).toEqual({ page: 2 })
  bridge.answer('templates.list', {
    ...{ rows: [one, aTemplate('8')], more: false, canList: true, canGive: true },
  })
  await flushPromises()
  expect(screen.findAll('[data-test=template-row]')).toHaveLength(2)
})

it('opens by number where there is no list', async () => {
  await listed({ rows: [], canList: false })
  await at('open-by-number').get('input').setValue(' ７ ')
  await at('open-by-number').get('form').trigger('submit')
  expect(bridge.made('templates.get')).toEqual([{ templateId: '7' }])
})

it('says that a template is gone, and stays in the list', async () => {
  await listed({})
  await at('template-row').trigger('click')
  bridge.fail('templates.get', { code: 'template.gone' })
  await flushPromises()
  expect(at('open-problem').exists()).toBe(true)
  expect(at('template-row').exists()).toBe(true)
})

it('saves over the revision that was read, and is unchanged from then on', async () => {
  await opened(null)
  await rename('新名')
  expect(at('open-give').attributes('disabled')).toBeDefined()
  await save()
  expect(saved()).toMatchObject([
    { templateId: '7', revision: 1, pin: null, draft: { name: '新名' } },
  ])
  bridge.answer('templates.save', { ...one, name: '新名', revision: 2 })
  await flushPromises()
  expect(at('save-template').text()).toContain('✓')
  expect(at('open-give').attributes('disabled')).toBeUndefined()
})

it("needs the manager's PIN where there is one, and forgets it", async () => {
  await opened('店长')
  await save()
  expect(screen.text()).toContain('请输入 4 到 12 位数字')
  expect(saved()).toEqual([])
  const pin = screen.get<HTMLInputElement>('input[name=templatePin]')
  await pin.setValue('4711')
  await save()
  expect(saved()[0]).toMatchObject({ pin: '4711' })
  expect(pin.element.value).toBe('')
})

it('marks what the back end refuses until it is changed', async () => {
  await opened(null)
  await save()
  const fields = [
    { field: 'benefit', message: '最多 5 元' },
    { field: null, message: '今天太多了' },
  ]
  bridge.fail('templates.save', { code: 'template.refused', fields })
  await flushPromises()
  const amount = screen.get('input[name=templateAmount]')
  expect(amount.attributes('aria-invalid')).toBe('true')
  expect(screen.text()).toContain('最多 5 元')
  expect(screen.text()).toContain('今天太多了')
  await amount.setValue('5')
  expect(screen.text()).not.toContain('最多 5 元')
})

it('takes over what somebody else saved, when the owner says so', async () => {
  await opened(null)
  await rename('我的')
  await save()
  bridge.fail('templates.save', { code: 'template.conflict' })
  await flushPromises()
  bridge.answer('templates.get', { ...one, name: '他的', revision: 2 })
  await flushPromises()
  expect(screen.findAll('[data-test=difference]').map((row) => row.text())).toEqual([
    '名称他的我的',
  ])
  await at('conflict-take').trigger('click')
  expect(screen.get<HTMLInputElement>('input[name=templateName]').element.value).toBe('他的')
  await save()
  expect(saved()[1]).toMatchObject({ revision: 2, draft: { name: '他的' } })
})

it('holds the window while there are changes, and only then', async () => {
  await opened(null)
  const close = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(close()).toBe(true)
  await rename('新名')
  expect(close()).toBe(false)
  await flushPromises()
  expect(at('unsaved-dialog').exists()).toBe(true)
})

it('gives with one id however often it is tried', async () => {
  await opened(null)
  await at('open-give').trigger('click')
  bridge.answer('offline.rules', { manager: null, policy: {}, templates: [] })
  await at('receivers-typed').setValue('10001，10002\n10001')
  expect(screen.findAll('[data-test=bad-line]')).toHaveLength(1)
  await at('give-dialog').get('form').trigger('submit')
  expect(bridge.made('templates.checkGiving')).toEqual([
    { templateId: '7', to: { kind: 'members', entries: ['10001', '10002'] } },
  ])
  bridge.answer('templates.checkGiving', { members: 2, without: [], withoutCount: 0 })
  await flushPromises()
  for (const turn of [1, 2]) {
    await at('give-dialog').get('form.end').trigger('submit')
    expect(bridge.made('templates.give')).toHaveLength(turn)
    bridge.fail('templates.give', { code: 'internal' })
    await flushPromises()
  }
  const [first, second] = bridge.made('templates.give') as CallInput<'templates.give'>[]
  expect(second?.requestId).toBe(first?.requestId)
})
