// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import RecordsScreen from '@renderer/screens/records/RecordsScreen.vue'
import { useSession } from '@renderer/stores/session'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { holdBridge, session } from './counter-fixtures'
import { noTotals } from '../../support/record-totals'

const empty = {
  rows: [],
  total: 0,
  totals: noTotals(),
  counts: { all: 0, terminal: 0, backend: 0, difference: null },
  backendProblem: null,
  truncated: false,
}

it('the records are read anew, with the same filters, when the shop changes', async () => {
  const bridge = holdBridge()
  const pinia = createPinia()
  useSession(pinia).session = session
  const screen = mount(RecordsScreen, {
    attachTo: document.body,
    global: { plugins: [pinia, createAppI18n('zh-CN')] },
  })
  await flushPromises()
  bridge.answer('records.list', empty)
  await flushPromises()
  expect(bridge.made('records.list')).toHaveLength(1)

  bridge.emit('session.changed', { ...session, language: 'en' })
  await flushPromises()
  expect(bridge.made('records.list')).toHaveLength(1)

  bridge.emit('session.changed', { ...session, shop: { id: '2', name: '机场店', address: null } })
  await flushPromises()
  const [first, second] = bridge.made('records.list')
  expect(second).toEqual(first)
  bridge.answer('records.list', { ...empty, total: 7 })
  await flushPromises()
  expect(screen.text()).toContain('7')
  screen.unmount()
})
