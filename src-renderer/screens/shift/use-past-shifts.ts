import type { Period } from '@shared/domain/period'
import type { ClosedShift } from '@shared/domain/shift'
import type { Problem } from '@shared/ipc/result'
import { ref, shallowRef } from 'vue'
import { call } from '@renderer/ipc/client'

/** The shifts that are over, a page at a time, of the days that are asked for. */
export function usePastShifts() {
  /** Null before the first answer. */
  const shifts = shallowRef<readonly ClosedShift[] | null>(null)
  const total = ref(0)
  const more = ref(false)
  /** Null: all days. */
  const period = shallowRef<Period | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  let turn = 0

  async function fetch(known: readonly ClosedShift[]): Promise<void> {
    const mine = ++turn
    busy.value = true
    const last = known.at(-1)
    const before = last
      ? { businessDay: last.businessDay, number: last.number, shiftId: last.shiftId }
      : null
    const answer = await call('shift.list', { period: period.value, before })
    // An answer about other days.
    if (mine !== turn) return
    busy.value = false
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    shifts.value = [...known, ...answer.value.shifts]
    total.value = answer.value.total
    more.value = answer.value.more
  }

  const load = (): Promise<void> => fetch([])

  async function loadMore(): Promise<void> {
    if (!busy.value) await fetch(shifts.value ?? [])
  }

  /** Asks for the shifts of these days; null for all. */
  async function choose(days: Period | null): Promise<void> {
    period.value = days
    await load()
  }

  return { shifts, total, more, period, problem, busy, load, loadMore, choose }
}
