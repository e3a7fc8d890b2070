import type { FindResult } from '@shared/domain/view'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { on } from '../ipc/client'

/** The receipt that was scanned, until it is put away; what is on the counter stays as it is. */
export const useShownReceipt = defineStore('shown-receipt', () => {
  const shown = shallowRef<(FindResult & { kind: 'receipt' }) | null>(null)

  on('redemption.changed', (changed) => {
    const { sale } = shown.value ?? {}
    if (!shown.value || sale?.saleId !== changed.saleId) return
    const redemptions = sale.redemptions.map((one) =>
      one.requestId === changed.requestId && one.seq < changed.seq ? changed : one,
    )
    shown.value = { ...shown.value, sale: { ...sale, redemptions } }
  })

  return { shown }
})
