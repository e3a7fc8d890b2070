import { ref, shallowRef } from 'vue'
import type { Problem, Result } from '@shared/ipc/result'

/**
 * One file at a time on its way out of the program: whether it is being written, and what came of it. The answer's `file`
 * is null where somebody chose none, or cancelled.
 */
export function useWrittenFile<A extends { file: string | null }>() {
  const exporting = ref(false)
  const exported = shallowRef<A | null>(null)
  const exportProblem = shallowRef<Problem | null>(null)

  /** Asks for the file to be written; while one is on its way nothing happens. */
  async function write(ask: () => Promise<Result<A>>): Promise<void> {
    if (exporting.value) return
    exporting.value = true
    exported.value = exportProblem.value = null
    const answer = await ask()
    exporting.value = false
    if (answer.ok) exported.value = answer.value
    else exportProblem.value = answer.problem
  }

  /** Takes away what came of the last one; one under way goes on. */
  function forgetFile(): void {
    if (!exporting.value) exported.value = exportProblem.value = null
  }

  return { exporting, exported, exportProblem, write, forgetFile }
}
