// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import { useSession } from '@renderer/stores/session'
import { useStatistics } from '@renderer/stores/statistics'
import StatisticsScreen from '@renderer/screens/statistics/StatisticsScreen.vue'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addDays } from '@shared/domain/calendar'
import { periodOf } from '@renderer/components/period-presets'
import { figuresOf } from '../../../src-main/records/statistics/figures'
import { tableOf } from '../../support/record-table'
import { quarterOf, recordsOf } from '../../support/shop-quarter'
import { holdBridge, NOW, session, TODAY } from './counter-fixtures'

const figures = {
  ...figuresOf(tableOf(recordsOf(quarterOf(addDays(TODAY, -20), 20))), {
    ...periodOf('month', TODAY),
    ...{ shops: [], staffs: [], templates: [] },
  }),
  ...{ asOf: NOW, fates: null },
}

let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  bridge = holdBridge()
  // A page without a layout has no room for charts; the library says so for each.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function open() {
  const pinia = createPinia()
  useSession(pinia).session = session
  const screen = mount(StatisticsScreen, {
    attachTo: document.body,
    global: { plugins: [pinia, createAppI18n('zh-CN')] },
  })
  await flushPromises()
  return { screen, store: useStatistics(pinia) }
}

/** The library of the charts comes a moment later. */
const turnOf = () => new Promise((done) => setTimeout(done, 20))

it('asks for this month first, draws each chart, and measures by money when told', async () => {
  const { screen, store } = await open()
  expect(bridge.made('statistics.get')).toEqual([
    { from: '2026-11-01', to: TODAY, shops: [], staffs: [], templates: [] },
  ])
  bridge.answer('statistics.get', figures)
  await flushPromises()
  const said = () =>
    screen.findAll('[data-test=chart]').map((chart) => chart.attributes('aria-label'))
  for (let turn = 0; turn < 200 && said().includes(undefined); turn++) await turnOf()
  // What the back end does not tell is not drawn.
  expect(said()).toHaveLength(6)
  expect(said().every((words) => words?.includes('同样的数字可以看表格'))).toBe(true)
  expect(screen.find('[data-test=card-fates]').text()).toContain('后台没有把全部券告诉本机')
  expect(screen.find('[data-test=key-count] .figure').text()).toBe(String(figures.totals.count))
  const first = said()[0]
  store.metric = 'discount'
  await flushPromises()
  expect(said()[0]).not.toBe(first)
  screen.unmount()
})

it('shows the same numbers as a table, and exports what is filtered', async () => {
  const { screen, store } = await open()
  bridge.answer('statistics.get', figures)
  await flushPromises()
  const card = screen.find('[data-test=card-staffs]')
  await card.find('[data-choice=table]').setValue(true)
  expect(card.findAll('tbody tr')).toHaveLength(figures.staffs.length)
  expect(card.find('tfoot').text()).toContain(String(figures.totals.count))

  void store.ask({ shops: ['2'] })
  void store.exportAs({ format: 'xlsx', table: 'staffs' })
  expect(bridge.made('statistics.export')).toEqual([
    {
      query: { from: '2026-11-01', to: TODAY, shops: ['2'], staffs: [], templates: [] },
      metric: 'count',
      wanted: { format: 'xlsx', table: 'staffs' },
    },
  ])
  screen.unmount()
})

it('tells how far the file of all tables has come, and lets it be cancelled', async () => {
  const { screen, store } = await open()
  bridge.answer('statistics.get', figures)
  await flushPromises()
  void store.exportAs({ format: 'book' })
  bridge.emit('statistics.exporting', { done: 50, total: 200 })
  await flushPromises()
  expect(screen.get('[role=progressbar]').attributes('aria-valuenow')).toBe('25')
  await screen.get('[data-test=export-cancel]').trigger('click')
  expect(bridge.made('statistics.cancelExport')).toHaveLength(1)
  bridge.answer('statistics.export', { file: null })
  await flushPromises()
  expect(screen.find('[role=progressbar]').exists()).toBe(false)
  expect(screen.get('[data-test=exported]').text()).toContain('已取消')
  screen.unmount()
})

it('drops the answer to an older question', async () => {
  const { screen, store } = await open()
  void store.ask(periodOf('today', TODAY))
  await flushPromises()
  bridge.answer('statistics.get', { ...figures, asOf: 1 })
  await flushPromises()
  expect(store.figures).toBeNull()
  bridge.answer('statistics.get', { ...figures, asOf: 2 })
  await flushPromises()
  expect(store.figures?.asOf).toBe(2)
  screen.unmount()
})

it('says what went wrong and asks again', async () => {
  const { screen } = await open()
  bridge.fail('statistics.get', { code: 'internal' })
  await flushPromises()
  const failed = screen.find('[data-test=statistics-failed]')
  expect(failed.exists()).toBe(true)
  await failed.find('button').trigger('click')
  expect(bridge.made('statistics.get')).toHaveLength(2)
  screen.unmount()
})
