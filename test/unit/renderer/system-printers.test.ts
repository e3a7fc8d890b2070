// @vitest-environment happy-dom
import { addMessages, createAppI18n } from '@renderer/i18n'
import localMessages from '@renderer/i18n/messages/local-printers'
import messages from '@renderer/i18n/messages/print-settings'
import { localPrinter, printerOf } from '@renderer/screens/printing/print-draft'
import PrinterPlace from '@renderer/screens/printing/PrinterPlace.vue'
import SystemPrinters from '@renderer/screens/printing/SystemPrinters.vue'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

const found = { name: 'TM_T82', displayName: 'EPSON TM-T82', isDefault: true, state: null }
const global = () => {
  const i18n = createAppI18n('zh-CN')
  addMessages('printSettings', messages)
  addMessages('localPrinters', localMessages)
  return { plugins: [i18n] }
}

describe('the printers of this computer', () => {
  const list = (props: Partial<InstanceType<typeof SystemPrinters>['$props']>) =>
    mount(SystemPrinters, {
      props: { known: null, problem: null, busy: false, ...props },
      global: global(),
    })

  it('are being looked for', () => {
    expect(list({ busy: true }).find('[aria-busy=true]').exists()).toBe(true)
  })

  it('could not be looked for, and can be looked for again', async () => {
    const dialog = list({ problem: { code: 'internal' } })
    expect(dialog.find('[data-problem=internal]').exists()).toBe(true)
    await dialog.find('[data-test=system-printers-again]').trigger('click')
    expect(dialog.emitted('again')).toHaveLength(1)
  })

  it('are none, with what to do about it', () => {
    const dialog = list({ known: { printers: [], raw: true } })
    expect(dialog.find('[data-test=no-system-printer]').text()).toContain('系统设置')
  })

  it('are chosen from by the name that people know, with what is to be known of them', async () => {
    const stopped = { ...found, name: 'Old', isDefault: false, state: 'stopped' as const }
    const dialog = list({ known: { printers: [found, stopped], raw: true } })
    const [first, second] = dialog.findAll('[data-test=system-printer]')
    expect(first?.text()).toBe('EPSON TM-T82TM_T82 · 默认')
    expect(second?.text()).toContain('Old · 已暂停')
    await first?.trigger('click')
    expect(dialog.emitted('choose')).toEqual([[found]])
  })
})

describe('a printer of this computer', () => {
  const place = (draft: ReturnType<typeof localPrinter>, raw: boolean, printers = [found]) =>
    mount(PrinterPlace, {
      props: {
        modelValue: draft,
        computer: { printers, raw },
        errors: { host: undefined, port: undefined },
      },
      global: global(),
    })

  it('is added by its driver, and prints pictures alone', () => {
    expect(printerOf(localPrinter(found))).toMatchObject({
      name: 'EPSON TM-T82',
      place: { kind: 'system', queue: 'TM_T82' },
      look: 'picture',
    })
    expect(printerOf({ ...localPrinter(found), look: 'text' }).look).toBe('picture')
  })

  it('can be given its bytes unchanged where this computer has lp', async () => {
    const draft = localPrinter(found)
    const form = place(draft, true)
    await form.find('[data-choice=raw]').setValue()
    expect(printerOf({ ...draft, look: 'text' })).toMatchObject({
      place: { kind: 'raw', queue: 'TM_T82' },
      look: 'text',
    })
  })

  it('is by its driver where there is no lp, and the form says why', () => {
    const form = place(localPrinter(found), false)
    expect(form.find('[data-choice=raw]').exists()).toBe(false)
    expect(form.find('[data-test=printer-way]').text()).toContain('Windows')
  })

  it('is shown as gone where this computer does not know it any more', () => {
    const form = place(localPrinter(found), true, [])
    expect(form.find('[name=printerQueue]').text()).toBe('TM_T82（这台电脑上找不到）')
  })
})
