import { watch } from 'vue'
import { isBillText } from '@shared/domain/bill-text'
import type { ScanAnswer } from '@shared/domain/scanner'
import { useCounterStore } from '@renderer/stores/counter'
import { useSaleStore } from '@renderer/stores/counter-sale'
import { useHandedBills } from '@renderer/stores/handed-bills'
import { useScans } from '@renderer/stores/scans'

/** Takes what was scanned, here or on the way here, to `find`, and says how it was answered. */
export function useScanned(find: (code: string) => Promise<boolean>): void {
  const scans = useScans()
  const store = useCounterStore()
  const sale = useSaleStore()
  const bills = useHandedBills()
  let turn = 0

  async function take(code: string): Promise<void> {
    const mine = ++turn
    // A scan wins over a question that is open; a sale that is being written is not interrupted.
    if (!sale.busy) sale.cancel()
    if (sale.busy) {
      // Its text stays for the next Enter.
      store.text = code
      return scans.say('refused')
    }
    const answered = await find(code)
    // The next scan has overtaken it, and is answered itself; or the cashier has given it up.
    if (mine === turn && answered) scans.say(answerTo(code))
  }

  function answerTo(code: string): ScanAnswer {
    if (isBillText(code)) return bills.problem ? 'refused' : 'found'
    if (store.problem) return 'refused'
    const isNobody = store.phase === 'none' || store.missed !== null
    return isNobody || store.foundBy === 'guess' ? 'none' : 'found'
  }

  watch(
    () => scans.waiting,
    () => {
      for (const code of scans.takeAll()) void take(code)
    },
    { immediate: true, flush: 'sync' },
  )
}
