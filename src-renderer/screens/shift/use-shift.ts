import type { ClosedShift, DifferenceKind, ShiftReport } from '@shared/domain/shift'
import type { ShiftView } from '@shared/ipc/calls-shift'
import type { Problem, Result } from '@shared/ipc/result'
import { computed, reactive, ref, shallowRef } from 'vue'
import { call } from '@renderer/ipc/client'

interface Said {
  known: boolean
  remark: string
}

/** The open shift as it stands, what is said of its differences, and closing it. */
export function useShift() {
  const view = shallowRef<ShiftView | null>(null)
  const past = shallowRef<readonly ClosedShift[] | null>(null)
  const closed = shallowRef<ClosedShift | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = ref<'checking' | 'closing' | null>(null)
  const tried = ref(false)
  const said = reactive(new Map<DifferenceKind, Said>())

  const shift = computed<ShiftReport | null>(() => view.value?.shift ?? null)
  const differences = computed(() => shift.value?.differences ?? [])
  const undecided = computed(() => differences.value.filter(({ kind }) => !said.get(kind)?.known))

  function take(answer: Result<ShiftView>): void {
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    const before = new Map(differences.value.map(({ kind, count }) => [kind, count]))
    view.value = answer.value
    // What has become more was not seen: it is confirmed anew.
    for (const { kind, count } of differences.value) {
      const old = said.get(kind)
      const known = old?.known === true && before.get(kind) === count
      said.set(kind, { known, remark: old?.remark ?? '' })
    }
  }

  async function load(): Promise<void> {
    if (busy.value) return
    busy.value = 'checking'
    take(await call('shift.current', null))
    const list = await call('shift.list', null)
    if (list.ok) past.value = list.value
    busy.value = null
  }

  async function begin(): Promise<void> {
    if (busy.value) return
    busy.value = 'checking'
    closed.value = null
    take(await call('shift.open', null))
    busy.value = null
  }

  async function close(): Promise<void> {
    if (busy.value) return
    tried.value = true
    if (undecided.value.length > 0) return
    busy.value = 'closing'
    const remarks = differences.value.map(({ kind, count }) => ({
      ...{ kind, count },
      remark: said.get(kind)?.remark.trim() ?? '',
    }))
    const answer = await call('shift.close', { remarks })
    busy.value = null
    tried.value = false
    if (answer.ok) closed.value = answer.value
    else if (answer.problem.code !== 'shift.changed') {
      problem.value = answer.problem
      return
    }
    said.clear()
    await load()
    if (!answer.ok) problem.value = answer.problem
  }

  async function setDayStart(hour: number): Promise<void> {
    take(await call('shift.setDayStart', { hour }))
  }

  return {
    ...{ view, past, closed, problem, busy, tried, said, shift, differences, undecided },
    ...{ load, begin, close, setDayStart },
  }
}
