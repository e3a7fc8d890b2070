import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'
import { call, on } from '@renderer/ipc/client'

type Format = CallInput<'audit.export'>['format']

/** The trail on its way into a file. */
export const useTrailExport = defineStore('trail-export', () => {
  const running = ref(false)
  const progress = shallowRef<{ done: number; total: number } | null>(null)
  const exported = shallowRef<CallOutput<'audit.export'> | null>(null)
  const problem = shallowRef<Problem | null>(null)

  /** Writes all of a list to a file that the user chooses. */
  async function exportAs(listId: string, format: Format): Promise<void> {
    if (running.value) return
    running.value = true
    exported.value = problem.value = progress.value = null
    const answer = await call('audit.export', { listId, format })
    running.value = false
    progress.value = null
    if (answer.ok) exported.value = answer.value
    else problem.value = answer.problem
  }

  /** Takes away what came of the last one; one under way goes on. */
  function forget(): void {
    if (!running.value) exported.value = problem.value = null
  }

  function cancel(): void {
    void call('audit.cancelExport', null)
  }

  on('audit.exporting', (told) => {
    if (running.value) progress.value = told
  })

  return { running, progress, exported, problem, exportAs, forget, cancel }
})
