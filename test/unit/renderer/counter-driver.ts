import { createAppI18n } from '@renderer/i18n'
import CounterScreen from '@renderer/screens/counter/CounterScreen.vue'
import type { Session } from '@shared/domain/view'
import { useSession } from '@renderer/stores/session'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { vi } from 'vitest'
import { nextTick } from 'vue'
import { holdBridge, NOW, session, TODAY } from './counter-fixtures'

const figures = { day: TODAY, redeemed: 3, discountFen: 4200, waiting: 0, recent: [] }

/** The counter screen, idle, of a session with what the test changes, with a stopped clock and a bridge that answers when the test says so. */
export async function openCounter(change: Partial<Session> = {}) {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  })
  Element.prototype.scrollIntoView = () => undefined
  document.body.innerHTML = '<div id="find-slot"></div><div id="app"></div>'
  const bridge = holdBridge()
  const pinia = createPinia()
  useSession(pinia).session = { ...session, ...change }
  const screen = mount(CounterScreen, {
    attachTo: '#app',
    global: { plugins: [pinia, createAppI18n('zh-CN')] },
  })
  await flushPromises()
  bridge.answer('counter.today', figures)
  await flushPromises()
  return {
    bridge,
    close: () => {
      screen.unmount()
      vi.useRealTimers()
    },
  }
}

export const part = (name: string) => document.querySelector<HTMLElement>(`[data-test="${name}"]`)
export const parts = (name: string) => [
  ...document.querySelectorAll<HTMLElement>(`[data-test="${name}"]`),
]
export const field = () => part('find-field') as HTMLInputElement

/** Presses a key where the focus is; true when the page let it pass. */
export async function press(key: string, init: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  const passed = (document.activeElement ?? document.body).dispatchEvent(event)
  await flushPromises()
  return passed
}

/** Puts a text into the find field. */
export async function type(text: string): Promise<void> {
  field().value = text
  field().dispatchEvent(new Event('input'))
  await nextTick()
}
