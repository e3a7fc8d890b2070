// @vitest-environment happy-dom
import { useScanTaker } from '@renderer/scanning/taker'
import { useScanner } from '@renderer/scanning/use-scanner'
import { standInTheWay, useScans } from '@renderer/stores/scans'
import { useSession } from '@renderer/stores/session'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { holdBridge, session } from './counter-fixtures'
import { type, typeAsABrowser } from './scan-keys'

const Empty = { render: () => h('p') }
/** A form with a field that takes scans, and one that does not. */
const Form = defineComponent(() => {
  const [field, text] = [ref<HTMLElement | null>(null), ref('typed before')]
  useScanTaker(field, (code) => (text.value = code))
  return () => [
    h('textarea', { ref: field, value: text.value }),
    h('form', [h('input', { class: 'other' })]),
  ]
})
const App = defineComponent(() => {
  useScanner()
  return () => h(RouterView)
})

let app: ReturnType<typeof mount>
let router: ReturnType<typeof createRouter>
let dirty: boolean
let standAside: () => void
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'performance'] })
  holdBridge()
  typeAsABrowser()
  const pinia = createPinia()
  useSession(pinia).session = session
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { name: 'counter', path: '/', component: Empty },
      { name: 'form', path: '/form', component: Form },
    ],
  })
  await router.push('/form')
  document.body.innerHTML = '<div id="app"></div>'
  app = mount(App, { attachTo: '#app', global: { plugins: [pinia, router] } })
  dirty = true
  standAside = standInTheWay(() => dirty)
})
afterEach(() => {
  standAside()
  app.unmount()
  vi.useRealTimers()
})

const taker = () => document.querySelector('textarea') as HTMLTextAreaElement
const other = () => document.querySelector('.other') as HTMLInputElement
async function scanInto(field: HTMLElement): Promise<void> {
  field.focus()
  type('6901234567892\n', 5)
  await flushPromises()
}

describe('a scan over a form', () => {
  it('belongs to a field that takes scans, in the place of its text, whatever is not saved', async () => {
    await scanInto(taker())
    expect([taker().value, useScans().obstacle, useScans().waiting]).toEqual([
      '6901234567892',
      null,
      [],
    ])
    expect(router.currentRoute.value.name).toBe('form')
  })

  it('is refused beside that field while something is not saved', async () => {
    await scanInto(other())
    expect([other().value, taker().value, useScans().obstacle]).toEqual([
      '',
      'typed before',
      'unsaved',
    ])
  })

  it('goes to the counter from beside that field, and from everywhere once the field is gone', async () => {
    dirty = false
    await scanInto(other())
    expect(useScans().takeAll()).toEqual(['6901234567892'])
    expect(router.currentRoute.value.name).toBe('counter')
    await scanInto(document.body)
    expect(useScans().takeAll()).toEqual(['6901234567892'])
  })
})

describe('what is said of a refused scan', () => {
  it('stays while the obstacle stands, and goes once that is over', async () => {
    await scanInto(other())
    await vi.advanceTimersByTimeAsync(2_000)
    expect(useScans().obstacle).toBe('unsaved')
    dirty = false
    await vi.advanceTimersByTimeAsync(200)
    expect(useScans().obstacle).toBeNull()
  })

  it('goes with the screen', async () => {
    await scanInto(other())
    await router.push('/')
    await vi.advanceTimersByTimeAsync(200)
    expect(useScans().obstacle).toBeNull()
  })
})
