import type { Bill } from '@shared/domain/bill'
import { wallClock } from '@shared/domain/calendar'
import type { MemberCoupon } from '@shared/domain/coupon'
import { faceFenOf, givesOf, needsBill } from '@shared/domain/coupon-terms'
import { DISCOUNT_ORDER, RULES_VERSION } from '@shared/domain/discount'
import { togetherOn, type CombinationRules } from '@shared/domain/combination'
import type { Clash } from '@shared/domain/stacking'
import { inPassing, showPhone } from '@shared/domain/member'
import { idWithin } from '@shared/domain/ordered-id'
import type { PrintPurpose } from '@shared/domain/print-settings'
import type { Receipt } from '@shared/domain/receipt'
import type { Cashier, Shop } from '@shared/domain/shop'
import type { Sale } from '@shared/domain/view'
import { mayBeOverridden } from '@shared/domain/offline-judge'
import { ProblemError } from '@shared/ipc/result'
import { judgeCoupons, type JudgeTools } from './member-sheet'
import { offlineBreaches, policyApplies } from './offline'
import type { OpenMember, OpenMembers } from './open-members'
import type { Desk, NewSale } from './ports'

export interface RedeemTools extends JudgeTools {
  openMembers: OpenMembers
  /** True when there is somebody who may let a sale pass against the offline policy. */
  hasManager(): boolean
  /** What this terminal's settings say about several coupons on one bill; never the screen's word. */
  rules: CombinationRules
  /** The papers that this terminal prints with every sale. */
  papers?: readonly PrintPurpose[]
}

export interface RedeemOrder {
  saleId: string
  memberId: string
  couponIds: readonly string[]
  /** What was bought; null without an amount. */
  bill: Bill | null
  /** The cash register's own number of the bill. */
  billNumber?: string | null
  /** A manager's word, already proven by the PIN. */
  override?: { manager: string; reason: string } | undefined
}

/** Papers are numbered far behind the coupons of a sale: no row of theirs can be taken for one of a redemption. */
const PAPERS_FROM = 128

/** Who redeems when nobody has signed in: the receipt must name somebody. */
const NOBODY: Cashier = { id: null, number: '', name: '—' }

/**
 * `counter.redeem`: re-checks the rules and writes the sale with its receipt in one transaction; nothing is sent here.
 * The same sale id again answers the sale that was written. Throws `ProblemError`: `redeem.notUsable`, `redeem.needsBill`,
 * `redeem.notTogether`, `redeem.memberNotOpen`, `redeem.overPolicy`, `shop.notChosen` or `storage.*`, and then nothing was written.
 */
export function redeem(order: RedeemOrder, desk: Desk, tools: RedeemTools): Sale {
  try {
    return recordSale(order, desk, tools)
  } catch (error) {
    // Asked for once more after a restart, say: what speaks against it now did not when it was written.
    const written = error instanceof ProblemError ? tools.ledger.sale(order.saleId) : null
    if (written) return written
    throw error
  }
}

function recordSale(order: RedeemOrder, desk: Desk, tools: RedeemTools): Sale {
  if (!desk.shop) throw new ProblemError({ code: 'shop.notChosen' })
  const open = tools.openMembers.get(order.memberId)
  // The same number may be somebody else at another back end.
  if (open?.connectionId !== desk.connectionId) {
    throw new ProblemError({ code: 'redeem.memberNotOpen' })
  }
  const coupons = pick(order.couponIds, open)
  const at = tools.clock.now()
  const { day, time } = wallClock(at, desk.timeZone)
  const { bill, billNumber = null } = order
  const { rules } = tools
  const { lines, clash } = takeOff(coupons, bill, rules)
  const { shop } = desk
  const offline = policyApplies(open, tools.offline)
  const parts = { at, day, time, shop, desk, open, lines, bill, billNumber, offline, rules }
  const sale: NewSale = {
    saleId: order.saleId,
    connectionId: desk.connectionId,
    memberId: order.memberId,
    shopId: shop.id,
    at,
    day,
    offline,
    makeReceipt: (number) => makeReceipt({ number, ...parts }),
    papers: (tools.papers ?? []).map((purpose, place) => ({
      jobId: idWithin(order.saleId, PAPERS_FROM + place),
      purpose,
    })),
    redemptions: lines.map(({ coupon, discountFen }, place) => ({
      requestId: idWithin(order.saleId, place),
      couponId: coupon.id,
      templateId: coupon.templateId,
      title: coupon.title,
      kind: givesOf(coupon.terms),
      discountFen,
    })),
  }
  return tools.ledger.recordSale(sale, () => {
    refuseUnusable(coupons, bill, open, desk, tools)
    if (clash) throw new ProblemError({ code: 'redeem.notTogether' }, { cause: clash.code })
    if (offline) sale.override = overrideOf(order, open, lines, tools)
  })
}

/** The manager's word where the offline policy needs one. Throws `redeem.overPolicy` where it is missing or no help. */
function overrideOf(
  { override }: RedeemOrder,
  open: OpenMember,
  lines: readonly Line[],
  { offline, ledger, hasManager }: RedeemTools,
): NewSale['override'] {
  const breaches = offlineBreaches(open, lines, offline, ledger)
  if (breaches.length === 0) return undefined
  const way = !mayBeOverridden(breaches) ? 'never' : hasManager() ? 'pin' : 'noPin'
  if (!override || way !== 'pin') {
    throw new ProblemError({ code: 'redeem.overPolicy', breaches, way })
  }
  return { ...override, breaches: JSON.stringify(breaches) }
}

function pick(couponIds: readonly string[], open: OpenMember): MemberCoupon[] {
  return [...new Set(couponIds)].map((id) => {
    const coupon = open.coupons.find((held) => held.id === id)
    if (!coupon) throw new ProblemError({ code: 'redeem.memberNotOpen' })
    return coupon
  })
}

function refuseUnusable(
  coupons: readonly MemberCoupon[],
  bill: Bill | null,
  open: OpenMember,
  desk: Desk,
  tools: RedeemTools,
): void {
  const bad = judgeCoupons(coupons, open, desk, tools, bill).find(
    ({ eligibility }) => !eligibility.usable,
  )
  if (bad) throw new ProblemError({ code: 'redeem.notUsable', title: bad.coupon.title })
  const unpriced = bill === null ? coupons.find(({ terms }) => needsBill(terms)) : undefined
  if (unpriced) throw new ProblemError({ code: 'redeem.needsBill', title: unpriced.title })
}

interface Line {
  coupon: MemberCoupon
  discountFen: number
}

/** What each takes off, in the order in which they are taken off, and the stacking rule that they break, if any. */
function takeOff(
  coupons: readonly MemberCoupon[],
  bill: Bill | null,
  rules: CombinationRules,
): { lines: Line[]; clash: Clash | null } {
  const { discounts, clash } = togetherOn(bill, coupons, rules)
  const lines = discounts.map(({ coupon, offFen }) => ({ coupon, discountFen: offFen }))
  return { lines, clash }
}

interface ReceiptParts {
  number: string
  at: number
  day: string
  time: string
  shop: Shop
  desk: Desk
  open: OpenMember
  lines: readonly Line[]
  bill: Bill | null
  billNumber: string | null
  offline: boolean
  rules: CombinationRules
}

function makeReceipt({
  number,
  at,
  day,
  time,
  shop,
  desk,
  open,
  lines,
  bill,
  billNumber,
  offline,
  rules,
}: ReceiptParts): Receipt {
  const cashier = desk.cashier ?? NOBODY
  const { id, name, phone } = open.member
  const discountFen = lines.reduce((sum, line) => sum + line.discountFen, 0)
  return {
    version: 1,
    number,
    shop: { id: shop.id, name: shop.name, address: shop.address },
    cashier: { number: cashier.number, name: cashier.name },
    member: {
      id,
      name,
      phone: phone === null ? null : showPhone(phone, inPassing(desk.phoneLook)),
    },
    at,
    day,
    time,
    lines: lines.map((line) => ({
      couponId: line.coupon.id,
      title: line.coupon.title,
      kind: givesOf(line.coupon.terms),
      faceFen: faceFenOf(line.coupon.terms),
      discountFen: line.discountFen,
    })),
    billFen: bill?.totalFen ?? null,
    billNumber,
    billLines: bill?.lines ?? [],
    discountFen,
    payFen: bill && bill.totalFen - discountFen,
    training: desk.training,
    offline,
    rules: RULES_VERSION,
    ...(isUsual(rules.order) ? {} : { discountOrder: [...rules.order] }),
    ...(rules.onePerBill ? { onePerBill: true } : {}),
  }
}

const isUsual = (order: CombinationRules['order']): boolean =>
  order.every((kind, at) => kind === DISCOUNT_ORDER[at])
