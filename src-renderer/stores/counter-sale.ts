import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Redemption } from '@shared/domain/redemption'
import { orderedId } from '@shared/domain/ordered-id'
import type { Sale } from '@shared/domain/view'
import type { OverrideInput } from '@shared/ipc/calls-policy'
import type { CallInput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'
import { lookOf, type Look } from '@renderer/components/receipt-look'
import { call, on } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'

/** How long an answer may take before the screen says "submitting": below this nobody sees a wait. */
export const CALM_MS = 300
/** How long a first try may take before the entry counts as recorded here and not sent. */
export const PATIENCE_MS = 3000

/** How long a result stays at least, so that a double Enter cannot skip it unseen. */
export const LEAVE_AFTER_MS = 400

/** What one redemption of the sale looks like, or `mixed` when the coupons fared differently. */
export type Outcome = Look | 'mixed'

/** The sale from the confirmation to its result; mirrors what the main process reports of it. */
export const useSaleStore = defineStore('counter-sale', () => {
  const draft = shallowRef<CallInput<'counter.redeem'> | null>(null)
  const busy = ref(false)
  const problem = ref<Problem | null>(null)
  /** The offline rules that the draft breaks, while a manager is asked. */
  const overPolicy = shallowRef<Extract<Problem, { code: 'redeem.overPolicy' }> | null>(null)
  const sale = shallowRef<Sale | null>(null)
  const shown = ref(false)
  /** False while a second press of the confirming Enter, or the second half of a double click, may still come. */
  const leavable = ref(false)
  const waited = ref(false)
  const settling = ref(false)
  const settleProblem = ref<Problem | null>(null)
  // Events can overtake the answer of the call that caused them.
  const early = new Map<string, Redemption>()
  let timers: ReturnType<typeof setTimeout>[] = []
  let holding: ReturnType<typeof setTimeout> | undefined

  const looks = computed(
    () => sale.value?.redemptions.map((r) => lookOf(r.state, r.cause, waited.value)) ?? [],
  )
  const outcome = computed<Outcome>(() => {
    const [first = 'submitting', ...others] = looks.value
    return others.every((look) => look === first) ? first : 'mixed'
  })
  const inFlight = computed(() => looks.value.includes('submitting'))

  on('redemption.changed', (changed) => {
    if (!sale.value) {
      if (changed.saleId === draft.value?.saleId) early.set(changed.requestId, changed)
    } else if (changed.saleId === sale.value.saleId) merge([changed])
  })

  /** Opens the confirmation. The sale gets its id here, so that confirming twice is the same sale. */
  function begin(order: Omit<CallInput<'counter.redeem'>, 'saleId'>): void {
    if (busy.value) return
    problem.value = null
    overPolicy.value = null
    early.clear()
    draft.value = { saleId: orderedId(Date.now()), ...order }
  }

  function cancel(): void {
    if (busy.value) return
    draft.value = null
    problem.value = null
    overPolicy.value = null
  }

  /** `override` is a manager's word; it is sent once and not kept. */
  async function confirm(override?: OverrideInput): Promise<void> {
    if (draft.value === null || busy.value) return
    busy.value = true
    problem.value = null
    const answer = await call('counter.redeem', {
      ...draft.value,
      ...(override ? { override } : {}),
    })
    if (!answer.ok) {
      busy.value = false
      problem.value = answer.problem
      if (answer.problem.code === 'redeem.overPolicy') overPolicy.value = answer.problem
      // A wrong PIN, or one of somebody who may not either: the dialog stays for another.
      else if (!/^(?:manager|staff|right)\./.test(answer.problem.code)) overPolicy.value = null
      return
    }
    overPolicy.value = null
    // Stays busy until the result shows: a second Enter meanwhile must not send again.
    sale.value = answer.value
    merge([...early.values()])
    if (!shown.value) timers.push(setTimeout(show, CALM_MS))
    timers.push(setTimeout(() => (waited.value = true), PATIENCE_MS))
  }

  function show(): void {
    if (shown.value) return
    busy.value = false
    shown.value = true
    draft.value = null
    hold()
  }

  /** Keeps what the screen says now from being left unseen by the second half of a double press. */
  function hold(): void {
    clearTimeout(holding)
    leavable.value = false
    holding = setTimeout(() => (leavable.value = true), LEAVE_AFTER_MS)
  }

  /** Takes over what is later than what is shown. */
  function merge(changes: readonly Redemption[]): void {
    if (!sale.value) return
    const byId = new Map(changes.map((change) => [change.requestId, change]))
    sale.value = {
      ...sale.value,
      redemptions: sale.value.redemptions.map((old) => {
        const next = byId.get(old.requestId)
        // A late report of an earlier state must not take the green away. The clock cannot tell which is later: it
        // jumps back once the server has told the right time.
        return next && next.seq > old.seq ? next : old
      }),
    }
    if (!inFlight.value) show()
  }

  /** Asks the main process to find out at once what is open. */
  async function settleNow(): Promise<void> {
    if (settling.value || !sale.value) return
    settling.value = true
    settleProblem.value = null
    const { saleId } = sale.value
    const answer = await call('sales.settleNow', null)
    const fresh = await call('sales.get', { saleId })
    settling.value = false
    if (!answer.ok) settleProblem.value = answer.problem
    if (fresh.ok && sale.value?.saleId === saleId) merge(fresh.value.redemptions)
  }

  /** Forgets the sale on the screen; it lives on in the records. */
  function reset(): void {
    if (busy.value) return
    for (const timer of timers) clearTimeout(timer)
    timers = []
    clearTimeout(holding)
    early.clear()
    draft.value = null
    problem.value = null
    overPolicy.value = null
    settleProblem.value = null
    sale.value = null
    shown.value = false
    leavable.value = false
    waited.value = false
  }

  // A sale that is being written is not torn away: its answer is shown first.
  const session = useSession()
  watch(() => session.place, reset, { flush: 'sync' })

  return {
    ...{
      draft,
      busy,
      problem,
      overPolicy,
      sale,
      shown,
      leavable,
      looks,
      outcome,
      inFlight,
      settling,
      settleProblem,
    },
    ...{ begin, cancel, confirm, merge, hold, settleNow, reset },
  }
})
