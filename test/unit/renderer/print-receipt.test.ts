// @vitest-environment happy-dom
import AppDialog from '@renderer/components/AppDialog.vue'
import PrintReceipt from '@renderer/components/PrintReceipt.vue'
import { createAppI18n } from '@renderer/i18n'
import { usePrinting } from '@renderer/stores/printing'
import type { PrintJob } from '@shared/domain/print-job'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'
import { PATIENTLY } from '../../support/patiently'
import { aJob } from '../../support/papers'
import { holdBridge } from './counter-fixtures'

let app: VueWrapper
afterEach(() => app.unmount())

async function open(template: string, papers: PrintJob[] = []) {
  const bridge = holdBridge()
  const pinia = createPinia()
  const store = usePrinting(pinia)
  store.status = {
    ...{ waiting: 1, asking: 0, hasPrinter: true },
    trouble: { printer: '前台', what: 'paperOut' },
  }
  app = mount(
    { components: { PrintReceipt, AppDialog }, template, props: ['inner'] },
    {
      attachTo: document.body,
      props: { inner: true },
      global: { plugins: [pinia, createAppI18n('zh-CN')] },
    },
  )
  for (const _ of app.findAll('[data-test=print-receipt]')) bridge.answer('print.ofSale', papers)
  await flushPromises()
  return { bridge, store }
}
const asked = (bridge: ReturnType<typeof holdBridge>) =>
  bridge.made('print.again').map((input) => (input as { saleId: string | null }).saleId)

it('F8 prints the receipt that is in front, and the last sale where none is shown', async () => {
  const { bridge, store } = await open(
    '<div><PrintReceipt sale-id="a" /><PrintReceipt v-if="inner" sale-id="b" /></div>',
  )
  void store.againShown()
  await app.setProps({ inner: false })
  void store.againShown()
  app.unmount()
  void store.againShown()
  expect(asked(bridge)).toEqual(['b', 'a', null])
})

it('says what a receipt waits for, and not that it was never printed', async () => {
  await open('<PrintReceipt sale-id="a" />', [aJob()])
  expect(app.get('[data-test=print-times]').text()).toBe('在等：缺纸')
})

it('gives the key back to the button that says Enter when its code is put away', async () => {
  await open('<div><button data-enter>next</button><PrintReceipt sale-id="a" /></div>')
  const button = app.get<HTMLElement>('[data-test=receipt-code-button]')
  button.element.focus()
  await button.trigger('click')
  await vi.waitFor(() => expect(document.querySelector('dialog[open]')).not.toBeNull(), PATIENTLY)
  document.querySelector<HTMLDialogElement>('dialog[open]')?.close()
  await flushPromises()
  expect(document.activeElement?.textContent).toBe('next')
})

it('a dialog keeps its Escape from what is behind it', async () => {
  await open('<AppDialog title="x" close-label="y"><input /></AppDialog>')
  const heard = vi.fn()
  document.addEventListener('keydown', heard)
  await app.get('input').trigger('keydown', { key: 'Escape' })
  expect(heard).not.toHaveBeenCalled()
  await app.get('input').trigger('keydown', { key: 'F8' })
  expect(heard).toHaveBeenCalledOnce()
  document.removeEventListener('keydown', heard)
})
