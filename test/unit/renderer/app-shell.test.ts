// @vitest-environment happy-dom
import AppShell from '@renderer/components/AppShell.vue'
import { createAppI18n } from '@renderer/i18n'
import { useSession } from '@renderer/stores/session'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { h, onMounted } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { holdBridge, session } from './counter-fixtures'

const withField = { render: () => h('input', { id: 'field' }) }
const choosing = {
  setup: () => {
    onMounted(() => document.getElementById('field')?.focus())
    return withField.render
  },
}

it('leaves the focus on no screen with nothing, and takes it from none that chooses', async () => {
  holdBridge()
  const pinia = createPinia()
  useSession(pinia).session = session
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { name: 'choosing', path: '/', component: choosing },
      { name: 'plain', path: '/plain', component: { render: () => h('p') } },
    ],
  })
  await router.push('/')
  document.body.innerHTML = '<div id="app"></div>'
  const shell = mount(AppShell, {
    attachTo: '#app',
    global: {
      plugins: [pinia, router, createAppI18n('zh-CN')],
      stubs: { SideNav: true, TopBar: true, StatusBar: true },
    },
  })
  const focused = () => document.activeElement?.id
  await flushPromises()
  expect(focused()).toBe('field')
  await router.push('/plain')
  await flushPromises()
  expect(focused()).toBe('main')
  await router.push('/')
  await flushPromises()
  expect(focused()).toBe('field')
  shell.unmount()
})

it('brings the first screen with the first who signs in, and keeps it behind the lock', async () => {
  holdBridge()
  const pinia = createPinia()
  const store = useSession(pinia)
  const seated = { id: 'a', number: '1', name: '米收银', role: 'cashier' as const, rights: [] }
  const seat = (who: typeof seated | null) => ({
    ...session,
    staff: { ...session.staff, inUse: true, seated: who, autoLockMinutes: 10 },
  })
  store.session = seat(null)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ name: 'counter', path: '/', component: withField }],
  })
  await router.push('/')
  const shell = mount(AppShell, {
    global: {
      plugins: [pinia, router, createAppI18n('zh-CN')],
      stubs: { SideNav: true, TopBar: true, StatusBar: true },
    },
  })
  const shows = async () => {
    await flushPromises()
    return shell.find('#field').exists()
  }
  expect(await shows()).toBe(false)
  store.session = seat(seated)
  expect(await shows()).toBe(true)
  store.session = seat(null)
  expect(await shows()).toBe(true)
  shell.unmount()
})
