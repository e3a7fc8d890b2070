import { computed, watch, type ComputedRef } from 'vue'
import { formatYuan } from '@shared/domain/money'
import type { HandedBill } from '@shared/domain/handed-bill'
import { useCounterStore } from '@renderer/stores/counter'
import { useSaleStore } from '@renderer/stores/counter-sale'
import { useHandedBills } from '@renderer/stores/handed-bills'
import { useAnnouncer } from './use-announcer'
import type { Voice } from './words'

/** What a bill that has arrived waits for. */
export type Waiting = 'sale' | 'otherMember' | 'member'

/** "3 lines, ¥268.00", or the amount alone. */
export function billWords(say: Voice['say'], { bill }: HandedBill): string {
  const amount = formatYuan(bill.totalFen)
  const n = bill.lines.length
  return n === 0
    ? say('counter.handed.amount', { amount })
    : say('counter.handed.lines', { n, amount }, n)
}

/** Brings a handed-over bill to the sale as soon as that costs nobody a tick, a question or a result. */
export function useHandedBill(voice: ComputedRef<Voice>) {
  const store = useCounterStore()
  const sale = useSaleStore()
  const handed = useHandedBills()
  const { announce } = useAnnouncer()

  const isBusy = computed(() => sale.draft !== null || sale.busy || sale.shown || store.finding)
  /** The bill names somebody who is not the member that is open, and nobody has looked for them yet. */
  const wantsMember = computed(() => {
    const member = handed.arrived?.member
    if (!member || handed.lookedUp) return false
    return member.id === null || member.id !== store.sheet?.member.id
  })
  /** Why the bill that has arrived is not on the sale yet; null when none waits. */
  const waiting = computed<Waiting | null>(() => {
    if (!handed.arrived) return null
    if (isBusy.value && !store.finding) return 'sale'
    return wantsMember.value && store.selectedIds.length > 0 ? 'otherMember' : 'member'
  })

  /** Looks for the member of the bill; the ticks of another one are given up. */
  async function lookUp(): Promise<void> {
    const member = handed.arrived?.member
    if (!member) return
    handed.lookedUp = true
    await store.findCode(member.find)
  }

  function deliver(): void {
    const bill = handed.arrived
    if (!bill || isBusy.value) return
    if (wantsMember.value) {
      // What the cashier has ticked or is typing is not torn away.
      if (store.selectedIds.length === 0 && store.text === '') void lookUp()
      return
    }
    // Who was looked for and not found is nobody else: the next member who is opened takes it.
    if (bill.member && handed.lookedUp) return
    const { sheet } = store
    if (store.phase === 'member' && sheet) {
      const claimed = handed.claim(sheet.member.id)
      if (claimed) store.takeBill(claimed)
    }
  }
  watch(
    [() => handed.arrived, isBusy, () => store.selectedIds, () => store.text, () => store.phase],
    deliver,
    { immediate: true },
  )

  watch(
    () => [handed.arrived, store.handed] as const,
    ([arrived, taken], [arrivedBefore, takenBefore]) => {
      const { say } = voice.value
      if (taken && taken !== takenBefore) {
        announce(say('counter.handed.onSale', { bill: billWords(say, taken) }))
      } else if (arrived && arrived !== arrivedBefore && waiting.value) {
        announce(say(`counter.handed.${waiting.value}`, { bill: billWords(say, arrived) }))
      }
    },
  )

  return { waiting, lookUp, putAway: handed.putAway }
}
