// @vitest-environment happy-dom
import PrintingScreen from '@renderer/screens/printing/PrintingScreen.vue'
import { createAppI18n } from '@renderer/i18n'
import { useSession } from '@renderer/stores/session'
import type { PrintSettings } from '@shared/domain/print-settings-schema'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { aPrinter, printSettings } from '../../support/papers'
import { session } from './counter-fixtures'
import { stubBridge } from './bridge'

const templates = { compact: 'C', full: 'F', signed: 'S' }
let app: VueWrapper
let made: ReturnType<typeof stubBridge>
let fault: { line: number; column: number; message: string } | null
beforeEach(() => {
  fault = null
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => app.unmount())

async function open(part: Partial<PrintSettings> = {}, read: PrintSettings | null = null) {
  made = stubBridge({
    'print.get': () => ({ settings: printSettings(part), templates }),
    'print.set': ({ settings }) => ({ settings, templates }),
    'print.preview': () => ({ svg: '', fault }),
    'print.export': () => ({ file: 'printing.json' }),
    'print.import': () => ({ file: 'a.json', settings: read, wrong: null, fields: [] }),
  })
  const pinia = createPinia()
  useSession(pinia).session = session
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { name: 'printing', path: '/', component: PrintingScreen },
      { name: 'other', path: '/other', component: { template: '<p />' } },
    ],
  })
  await router.push('/')
  app = mount(
    { components: { RouterView }, template: '<RouterView />' },
    {
      attachTo: document.body,
      global: { plugins: [pinia, createAppI18n('zh-CN'), router], components: { ElInput } },
    },
  )
  await flushPromises()
  return router
}
const focused = () => (document.activeElement as HTMLInputElement | null)?.name
const words = (name: string) => app.get(`[data-test=${name}]`).text()
const press = async (name: string) => {
  document.querySelector<HTMLElement>(`[data-test=${name}]`)?.click()
  await flushPromises()
}
const fill = (name: string, value: string) => app.get(`[name=${name}]`).setValue(value)
const save = async () => {
  await app.get('form.foot').trigger('submit')
  await flushPromises()
}
const saved = () => made.filter(({ name }) => name === 'print.set')

describe('a field that is wrong', () => {
  it('has the keys after saving, and the foot says so until it is mended', async () => {
    await open()
    await fill('askAfter', '')
    await save()
    expect([focused(), words('printing-state')]).toEqual([
      'askAfter',
      '有一处没填对，已标红，改好再试。',
    ])
    await fill('askAfter', '20')
    expect(words('printing-state')).toBe('修改还没有保存')
  })

  it('has the keys when somebody wanted to save and leave', async () => {
    const router = await open()
    await fill('printerPort', '99999')
    void router.push('/other')
    await flushPromises()
    await press('unsaved-save')
    expect(focused()).toBe('printerPort')
    expect(router.currentRoute.value.name).toBe('printing')
  })

  it.each(['', '999.1.2.3', '10.0.0', 'http://printer'])(
    'has the keys instead of a test page: the address “%s”',
    async (address) => {
      await open()
      await fill('printerHost', address)
      await press('printer-test')
      expect([focused(), words('printer-tested')]).toEqual([
        'printerHost',
        '没有打：上面有一处没填对，已标红。',
      ])
      expect(made.some(({ name }) => name === 'print.test')).toBe(false)
    },
  )

  it('is none where it is in a layout that is not used', async () => {
    const template = { own: 'x' }
    await open({ customer: { printerId: null, copies: 1, template } })
    await app.get('[data-test=template-text]').setValue('x'.repeat(9_000))
    await save()
    expect(saved()).toHaveLength(0)
    expect(document.activeElement?.tagName).toBe('TEXTAREA')
    await app.get('[data-test=paper-customer] [name=template]').setValue('compact')
    await save()
    expect(saved()).toHaveLength(1)
  })
})

it('a file that was written is spoken of as long as it is what stands here', async () => {
  await open()
  await press('printing-export')
  expect(words('printing-exported')).toBe('已写入 printing.json')
  await fill('askAfter', '20')
  expect(app.find('[data-test=printing-exported]').exists()).toBe(false)
})

describe('a file that was read', () => {
  it('is spoken of until something else is true', async () => {
    await open({}, printSettings({ buzzer: true }))
    await press('printing-import')
    expect(words('printing-state')).toContain('已读入 a.json')
    await fill('askAfter', '20')
    expect(words('printing-state')).toBe('修改还没有保存')
    await press('printing-import')
    await save()
    expect(words('printing-state')).toBe('')
  })

  it('may name a printer that is not there: the form says the first, as it prints', async () => {
    const template = { ready: 'full' } as const
    const shop = { printerId: 'nobody', copies: 1, template }
    await open({}, printSettings({ shop }))
    await press('printing-import')
    const select = app.get<HTMLSelectElement>('[data-test=paper-shop] .wide')
    expect(select.element.selectedOptions[0]?.textContent).toBe('第一台')
  })
})

it('what came out on a printer that is removed comes out on the first', async () => {
  const second = aPrinter({ id: 'second', name: '后厨' })
  const shop = { printerId: 'second', copies: 1, template: { ready: 'full' } as const }
  await open({ printers: [aPrinter(), second], shop })
  await app.findAll('[data-test=printer-remove]')[1]?.trigger('click')
  await save()
  expect(saved()[0]?.input).toMatchObject({ settings: { shop: { printerId: null } } })
})

describe('a layout of the shop’s own', () => {
  const own = { printerId: null, copies: 1, template: { own: 'mine' } }

  it.each([
    ['undefined variable: shopp', '第 2 行第 4 个字符有错：没有“shopp”这个字段。'],
    ['tag {% if copy %} not closed', '第 2 行第 4 个字符有错：这里没有写完，少了结尾。'],
    ['ENOENT: Failed to lookup "x" in "."', '第 2 行第 4 个字符有错：不能引用别的文件。'],
    ['something new', '第 2 行第 4 个字符有错。'],
    ['empty', '按这份版式打出来是空白。'],
  ])('is told of in the language of the screen: %s', async (message, said) => {
    fault = { line: 2, column: 4, message }
    await open({ customer: own })
    expect(words('template-fault')).toBe(`${said}小票不会停，会先按“简洁”打印。`)
  })

  it('can be begun again, and what was there be brought back', async () => {
    await open({ customer: own })
    const text = app.get<HTMLTextAreaElement>('[data-test=template-text]')
    await press('template-restart')
    expect([text.element.value, words('template-restart')]).toEqual(['F', '恢复刚才的内容'])
    await press('template-restart')
    expect([text.element.value, words('template-restart')]).toEqual(['mine', '从“完整”重新开始'])
  })

  it('is shown with the name of this shop', async () => {
    await open({ customer: own })
    const asked = made.filter(({ name }) => name === 'print.preview').at(-1)
    expect(asked?.input).toMatchObject({ shop: { name: '东门店', address: null } })
  })
})
