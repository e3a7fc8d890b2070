// @vitest-environment happy-dom
import App from '@renderer/App.vue'
import { createAppI18n } from '@renderer/i18n'
import { createAppRouter } from '@renderer/router'
import { useSession } from '@renderer/stores/session'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { stubBridge } from './bridge'

it('what keeps the program from starting is said in both languages, and can be tried again', async () => {
  const problem = { code: 'storage.readOnly', path: '/data' } as const
  const calls = stubBridge({ 'session.get': () => ({ problem }) })
  const pinia = createPinia()
  const app = mount(App, {
    global: { plugins: [pinia, createAppRouter(), createAppI18n('zh-CN')] },
  })
  await useSession(pinia).load()
  await flushPromises()
  const note = app.get('[data-problem="storage.readOnly"]')
  expect(note.get('[lang="zh-CN"]').text()).toContain('数据文件夹不能写入：/data')
  expect(note.get('[lang=en]').text()).toContain('The data folder cannot be written: /data')
  await app.get('button').trigger('click')
  await flushPromises()
  expect(calls.filter(({ name }) => name === 'session.get')).toHaveLength(2)
})
