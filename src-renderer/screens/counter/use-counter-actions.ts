import { watch, type ComputedRef } from 'vue'
import { useCounterStore } from '@renderer/stores/counter'
import { SALE_MAX_COUPONS } from '@renderer/stores/counter-ticks'
import { useSaleStore } from '@renderer/stores/counter-sale'
import { isBillText } from '@shared/domain/bill-text'
import { useHandedBills } from '@renderer/stores/handed-bills'
import { useSuggestions } from '@renderer/stores/suggestions'
import { useAnnouncer } from './use-announcer'
import { useScanned } from './use-scanned'
import { bestWords, reasonWords, type Voice } from './words'

/** What the cashier can do at the counter, the same for key, touch and mouse. */
export function useCounterActions(screen: {
  voice: ComputedRef<Voice>
  focusField: () => void
  focusBill: () => void
  selectText: () => void
}) {
  const store = useCounterStore()
  const sale = useSaleStore()
  const handedBills = useHandedBills()
  const suggestions = useSuggestions()
  const { announce } = useAnnouncer()
  const say: Voice['say'] = (...words) => screen.voice.value.say(...words)

  /** Text in the field always means "find"; else Enter is the one obvious next step. */
  function enter(): void {
    const chosen = suggestions.chosenFor(store.text)
    if (chosen !== null) return open(chosen)
    // What a list was found for stays in the field, and Enter belongs to the list.
    const isAnswered = store.phase === 'several' && store.text === store.asked && !sale.shown
    if (store.text !== '' && !isAnswered) void find()
    else if (sale.draft) void sale.confirm()
    else if (sale.shown) leaveResult()
    else if (store.phase === 'several' && store.activeId) void store.openMember(store.activeId)
    else if (store.phase === 'failed') void store.retry()
    else if (store.lacksBill) return askForBill()
    screen.focusField()
  }

  /** Opens the member whom the text in the field suggested. */
  function open(memberId: string): void {
    if (sale.busy) return
    suggestions.close()
    if (sale.shown) leave()
    sale.reset()
    store.leaveList()
    void store.openMember(memberId)
    screen.focusField()
  }

  /** What was ticked cannot be redeemed without a bill: the next thing to type is that. */
  function askForBill(): void {
    announce(say('counter.bill.whyNeedsBill'))
    screen.focusBill()
  }

  /** Looks up what stands in the field, or what was scanned; false where nothing came of it. */
  async function find(scanned?: string): Promise<boolean> {
    // A sale that is being written is not interrupted.
    if (sale.busy) return false
    if (sale.shown) leave()
    sale.reset()
    handedBills.problem = null
    const text = scanned ?? store.text
    if (isBillText(text)) return readBill(text)
    const answered = await (scanned === undefined ? store.find() : store.findScanned(scanned))
    if (answered && (store.phase === 'none' || store.missed !== null || store.problem)) {
      screen.selectText()
    }
    return answered
  }

  /** A bill is no member: it goes to the sale, and one that cannot be read stays to be looked at. */
  async function readBill(text: string): Promise<true> {
    store.text = text
    const isRead = await handedBills.read(text)
    if (!isRead) screen.selectText()
    else if (store.text === text) store.text = ''
    return true
  }

  /** Empties the counter behind a result, keeping a text that was scanned meanwhile. */
  function leave(): void {
    const { text } = store
    sale.reset()
    store.reset()
    store.text = text
  }

  function leaveResult(): void {
    if (!sale.leavable) return
    if (sale.outcome === 'refused') void backToCoupons()
    else next()
  }

  function next(): void {
    leave()
    screen.focusField()
  }

  async function backToCoupons(): Promise<void> {
    const memberId = store.sheet?.member.id
    sale.reset()
    store.clearSale()
    if (memberId !== undefined) await store.openMember(memberId)
  }

  function escape(): void {
    if (sale.draft) sale.cancel()
    else if (store.text !== '' && sale.shown) store.text = ''
    else if (store.text !== '' || store.finding) store.stepBack()
    else if (sale.shown) {
      if (sale.leavable) next()
    } else if (handedBills.problem || (handedBills.arrived && store.phase === 'idle')) {
      handedBills.putAway()
    } else store.stepBack()
    screen.focusField()
  }

  function clear(): void {
    store.clearSale()
    screen.focusField()
  }

  function toggle(id: string): void {
    const outcome = store.toggle(id)
    const view = store.couponView(id)
    if (!view) return
    const { title } = view.coupon
    if (outcome === 'full') return announce(say('counter.bill.full', { n: SALE_MAX_COUPONS }))
    if (outcome !== 'notUsable') {
      announce(say(`counter.say.${outcome}`, { title, n: store.selectedIds.length }))
      return
    }
    const reasons = view.eligibility.reasons.map((reason) =>
      reasonWords(screen.voice.value, reason),
    )
    announce(
      say('counter.say.cannot', { title, reasons: reasons.join(say('counter.weekday.join')) }),
    )
  }

  function askToRedeem(): void {
    const { sheet, selected, bill } = store
    if (!sheet || sale.draft || sale.shown || store.finding) return
    if (selected.length === 0) return announce(say('counter.bill.whyNothing'))
    if (!bill.ok) return announce(say('counter.bill.whyBill'))
    if (store.lacksBill) return askForBill()
    if (store.clash) return announce(say(`counter.bill.${store.clash.code}`))
    handedBills.problem = null
    // Enter is to confirm now, and not to ask once more for what nobody answers to.
    store.putMissedAway()
    sale.begin({
      memberId: sheet.member.id,
      couponIds: selected.map(({ id }) => id),
      billFen: bill.fen,
      ...(store.handed && store.handedCounts ? { billId: store.handed.id } : {}),
    })
    announce(say('counter.say.confirm', { n: selected.length }, selected.length))
  }

  /** Ticks what takes most off; without a bill the field for it gets the focus. */
  function chooseBest(): void {
    if (store.phase !== 'member' || sale.draft) return
    if (!store.chooseBest()) {
      announce(say('counter.bill.bestNeedsBill'))
      return screen.focusBill()
    }
    const { best } = store
    if (best) announce(bestWords(screen.voice.value, best))
    // From there the arrows and the space bar change what was chosen.
    screen.focusField()
  }

  watch(
    () => [store.phase, store.opened, store.members] as const,
    ([phase, , members]) => {
      const { sheet } = store
      if (phase === 'none') announce(say('counter.say.none'))
      if (phase === 'several') announce(say('counter.say.several', { n: members.length }))
      if (phase !== 'member' || !sheet) return
      const usable = sheet.coupons.filter(({ eligibility }) => eligibility.usable).length
      const name = sheet.member.name ?? sheet.member.id
      announce(say('counter.say.one', { name, usable }))
    },
  )

  watch(
    () => store.missed,
    (missed) => {
      if (missed !== null) announce(say('counter.say.none'))
    },
  )

  watch(
    () => store.correction,
    (correction) => {
      if (!correction) return
      const { unticked, changed } = correction
      const titles = unticked.join(say('counter.weekday.join'))
      if (unticked.length === 0) {
        if (changed.size > 0)
          announce(say('counter.member.corrected', { n: changed.size }, changed.size))
        return
      }
      // What is being confirmed is not what was ticked any more: the cashier looks again.
      sale.cancel()
      announce(say('counter.member.unticked', { titles }))
    },
  )

  useScanned((code) => {
    // The next keys belong to what the scan brings, not to the amount that was being typed.
    screen.focusField()
    return find(code)
  })

  return { enter, open, escape, next, backToCoupons, clear, toggle, chooseBest, askToRedeem }
}
