import type { ClosedShift, DifferenceKind, ShiftReport } from '@shared/domain/shift'
import type { ShiftView } from '@shared/ipc/calls-shift'
import type { Problem, Result } from '@shared/ipc/result'
import { computed, reactive, ref, shallowRef } from 'vue'
import { call } from '@renderer/ipc/client'
import { useStaff } from '@renderer/stores/staff'

/** What is said of a difference before the shift is closed. */
export interface Said {
  /** How many there were when it was said. */
  count: number
  known: boolean
  remark: string
}

/** Somebody looks at what differs on another screen and comes back: what was said is not lost. Whose it is, and of which shift. */
const kept = { whose: '', said: reactive(new Map<DifferenceKind, Said>()) }

/** The open shift as it stands, what is said of its differences, and closing it. */
export function useShift() {
  const view = shallowRef<ShiftView | null>(null)
  const closed = shallowRef<ClosedShift | null>(null)
  const problem = shallowRef<Problem | null>(null)
  /** Why the shift was not closed: told where that was asked for. */
  const notClosed = shallowRef<Problem | null>(null)
  const busy = ref<'checking' | 'closing' | null>(null)
  const tried = ref(false)
  const { said } = kept
  const staff = useStaff()

  const shift = computed<ShiftReport | null>(() => view.value?.shift ?? null)
  const differences = computed(() => shift.value?.differences ?? [])
  const undecided = computed(() => differences.value.filter(({ kind }) => !said.get(kind)?.known))

  function take(answer: Result<ShiftView>): void {
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    view.value = answer.value
    const whose = `${staff.seat?.seated?.id ?? ''} ${shift.value?.shiftId ?? ''}`
    if (kept.whose !== whose) said.clear()
    kept.whose = whose
    // What has become more was not seen: it is confirmed anew.
    for (const { kind, count } of differences.value) {
      const old = said.get(kind)
      said.set(kind, {
        count,
        known: old?.known === true && old.count === count,
        remark: old?.remark ?? '',
      })
    }
  }

  async function load(): Promise<void> {
    if (busy.value) return
    busy.value = 'checking'
    take(await call('shift.current', null))
    busy.value = null
  }

  async function begin(): Promise<void> {
    if (busy.value) return
    busy.value = 'checking'
    closed.value = notClosed.value = null
    take(await call('shift.open', null))
    busy.value = null
  }

  async function close(): Promise<void> {
    if (busy.value) return
    tried.value = true
    notClosed.value = null
    if (undecided.value.length > 0) return
    busy.value = 'closing'
    const remarks = differences.value.map(({ kind, count }) => ({
      ...{ kind, count },
      remark: said.get(kind)?.remark.trim() ?? '',
    }))
    const answer = await call('shift.close', { remarks })
    busy.value = null
    tried.value = false
    if (answer.ok) {
      closed.value = answer.value
      said.clear()
    } else notClosed.value = answer.problem
    if (answer.ok || answer.problem.code === 'shift.changed') await load()
  }

  async function setDayStart(hour: number): Promise<void> {
    take(await call('shift.setDayStart', { hour }))
  }

  /** What somebody saw of the shift before is not what whoever signs in next has confirmed. */
  function forget(): void {
    closed.value = notClosed.value = null
    tried.value = false
  }

  return {
    ...{ view, closed, problem, notClosed, busy, tried, said, shift },
    ...{ load, begin, close, setDayStart, forget },
  }
}
