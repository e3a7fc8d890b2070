// @vitest-environment happy-dom
import StatusBar from '@renderer/components/StatusBar.vue'
import { createAppI18n } from '@renderer/i18n'
import SettingsScreen from '@renderer/screens/settings/SettingsScreen.vue'
import { useSession } from '@renderer/stores/session'
import type { Status } from '@shared/domain/view'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { holdBridge, NOW, session } from './counter-fixtures'

const status = (state: Status['line']['state']): Status => ({
  line: { state, latencyMs: 12, lastAnswerAt: NOW },
  unsettled: { pending: 0, unknown: 0 },
  clock: { state: 'trusted', offsetMs: 0 },
  allowance: null,
  exceptions: 0,
  cache: { phase: 'off', done: 0, total: null, asOf: null },
})

let app: VueWrapper
let revealed: string[]
beforeEach(() => {
  revealed = []
  Element.prototype.scrollIntoView = function () {
    revealed.push(this.id)
  }
})
afterEach(() => app.unmount())

async function open(state: Status['line']['state']) {
  const bridge = holdBridge()
  const pinia = createPinia()
  useSession(pinia).session = { ...session, mode: 'api', host: 'coupon.example.com' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: { template: '<p />' } },
      { path: '/settings', component: SettingsScreen },
    ],
  })
  await router.push('/')
  app = mount(
    { components: { StatusBar, RouterView }, template: '<RouterView /><StatusBar />' },
    { attachTo: document.body, global: { plugins: [pinia, createAppI18n('zh-CN'), router] } },
  )
  bridge.emit('status.changed', status(state))
  await flushPromises()
  return router
}

describe('the line in the status bar', () => {
  it('leads to the connection where the token is refused', async () => {
    const router = await open('unauthorized')
    await app.get('[data-test=mend-token]').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/settings#connection')
    expect(revealed).toContain('connection')
  })

  it.each(['online', 'offline', 'untried'] as const)('leads nowhere while %s', async (state) => {
    await open(state)
    expect(app.find('[data-test=line] a').exists()).toBe(false)
  })
})
