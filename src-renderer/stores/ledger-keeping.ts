import type { Recovery } from '@shared/domain/ledger-keeping'
import type { LedgerState } from '@shared/ipc/calls-ledger'
import type { CallName, CallOutput } from '@shared/ipc/contract'
import type { Problem, Result } from '@shared/ipc/result'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call, on } from '../ipc/client'
import { useSession } from './session'

/** The calls that answer with the ledger's health as it is from then on. */
type StateCall = {
  [N in CallName]: CallOutput<N> extends LedgerState ? N : never
}[CallName]

/** The health of this terminal's ledger, as the main process tells it. */
export const useLedgerKeeping = defineStore('ledger-keeping', () => {
  const state = shallowRef<LedgerState | null>(null)
  /** The last recovery, until somebody has read of it. */
  const recovery = computed(() => state.value?.recovery ?? null)
  const backupProblem = computed(() => state.value?.backup.problem ?? null)
  const isDamaged = computed(() => state.value?.check.state === 'damaged')

  function use(next: LedgerState): void {
    const wasRestoring = state.value?.restoring ?? false
    state.value = next
    // Another ledger is in its place: what was read from the earlier one must not stay on the screen.
    if (wasRestoring && !next.restoring) useSession().place++
  }

  async function ask(name: StateCall): Promise<Problem | null> {
    const result: Result<LedgerState> = await call(name, null)
    if (!result.ok) return result.problem
    use(result.value)
    return null
  }

  async function load(): Promise<void> {
    const result = await call('ledger.state', null)
    // An event may have come first and is newer than this answer.
    if (result.ok && !state.value) use(result.value)
  }

  on('ledger.changed', use)

  return {
    ...{ state, recovery, backupProblem, isDamaged, load },
    /** Each resolves with why it failed; null when it was done. */
    checkNow: () => ask('ledger.checkNow'),
    backUpNow: () => ask('ledger.backUpNow'),
    recoveryRead: () => ask('ledger.recoveryRead'),
    restore: (name: string, pin: string | null): Promise<Result<Recovery>> =>
      call('ledger.restore', { name, pin }),
  }
})
