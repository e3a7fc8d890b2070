import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { Redemption } from '@shared/domain/redemption'
import type { Sale } from '@shared/domain/view'
import type { Problem } from '@shared/ipc/result'
import { call } from '../ipc/client'
import { useSession } from '../stores/session'
import { useStatus } from '../stores/status'
import { takeBackSum } from './take-back'

const SECOND_MS = 1000

/** What of these redemptions can be taken back as the seconds pass, the question before it, and the call. */
export function useTakeBack(source: {
  saleId: () => string
  redemptions: () => readonly Redemption[]
  taken: (sale: Sale) => void
}) {
  const session = useSession()
  const status = useStatus()
  const busy = ref(false)
  const problem = ref<Problem | null>(null)
  /** What the open question is about; null while none is asked. */
  const asked = shallowRef<readonly Redemption[] | null>(null)

  const undoWindowMs = computed(() => session.session?.undoWindowMs ?? null)
  const tick = ref(0)
  const ticking = setInterval(look, SECOND_MS)
  onScopeDispose(() => clearInterval(ticking))
  function look(): void {
    tick.value++
  }
  const sum = computed(() => {
    // The time passes without telling; anything else that changes is judged by its own moment.
    void tick.value
    return takeBackSum(source.redemptions(), undoWindowMs.value, status.now())
  })

  /** Asks the one question, about everything that can be taken back at this moment. */
  function ask(): void {
    // Not over another dialog, and not anew by a key that is held down.
    if (asked.value || document.querySelector('dialog[open]')) return
    look()
    if (sum.value.able.length === 0) return
    problem.value = null
    asked.value = sum.value.able
  }

  function close(): void {
    if (!busy.value) asked.value = null
  }

  async function confirm(): Promise<void> {
    if (busy.value || !asked.value) return
    busy.value = true
    const requestIds = asked.value.map(({ requestId }) => requestId)
    const answer = await call('sales.void', { saleId: source.saleId(), requestIds })
    busy.value = false
    asked.value = null
    if (answer.ok) source.taken(answer.value)
    else problem.value = answer.problem
  }

  return { sum, undoWindowMs, asked, busy, problem, ask, close, confirm }
}
