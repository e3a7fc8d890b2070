import type { Breach, MemberAllowance } from '@shared/domain/offline-allowance'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { call } from '../ipc/client'
import { useCounterStore } from './counter'
import { useSaleStore } from './counter-sale'
import { useStatus } from './status'

/** What may be redeemed while the line is down, as the main process reckons it. */
export const useOffline = defineStore('offline', () => {
  const counter = useCounterStore()
  const sale = useSaleStore()
  const status = useStatus()
  const member = shallowRef<MemberAllowance | null>(null)
  // Each question has a number; an answer that is not to the latest one is dropped.
  let turn = 0

  const allowance = computed(() => member.value ?? status.status?.allowance ?? null)
  const against = computed(
    () => new Map(member.value?.coupons.map(({ couponId, breaches }) => [couponId, breaches])),
  )

  function isOffline(): boolean {
    return (status.status?.allowance ?? null) !== null
  }

  async function ask(): Promise<void> {
    const mine = ++turn
    const memberId = counter.sheet?.member.id
    const applies = isOffline() || counter.sheet?.source === 'cache'
    if (memberId === undefined || !applies) {
      member.value = null
      return
    }
    const answer = await call('offline.allowance', { memberId })
    if (mine === turn) member.value = answer.ok ? answer.value : null
  }

  // The status is told anew now and then, mostly with the same allowance.
  const told = computed(() => JSON.stringify(status.status?.allowance))
  watch([() => counter.sheet, () => sale.sale?.saleId, told], ask, { immediate: true })
  // What the owner keeps for the line alone is usable again when it is back.
  watch(isOffline, (offline) => {
    const { sheet } = counter
    const barred = sheet?.coupons.some(({ eligibility }) =>
      eligibility.reasons.some(({ code }) => code === 'neverOffline'),
    )
    if (!offline && sheet && barred && !sale.draft) void counter.openMember(sheet.member.id)
  })

  /** What stands against redeeming this coupon alone. */
  function breachesOf(couponId: string): readonly Breach[] {
    return against.value.get(couponId) ?? []
  }

  return { allowance, member, breachesOf }
})
