// @vitest-environment happy-dom
import StatusBar from '@renderer/components/StatusBar.vue'
import { createAppI18n } from '@renderer/i18n'
import CacheSettings from '@renderer/screens/settings/CacheSettings.vue'
import { useSession } from '@renderer/stores/session'
import { useStatus } from '@renderer/stores/status'
import type { CacheFacts, CacheStatus } from '@shared/domain/cache'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdBridge, NOW, session } from './counter-fixtures'
import { ledgerState, statusWith } from './keeping-fixtures'

const ready: CacheFacts = {
  ...{ phase: 'ready', done: 300, total: 300, asOf: NOW },
  ...{ members: 1204, coupons: 96 },
}
const pulling: CacheStatus = { phase: 'pulling', done: 90, total: 300, asOf: null }

let app: VueWrapper
let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  bridge = holdBridge()
  setActivePinia(createPinia())
  useSession().session = session
  useStatus().now = () => NOW
})
afterEach(() => app.unmount())
const find = (name: string) => app.find(`[data-test=${name}]`)
const tell = async (cache: CacheStatus) => {
  bridge.emit('status.changed', statusWith(cache))
  await flushPromises()
}

async function openSettings(): Promise<void> {
  app = mount(CacheSettings, { global: { plugins: [createAppI18n('zh-CN')] } })
  bridge.answer('cache.get', ready)
  await flushPromises()
}

describe('the cache in the settings', () => {
  it('tells what is kept and as of when', async () => {
    await openSettings()
    expect(find('cache-members').text()).toBe('1,204')
    expect(find('cache-coupons').text()).toBe('96')
    expect(find('cache-phase').text()).toContain('已齐全')
    expect(find('cache-as-of').text()).toContain('12:41')
  })

  it('pulls again when asked, shows how far it is, and can be cancelled', async () => {
    await openSettings()
    expect(find('cache-cancel').exists()).toBe(false)
    await find('cache-pull').trigger('click')
    expect(bridge.made('cache.pull')).toHaveLength(1)
    bridge.answer('cache.pull', pulling)
    await tell(pulling)
    expect(find('pull-progress').text()).toBe('拉取 30%')
    await find('cache-cancel').trigger('click')
    expect(bridge.made('cache.cancel')).toHaveLength(1)
    bridge.answer('cache.cancel', { ...pulling, phase: 'cancelled' })
    await tell({ ...pulling, phase: 'cancelled' })
    expect(find('cache-pull').text()).toBe('继续拉取')
    expect(find('cache-as-of').text()).toBe('还没有拉完过')
  })

  it.each(['off', 'seenOnly'] as const)('offers no pull while %s', async (phase) => {
    await openSettings()
    await tell({ ...pulling, phase })
    expect(find('cache-pull').exists() || find('cache-cancel').exists()).toBe(false)
  })
})

describe('the status bar', () => {
  async function openBar(): Promise<void> {
    app = mount(StatusBar, {
      global: {
        plugins: [createAppI18n('zh-CN')],
        stubs: { RouterLink: { template: '<a><slot /></a>' } },
      },
    })
    await flushPromises()
  }

  it('shows how far the pull is, only while it goes on', async () => {
    await openBar()
    await tell(pulling)
    const bar = app.get('[role=progressbar]')
    expect(bar.attributes('aria-valuenow')).toBe('30')
    await tell({ ...pulling, done: 400 })
    expect(bar.attributes('aria-valuenow')).toBe('99')
    await tell({ ...pulling, total: null })
    expect(bar.attributes('aria-valuenow')).toBeUndefined()
    expect(find('pull-progress').text()).toBe('已拉取 90 条')
    await tell(ready)
    expect(find('pull-progress').exists()).toBe(false)
  })

  it('leads to the ledger while its backups fail', async () => {
    await openBar()
    expect(find('ledger-attention').exists()).toBe(false)
    const problem = { code: 'internal' } as const
    bridge.emit(
      'ledger.changed',
      ledgerState({ backup: { running: false, lastAt: null, problem } }),
    )
    await flushPromises()
    expect(find('ledger-attention').exists()).toBe(true)
  })
})
