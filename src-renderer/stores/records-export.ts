import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import { call, on } from '@renderer/ipc/client'
import { useRecordsStore } from './records'
import { useWrittenFile } from './written-file'

type Format = CallInput<'records.export'>['format']

/** The records on their way into a file. */
export const useRecordsExport = defineStore('records-export', () => {
  const records = useRecordsStore()
  const progress = ref<{ done: number; total: number } | null>(null)
  const { exporting, exported, exportProblem, write, forgetFile } =
    useWrittenFile<CallOutput<'records.export'>>()

  /** Writes what is filtered to a file that the user chooses. */
  async function exportAs(format: Format): Promise<void> {
    await write(() => call('records.export', { ...records.wish(), format }))
    progress.value = null
  }

  function cancel(): void {
    void call('records.cancelExport', null)
  }

  on('records.exporting', (told) => {
    if (exporting.value) progress.value = told
  })

  return { exporting, progress, exported, exportProblem, exportAs, forgetFile, cancel }
})
