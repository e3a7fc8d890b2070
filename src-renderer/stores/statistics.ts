import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Day } from '@shared/domain/calendar'
import { daysOfPeriod } from '@shared/domain/period'
import type { Statistics } from '@shared/domain/statistics'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'
import type { Metric } from '@shared/statistics/charts/parts'
import { call, on } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'
import { useWrittenFile } from '@renderer/stores/written-file'

/** As long as a question may be. */
export const DAYS_MAX = 1_100

type Wanted = CallInput<'statistics.export'>['wanted']

/** The figures of a range of days and of the one before it, and which of them are asked for. */
export const useStatistics = defineStore('statistics', () => {
  const from = ref<Day>('')
  const to = ref<Day>('')
  const shops = ref<string[]>([])
  const staffs = ref<string[]>([])
  const templates = ref<string[]>([])
  const metric = ref<Metric>('count')

  const figures = shallowRef<Statistics | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)
  const { exporting, exported, exportProblem, write, forgetFile } =
    useWrittenFile<CallOutput<'statistics.export'>>()
  /** How far a file of many tables has come; `total` is 0 while they are worked out. */
  const progress = shallowRef<{ done: number; total: number } | null>(null)
  let turn = 0

  const query = computed(() => ({
    ...{ from: from.value, to: to.value },
    shops: [...shops.value],
    staffs: [...staffs.value],
    templates: [...templates.value],
  }))
  const filtered = computed(
    () => shops.value.length + staffs.value.length + templates.value.length > 0,
  )
  const tooLong = computed(() => from.value !== '' && daysOfPeriod(query.value) > DAYS_MAX)

  /** Asks for the figures that the filters name; an answer to older filters is dropped. */
  async function load(): Promise<void> {
    if (from.value === '' || from.value > to.value || tooLong.value) return
    const mine = ++turn
    loading.value = true
    const answer = await call('statistics.get', query.value)
    if (mine !== turn) return
    loading.value = false
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) figures.value = answer.value
  }

  /** Changes what is asked for. */
  async function ask(
    change: Partial<Record<'from' | 'to', Day>> &
      Partial<Record<'shops' | 'staffs' | 'templates', string[]>>,
  ): Promise<void> {
    from.value = change.from ?? from.value
    to.value = change.to ?? to.value
    shops.value = change.shops ?? shops.value
    staffs.value = change.staffs ?? staffs.value
    templates.value = change.templates ?? templates.value
    forgetFile()
    await load()
  }

  /** Writes what is shown to a file that the user chooses. */
  async function exportAs(wanted: Wanted): Promise<void> {
    const order = { query: query.value, metric: metric.value, wanted }
    await write(() => call('statistics.export', order))
    progress.value = null
  }

  function cancelExport(): void {
    void call('statistics.cancelExport', null)
  }

  on('statistics.exporting', (told) => {
    if (exporting.value) progress.value = told
  })

  /** Forgets what another place has; shops and people are others there. */
  function forget(): void {
    turn++
    figures.value = problem.value = null
    forgetFile()
    shops.value = []
    staffs.value = []
    templates.value = []
    loading.value = false
  }
  const session = useSession()
  watch(() => session.place, forget, { flush: 'sync' })

  return {
    ...{ from, to, shops, staffs, templates, metric, filtered, tooLong },
    ...{ figures, problem, loading, exporting, exported, exportProblem, progress },
    ...{ load, ask, exportAs, cancelExport },
  }
})
