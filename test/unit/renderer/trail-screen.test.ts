// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import TrailScreen from '@renderer/screens/trail/TrailScreen.vue'
import type { TrailEntry } from '@shared/domain/trail'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { holdBridge } from './counter-fixtures'

const [FIRST, SECOND] = [
  '0198c0de-0000-7000-8000-000000000001',
  '0198c0de-0000-7000-8000-000000000002',
]
const entry = (seq: number, part: Partial<TrailEntry> = {}): TrailEntry => ({
  ...{ seq, at: seq, kind: 'staff.save', call: null, staff: '01 苏店主', approvedBy: null },
  ...{ added: false, about: null, facts: {} },
  ...part,
})
const page = (seqs: readonly number[]) => seqs.map((seq) => entry(seq))
const downFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, place) => first - place)

async function aScreen() {
  const bridge = holdBridge()
  const router = createRouter({ history: createMemoryHistory(), routes: [] })
  const screen = mount(TrailScreen, {
    global: {
      plugins: [createPinia(), router, createAppI18n('zh-CN')],
      stubs: { ElDatePicker: true, ElDropdown: true, ElDropdownMenu: true, ElDropdownItem: true },
    },
  })
  onTestFinished(() => screen.unmount())
  await flushPromises()
  return { bridge, screen, asked: bridge.made }
}

it('tells apart who was added to the staff and who was changed', async () => {
  const { bridge, screen } = await aScreen()
  const entries = [entry(2), entry(1, { added: true })]
  bridge.answer('audit.list', { entries, total: 2, people: [], listId: FIRST })
  await flushPromises()
  const actions = screen.findAll('tbody tr').map((row) => row.findAll('td')[2]?.text())
  expect(actions).toEqual(['修改员工', '添加员工'])
})

it('draws what is in sight of a million entries and fetches the page that is scrolled to', async () => {
  const { bridge, screen, asked } = await aScreen()
  const total = 1_000_000
  bridge.answer('audit.list', {
    ...{ entries: page(downFrom(total, 100)), total, people: ['01 苏店主'], listId: FIRST },
  })
  await flushPromises()
  expect(screen.get('[data-test=trail-total]').text()).toBe('共 1,000,000 条')
  expect(screen.findAll('tbody tr').length).toBeLessThan(40)
  expect(asked('audit.page')).toEqual([])
  await screen.get('[data-test=trail-scroller]').trigger('keydown', { key: 'End' })
  expect(asked('audit.page')).toEqual([{ listId: FIRST, offset: 999_900 }])
  bridge.answer('audit.page', { entries: page(downFrom(100, 100)), total })
  await flushPromises()
  expect(screen.findAll('tbody tr').at(-1)?.text()).toContain('第 1 号')
})

it('asks for another list where the one before does not hold any more', async () => {
  const { bridge, screen, asked } = await aScreen()
  bridge.answer('audit.list', {
    ...{ entries: page(downFrom(300, 100)), total: 300, people: [], listId: FIRST },
  })
  await flushPromises()
  await screen.get('[data-test=trail-scroller]').trigger('keydown', { key: 'End' })
  bridge.fail('audit.page', { code: 'call.invalid', field: 'listId' })
  await flushPromises()
  expect(asked('audit.list')).toHaveLength(2)
  bridge.answer('audit.list', { entries: page([1]), total: 1, people: [], listId: SECOND })
  await flushPromises()
  expect(screen.findAll('[data-test=trail-row]')).toHaveLength(1)
})

it('asks for a group of actions, a person and a text, and clears them', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { bridge, screen, asked } = await aScreen()
  const answer = async (total: number) => {
    bridge.answer('audit.list', {
      ...{ entries: page(downFrom(total, total)), total, people: ['', '02 唐店长'], listId: FIRST },
    })
    await flushPromises()
  }
  await answer(1)
  await screen.get('[data-test=trail-kind]').setValue('templates')
  await answer(1)
  await screen.get('[data-test=trail-who]').setValue('02 唐店长')
  await answer(1)
  await screen.get('[data-test=trail-text]').setValue(' 新人 ')
  expect(asked('audit.list')).toHaveLength(3)
  vi.runOnlyPendingTimers()
  await answer(0)
  const kinds = ['templates.save', 'templates.checkGiving', 'templates.give', 'templates.recall']
  expect(asked('audit.list').at(-1)).toMatchObject({
    filter: { who: '02 唐店长', kinds, text: '新人' },
  })
  expect(screen.get('[data-test=trail-empty]').text()).toContain('没有符合条件')
  await screen.get('[data-test=trail-reset]').trigger('click')
  expect(asked('audit.list').at(-1)).toMatchObject({
    filter: { who: null, kinds: [], text: '' },
  })
})
