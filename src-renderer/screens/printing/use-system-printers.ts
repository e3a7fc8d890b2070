import { ref, shallowRef } from 'vue'
import type { CallOutput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'
import { call } from '@renderer/ipc/client'

/** What this computer says of its printers. */
export type Computer = CallOutput<'print.systemPrinters'>

/** The printers of this computer, asked for when somebody wants to know; `known` stays null until it has told. */
export function useSystemPrinters() {
  const known = shallowRef<Computer | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)

  async function load(): Promise<void> {
    if (busy.value) return
    busy.value = true
    const answer = await call('print.systemPrinters', null)
    busy.value = false
    problem.value = answer.ok ? null : answer.problem
    known.value = answer.ok ? answer.value : null
  }

  return { known, problem, busy, load }
}
