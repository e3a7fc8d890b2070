// @vitest-environment happy-dom
import PapersDialog from '@renderer/components/PapersDialog.vue'
import PrintState from '@renderer/components/PrintState.vue'
import { addMessages, createAppI18n } from '@renderer/i18n'
import printing from '@renderer/i18n/messages/printing'
import { usePrinting } from '@renderer/stores/printing'
import { useSession } from '@renderer/stores/session'
import type { PrintStatus } from '@shared/domain/print-job'
import type { WaitingPaper } from '@shared/ipc/calls-print'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { aJob } from '../../support/papers'
import { holdBridge, NOW, session } from './counter-fixtures'

const OUT = { printer: '前台', what: 'paperOut' } as const
const status = (part: Partial<PrintStatus>): PrintStatus => ({
  ...{ waiting: 0, asking: 0, trouble: null, hasPrinter: true },
  ...part,
})
const paper = (n: number, part: Partial<WaitingPaper> = {}): WaitingPaper => ({
  ...aJob(),
  jobId: `00000000-0000-4000-8000-00000000000${n}`,
  ...{ number: `20261114-K7Q-000${n}`, member: '林小满', coupons: ['立减券', '八折券'] },
  ...{ soldAt: NOW, printer: '前台' },
  ...part,
})
const unknown = (n: number) => paper(n, { state: 'unknown', cause: { code: 'cut' } })

let app: VueWrapper
afterEach(() => app.unmount())

/** The status bar's word, and the dialog where there are papers to show. */
async function open(told: PrintStatus, papers: WaitingPaper[] | null = null) {
  const bridge = holdBridge()
  const pinia = createPinia()
  useSession(pinia).session = session
  const i18n = createAppI18n('zh-CN')
  addMessages('printing', printing)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { template: '<p />' } }],
  })
  const parts = { components: { PrintState, PapersDialog } }
  const store = usePrinting(pinia)
  app = mount(
    { ...parts, template: `<PrintState />${papers ? '<PapersDialog />' : ''}` },
    { attachTo: document.body, global: { plugins: [pinia, i18n, router] } },
  )
  bridge.emit('print.changed', told)
  if (papers) {
    void store.look()
    bridge.answer('print.waiting', papers)
  }
  await flushPromises()
  return { bridge, store }
}
const part = (name: string) => document.querySelector<HTMLElement>(`[data-test=${name}]`)
const words = (name: string) => part(name)?.textContent?.trim()
const press = async (name: string) => {
  part(name)?.focus()
  part(name)?.click()
  await flushPromises()
}
const focused = () => (document.activeElement as HTMLElement | null)?.dataset['test']

describe('the word in the status bar', () => {
  it('names what stands in the way beside what is to be decided', async () => {
    await open(status({ asking: 1, waiting: 2, trouble: OUT }))
    expect(words('print-state')).toBe('1 张小票要您决定 · 前台 缺纸')
  })

  it('names it while it says what was asked for, and is short', async () => {
    const { bridge, store } = await open(status({ waiting: 1, trouble: OUT }))
    expect(words('print-state')).toBe('前台 缺纸 · 1 张在等')
    void store.again(null)
    bridge.answer('print.again', paper(2, { copy: 1 }))
    await flushPromises()
    expect(words('print-state')).toBe('小票 0002 已排队，补打 1 · 前台 缺纸')
  })
})

describe('the receipts that are not over', () => {
  it('say whose they are, and what the printer waits for', async () => {
    const papers = [paper(1, { state: 'sending' }), paper(2), unknown(3)]
    await open(status({ asking: 1, waiting: 2, trouble: OUT }), papers)
    expect(words('papers-trouble')).toContain('前台 缺纸')
    expect(words('paper-whose')).toBe('林小满 · 立减券，另 1 张 · 11 月 14 日 12:41')
    const states = [...document.querySelectorAll('[data-test=paper-state]')]
    expect(states.map((state) => state.textContent)).toEqual([
      '在等：缺纸',
      '在等：缺纸',
      '打印中断，可能已出纸',
    ])
  })

  it('are tried again only where one is in the queue', async () => {
    const { bridge, store } = await open(status({ asking: 1 }), [unknown(1)])
    expect(part('papers-try')).toBeNull()
    void store.look()
    bridge.answer('print.waiting', [unknown(1), paper(2)])
    await flushPromises()
    expect(part('papers-try')).not.toBeNull()
  })

  it('pass the focus on when one is over, and in the end to the way out', async () => {
    const { bridge } = await open(status({ asking: 2 }), [unknown(1), unknown(2)])
    await press('paper-printed')
    bridge.answer('print.decide', [unknown(2)])
    await flushPromises()
    expect(focused()).toBe('paper-printed')
    await press('paper-printed')
    bridge.answer('print.decide', [])
    await flushPromises()
    expect(document.activeElement?.textContent).toContain('关闭')
  })

  it('are thrown away only when that is meant', async () => {
    const { bridge } = await open(status({ waiting: 1 }), [paper(1)])
    await press('paper-drop')
    expect(bridge.made('print.decide')).toEqual([])
    expect(focused()).toBe('paper-keep')
    await press('paper-keep')
    expect(focused()).toBe('paper-drop')
    await press('paper-drop')
    await press('paper-drop-now')
    expect(bridge.made('print.decide')).toEqual([{ jobId: paper(1).jobId, what: 'drop' }])
  })
})
