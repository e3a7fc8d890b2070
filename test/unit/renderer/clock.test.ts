// @vitest-environment happy-dom
import type { Status } from '@shared/domain/view'
import { createAppI18n } from '@renderer/i18n'
import { useVoice } from '@renderer/screens/counter/use-voice'
import { useStatus } from '@renderer/stores/status'
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { holdBridge, NOW } from './counter-fixtures'

const DAY_MS = 86_400_000
const statusWith = (offsetMs: number): Status => ({
  line: { state: 'online', latencyMs: 9, lastAnswerAt: NOW },
  unsettled: { pending: 0, unknown: 0 },
  clock: { state: 'trusted', offsetMs },
  allowance: null,
  exceptions: 0,
  cache: { phase: 'off', done: 0, total: null, asOf: null },
})

let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['setInterval', 'clearInterval', 'Date', 'performance'] })
  bridge = holdBridge()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

describe('the time on the screens', () => {
  it("is the computer's until the server's is known", () => {
    const status = useStatus()
    expect(status.now()).toBe(NOW)
    bridge.emit('status.changed', statusWith(0))
    expect(status.now()).toBe(NOW)
    bridge.emit('status.changed', statusWith(-3 * DAY_MS))
    expect(status.now()).toBe(NOW - 3 * DAY_MS)
  })

  it('says which day is today, by the right clock and past midnight', async () => {
    const Today = defineComponent(() => {
      const { voice } = useVoice()
      return () => h('p', voice.value.today)
    })
    const shown = mount(Today, { global: { plugins: [createAppI18n('zh-CN')] } })
    expect(shown.text()).toBe('2026-11-14')
    bridge.emit('status.changed', statusWith(-3 * DAY_MS))
    await nextTick()
    expect(shown.text()).toBe('2026-11-11')
    vi.advanceTimersByTime(DAY_MS / 2)
    await nextTick()
    expect(shown.text()).toBe('2026-11-12')
    shown.unmount()
  })
})
