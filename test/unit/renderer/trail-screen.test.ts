// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import TrailScreen from '@renderer/screens/trail/TrailScreen.vue'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it, onTestFinished } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { holdBridge } from './counter-fixtures'

it('tells apart who was added to the staff and who was changed', async () => {
  const bridge = holdBridge()
  const router = createRouter({ history: createMemoryHistory(), routes: [] })
  const screen = mount(TrailScreen, {
    global: { plugins: [createPinia(), router, createAppI18n('zh-CN')] },
  })
  onTestFinished(() => screen.unmount())
  const entry = { at: 0, kind: 'staff.save', staff: '01 苏店主', approvedBy: null, subject: '03' }
  bridge.answer('audit.list', {
    entries: [
      { ...entry, seq: 2, added: false },
      { ...entry, seq: 1, added: true },
    ],
    more: false,
  })
  await flushPromises()
  const actions = screen.findAll('tbody tr').map((row) => row.findAll('td')[2]?.text())
  expect(actions).toEqual(['修改员工', '添加员工'])
})
