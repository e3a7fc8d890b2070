import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'
import { call, on } from '@renderer/ipc/client'
import { useRecordsStore } from './records'

type Format = CallInput<'records.export'>['format']

/** The records on their way into a file. */
export const useRecordsExport = defineStore('records-export', () => {
  const records = useRecordsStore()
  const running = ref(false)
  const progress = ref<{ done: number; total: number } | null>(null)
  const exported = ref<CallOutput<'records.export'> | null>(null)
  const problem = ref<Problem | null>(null)

  /** Writes what is filtered to a file that the user chooses. */
  async function exportAs(format: Format): Promise<void> {
    if (running.value) return
    running.value = true
    exported.value = problem.value = progress.value = null
    const answer = await call('records.export', { ...records.wish(), format })
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
    void call('records.cancelExport', null)
  }

  on('records.exporting', (told) => {
    if (running.value) progress.value = told
  })

  return { running, progress, exported, problem, exportAs, forget, cancel }
})
