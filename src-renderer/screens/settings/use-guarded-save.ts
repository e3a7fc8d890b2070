import type { Problem, Result } from '@shared/ipc/result'
import { nextTick, ref, shallowRef, watch } from 'vue'
import { useManagerPin } from '../../components/use-manager-pin'

/**
 * Saving settings that the manager's PIN guards, as soon as one is set: what is under way, what was wrong, and whether what
 * the form shows (`draft`) is saved.
 */
export function useGuardedSave(
  draft: () => unknown,
  send: (pin: string | null) => Promise<Result<unknown>>,
) {
  const manager = useManagerPin()
  const saving = ref(false)
  const saved = ref(false)
  const tried = ref(false)
  const problem = shallowRef<Problem | null>(null)
  watch(draft, () => (saved.value = false))

  async function save(): Promise<void> {
    if (saving.value) return
    tried.value = true
    if (manager.isMissing.value) return
    saving.value = true
    const answer = await send(manager.take())
    saving.value = tried.value = false
    problem.value = answer.ok ? null : answer.problem
    manager.heed(problem.value)
    await nextTick()
    saved.value = answer.ok
  }
  return { manager, saving, saved, tried, problem, save }
}
export type GuardedSave = ReturnType<typeof useGuardedSave>
