import { computed, shallowRef, watch, type Ref } from 'vue'
import { billOf, type Bill } from '@shared/domain/bill'
import {
  bestSet,
  clashOf,
  SEARCHED_WHOLE,
  type BestSet,
  type CombinationRules,
} from '@shared/domain/combination'
import { needsBill } from '@shared/domain/coupon-terms'
import { discountsOf } from '@shared/domain/discount'
import { againstBill } from '@shared/domain/eligibility'
import type { HandedBill } from '@shared/domain/handed-bill'
import type { Fen } from '@shared/domain/money'
import { nearestBetter } from '@shared/domain/nearest-better'
import type { CouponView, MemberSheet } from '@shared/domain/view'
import { readBill, totalsOf } from './totals'

const NONE: readonly CouponView[] = []

/** A coupon's verdict with what this bill has against it. */
function judgedOn(bill: Bill | null, view: CouponView): CouponView {
  const against = againstBill(view.coupon.terms, bill)
  if (against.length === 0) return view
  const reasons = [...view.eligibility.reasons, ...against]
  return { ...view, eligibility: { usable: false, reasons } }
}

/** What the bill and the shop's rules make of the member's coupons and of those that are ticked; most ticks are allowed. */
export function useBillRules(
  sheet: Readonly<Ref<MemberSheet | null>>,
  selectedIds: Ref<readonly string[]>,
  most: number,
  rules: () => CombinationRules,
) {
  const billText = shallowRef('')
  const reading = computed(() => readBill(billText.value))
  /** The bill that was handed over for this sale. */
  const handed = shallowRef<HandedBill | null>(null)
  /** True while the amount is the handed-over total: then its lines count; any other amount is the cashier's own. */
  const handedCounts = computed(
    () => reading.value.ok && reading.value.fen === handed.value?.bill.totalFen,
  )
  const bill = computed(() => {
    if (handed.value && handedCounts.value) return handed.value.bill
    const { value } = reading
    return value.ok && value.fen !== null ? billOf(value.fen) : null
  })

  /** Fills a handed-over bill in, in the place of whatever amount was there. */
  function takeBill(taken: HandedBill): void {
    handed.value = taken
    billText.value = (taken.bill.totalFen / 100).toFixed(2)
  }

  /** Does without the handed-over bill; an amount of the cashier's own stays. */
  function putBillAway(): void {
    if (handedCounts.value) billText.value = ''
    handed.value = null
  }
  /** Apart from the sheet: how fresh that is changes more often, and no coupon by it. */
  const coupons = computed(() => sheet.value?.coupons ?? NONE)
  const byId = computed(
    () => new Map(coupons.value.map((view) => [view.coupon.id, judgedOn(bill.value, view)])),
  )
  /** What counts of the ticks: one that this bill is too small for rests until the bill has grown. */
  const selected = computed(() =>
    selectedIds.value.flatMap((id) => {
      const view = byId.value.get(id)
      return view?.eligibility.usable ? view.coupon : []
    }),
  )
  const totals = computed(() => totalsOf(selected.value, bill.value, rules().order))
  const clash = computed(() => clashOf(selected.value, bill.value, rules()))
  /** True while a ticked coupon cannot be redeemed because nobody has said what is to be paid. */
  const lacksBill = computed(
    () =>
      reading.value.ok &&
      bill.value === null &&
      selected.value.some(({ terms }) => needsBill(terms)),
  )
  /** What was chosen last by `chooseBest`, as long as nobody has changed it. */
  const best = shallowRef<BestSet | null>(null)

  /** Ticks the set that takes most off. False without a bill to take it off. */
  function chooseBest(): boolean {
    if (bill.value === null) return false
    const usable = [...byId.value.values()].flatMap(({ coupon, eligibility }) =>
      eligibility.usable ? [coupon] : [],
    )
    const found = bestSet(usable, bill.value, rules())
    selectedIds.value = found.discounts.map(({ couponId }) => couponId).slice(0, most)
    best.value = found
    return true
  }
  // The session is told anew now and then, mostly with the same rules.
  const ruled = () => JSON.stringify(rules())
  // The back end's word behind a cached answer brings a sheet anew, mostly with the same coupons.
  const told = computed(() => JSON.stringify(coupons.value))
  const facts = [selectedIds, billText, handed, told, ruled]
  watch(facts, () => (best.value = null), { flush: 'sync' })

  /** What a little more on the bill would bring in; not looked for among more coupons than a search takes at once. */
  const better = computed(() => {
    const held = coupons.value.filter(({ eligibility }) => eligibility.usable)
    if (bill.value === null || held.length > SEARCHED_WHOLE) return null
    const found = nearestBetter(
      held.map(({ coupon }) => coupon),
      bill.value,
      rules(),
    )
    const title = byId.value.get(found?.couponId ?? '')?.coupon.title
    return found && title !== undefined ? { ...found, title } : null
  })

  /** What a coupon takes off this bill: beside the others where it is ticked, else alone; null without a bill. */
  function worthOf(id: string): Fen | null {
    const view = byId.value.get(id)
    if (bill.value === null || !view) return null
    const ticked = totals.value.lines.find(({ coupon }) => coupon.id === id)
    return ticked?.offFen ?? discountsOf([view.coupon], bill.value)[0]?.offFen ?? null
  }
  return {
    billText,
    bill: reading,
    handed,
    handedCounts,
    takeBill,
    putBillAway,
    coupons,
    byId,
    selected,
    totals,
    clash,
    lacksBill,
    best,
    better,
    chooseBest,
    worthOf,
  }
}
