// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import ScannerSettings from '@renderer/screens/settings/ScannerSettings.vue'
import { hasUnsavedWork } from '@renderer/stores/scans'
import { useSession } from '@renderer/stores/session'
import { SCANNER_SETTINGS } from '@shared/domain/scanner'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { holdBridge, session } from './counter-fixtures'
import { part } from './counter-driver'

let panel: VueWrapper
let router: Router
let bridge: ReturnType<typeof holdBridge>
beforeEach(async () => {
  bridge = holdBridge()
  const pinia = createPinia()
  useSession(pinia).session = session
  const component = { render: () => null }
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { name: 'settings', path: '/settings', component },
      { name: 'counter', path: '/', component },
    ],
  })
  await router.push('/settings')
  panel = mount(ScannerSettings, {
    attachTo: document.body,
    global: { plugins: [pinia, router, createAppI18n('zh-CN')], components: { ElInput } },
  })
})
afterEach(() => panel.unmount())

const where = () => router.currentRoute.value.name
const leave = async () => {
  void router.push('/')
  await flushPromises()
}
const click = async (name: string) => {
  part(name)?.click()
  await flushPromises()
}
const typeGap = (text: string) => panel.get('input[name=maxGapMs]').setValue(text)

describe("the scanner's settings", () => {
  it('are left without a question where nothing was changed, or only to and fro', async () => {
    const [end] = panel.findAll('input[name=scanEnd]')
    await end?.setValue(false)
    expect(hasUnsavedWork()).toBe(true)
    await end?.setValue(true)
    expect(hasUnsavedWork()).toBe(false)
    await leave()
    expect([part('unsaved-dialog'), where()]).toEqual([null, 'counter'])
  })

  it('stay where somebody stays, and are left where somebody discards', async () => {
    await typeGap('90')
    await leave()
    await click('unsaved-stay')
    expect([where(), panel.get<HTMLInputElement>('input[name=maxGapMs]').element.value]).toEqual([
      'settings',
      '90',
    ])
    await leave()
    await click('unsaved-discard')
    expect([where(), bridge.made('scanner.set')]).toEqual(['counter', []])
  })

  it('are saved and left, but not with a mistake', async () => {
    await typeGap('no number')
    await leave()
    await click('unsaved-save')
    expect([where(), bridge.made('scanner.set')]).toEqual(['settings', []])
    await typeGap('90')
    await leave()
    await click('unsaved-save')
    expect(bridge.made('scanner.set')).toMatchObject([{ maxGapMs: 90 }])
    bridge.answer('scanner.set', { ...SCANNER_SETTINGS, maxGapMs: 90 })
    await flushPromises()
    expect(where()).toBe('counter')
  })
})
