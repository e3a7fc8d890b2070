import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import { call, on } from '@renderer/ipc/client'
import { useWrittenFile } from './written-file'

type Format = CallInput<'audit.export'>['format']

/** The trail on its way into a file. */
export const useTrailExport = defineStore('trail-export', () => {
  const progress = shallowRef<{ done: number; total: number } | null>(null)
  const { exporting, exported, exportProblem, write, forgetFile } =
    useWrittenFile<CallOutput<'audit.export'>>()

  /** Writes all of a list to a file that the user chooses. */
  async function exportAs(listId: string, format: Format): Promise<void> {
    await write(() => call('audit.export', { listId, format }))
    progress.value = null
  }

  function cancel(): void {
    void call('audit.cancelExport', null)
  }

  on('audit.exporting', (told) => {
    if (exporting.value) progress.value = told
  })

  return { exporting, progress, exported, exportProblem, exportAs, forgetFile, cancel }
})
