import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { BILL_TEXT_MAX_CHARACTERS } from '@shared/domain/bill-text'
import type { HandedBill } from '@shared/domain/handed-bill'
import type { Problem } from '@shared/ipc/result'
import { call, on } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'

/** Bills that the register, a scan or the clipboard hands over, until a sale takes them up; the newest one counts. */
export const useHandedBills = defineStore('handed-bills', () => {
  const session = useSession()
  const arrived = shallowRef<HandedBill | null>(null)
  /** The member that the bill names was asked for. */
  const lookedUp = ref(false)
  /** Why the last bad one was refused. */
  const problem = shallowRef<Problem | null>(null)

  function arrive(bill: HandedBill): void {
    arrived.value = bill
    lookedUp.value = false
    problem.value = null
  }

  /** A shop is chosen, so that another one's bill is known, and somebody has signed in where that is asked for. */
  const mayTake = computed(() => {
    const { stage, staff } = session.session ?? {}
    return stage === 'ready' && (staff?.inUse !== true || staff.seated !== null)
  })

  /** Takes over what waits in the main process. */
  async function take(): Promise<void> {
    if (!mayTake.value) return
    const answer = await call('bill.take', null)
    if (!answer.ok) problem.value = answer.problem
    else {
      if (answer.value.bill) arrive(answer.value.bill)
      if (answer.value.problem) problem.value = answer.value.problem
    }
  }

  /** Reads a scanned or pasted `BILL:…`; false when it is no bill, and then nothing has changed. */
  async function read(text: string): Promise<boolean> {
    const answer = await call('bill.read', { text: text.slice(0, BILL_TEXT_MAX_CHARACTERS + 1) })
    if (answer.ok) arrive(answer.value)
    else problem.value = answer.problem
    return answer.ok
  }

  /** The bill for the sale of this member, who was just opened; one of somebody else goes on waiting. */
  function claim(memberId: string): HandedBill | null {
    const bill = arrived.value
    if (bill?.member && !lookedUp.value && bill.member.id !== memberId) return null
    arrived.value = null
    return bill
  }

  function putAway(): void {
    arrived.value = null
    problem.value = null
  }

  on('bill.waiting', () => void take())
  // Another shop: the bill was not meant for it.
  watch(() => session.place, putAway, { flush: 'sync' })
  watch(mayTake, () => void take(), { immediate: true })

  return { arrived, lookedUp, problem, arrive, take, read, claim, putAway }
})
