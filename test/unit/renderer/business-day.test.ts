// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import RecordsScreen from '@renderer/screens/records/RecordsScreen.vue'
import StatisticsScreen from '@renderer/screens/statistics/StatisticsScreen.vue'
import { useRecordsStore } from '@renderer/stores/records'
import { useSession } from '@renderer/stores/session'
import { useStatistics } from '@renderer/stores/statistics'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { holdBridge, session } from './counter-fixtures'

const HOUR_MS = 3_600_000
/** The last night of a month, an hour after midnight: in a shop that opens its day at four still the day before. */
const NIGHT = Date.parse('2026-12-01T01:00:00+08:00')

let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT })
  bridge = holdBridge()
})
afterEach(() => vi.useRealTimers())

async function open(screen: Component, dayStartHour: number) {
  const pinia = createPinia()
  useSession(pinia).session = { ...session, dayStartHour }
  const opened = mount(screen, { global: { plugins: [pinia, createAppI18n('zh-CN')] } })
  await flushPromises()
  return { pinia, opened }
}
/** So many hours later, as the main process tells the time. */
async function later(hours: number): Promise<void> {
  bridge.emit('status.changed', {
    line: { state: 'online', latencyMs: 9, lastAnswerAt: NIGHT },
    unsettled: { pending: 0, unknown: 0 },
    clock: { state: 'trusted', offsetMs: hours * HOUR_MS },
    allowance: null,
    exceptions: 0,
    cache: { phase: 'off', done: 0, total: null, asOf: null },
  })
  await flushPromises()
}

it.each([
  [0, '2026-12-01'],
  [4, '2026-11-30'],
])('today is the business day, where it begins at %i', async (dayStartHour, day) => {
  const { opened } = await open(RecordsScreen, dayStartHour)
  expect(bridge.made('records.list')).toMatchObject([{ filter: { from: day, to: day } }])
  opened.unmount()
})

it('the records of today go on to the next day when the shop’s day begins', async () => {
  const { pinia, opened } = await open(RecordsScreen, 4)
  const store = useRecordsStore(pinia)
  await later(2)
  expect(store.from).toBe('2026-11-30')
  await later(3)
  expect([store.from, store.to]).toEqual(['2026-12-01', '2026-12-01'])
  opened.unmount()
})

it('the statistics of this month, of a week, of today go on meaning that', async () => {
  const { pinia, opened } = await open(StatisticsScreen, 4)
  const store = useStatistics(pinia)
  expect([store.from, store.to]).toEqual(['2026-11-01', '2026-11-30'])
  await later(3)
  expect([store.from, store.to]).toEqual(['2026-12-01', '2026-12-01'])
  void store.ask({ from: '2026-11-25', to: '2026-12-01' })
  await later(27)
  expect([store.from, store.to]).toEqual(['2026-11-26', '2026-12-02'])
  void store.ask({ from: '2026-10-15', to: '2026-12-02' })
  await later(51)
  expect([store.from, store.to]).toEqual(['2026-10-15', '2026-12-02'])
  opened.unmount()
})
