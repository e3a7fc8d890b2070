import type { Instant } from '@shared/domain/calendar'
import { formatYuan, type Fen } from '@shared/domain/money'
import { visibleText } from '@shared/domain/plain-text'
import type { Receipt } from '@shared/domain/receipt'
import { receiptStamp, standingTotals } from '@shared/domain/receipt-totals'
import type { Redemption } from '@shared/domain/redemption'
import { filledIn, receiptWords, type ReceiptLanguage } from '@shared/words/receipts'

/** A sale as the ledger keeps it: the receipt as it was written, and how its coupons stand. */
export interface PrintedSale {
  receipt: Receipt
  redemptions: readonly Pick<Redemption, 'couponId' | 'state'>[]
}

/** What is told of a paper besides the sale itself. */
export interface PaperFacts {
  language: ReceiptLanguage
  /** 0: the first of its kind. From 1 on it says so: nobody may take a copy for the first. */
  copy: number
  isShopCopy: boolean
  /** Above and below every receipt of the shop. */
  header: string
  footer: string
  /** A picture that can be drawn; null for none. */
  logo: string | null
  now: Instant
}

/** An answer that came within this time is no news: a receipt printed with the sale does not wait for it, ms. */
const AWAITED_MS = 10_000

/** What a template can print. Null stands for what this receipt does not have: Liquid takes empty text for some. */
export interface ReceiptFields {
  /** The shop's picture, for `{image:…}`. */
  logo: string | null
  header: readonly string[]
  footer: readonly string[]
  shop: string
  address: string | null
  number: string
  day: string
  time: string
  cashier: string
  member: string
  phone: string | null
  memberId: string
  lines: readonly { title: string; off: string; coupon: string }[]
  billNumber: string | null
  bill: string | null
  billLines: readonly { title: string; quantity: string; price: string }[]
  off: string | null
  pay: string | null
  order: string | null
  training: boolean
  offline: boolean
  stamp: string | null
  copy: string | null
  shopCopy: boolean
  words: Readonly<Record<string, string>>
}

/** The fields of a receipt, from the ledger's snapshot alone. */
export function receiptFields(sale: PrintedSale, facts: PaperFacts): ReceiptFields {
  const { receipt } = sale
  const words = receiptWords[facts.language]
  const yuan = (fen: Fen | null) =>
    fen === null ? null : filledIn(words.yuan, { amount: formatYuan(fen) })
  const redemptions = settledMeanwhile(sale, facts.now)
  const totals = standingTotals(receipt, redemptions)
  const stamp = receiptStamp(receipt, redemptions)
  const gone = { refused: words.refusedLine, voided: words.voidedLine }
  const { kinds, ...sentences } = words
  return {
    logo: facts.logo,
    header: linesOf(facts.header),
    footer: linesOf(facts.footer),
    shop: receipt.shop.name,
    address: receipt.shop.address,
    number: receipt.number,
    day: receipt.day,
    time: receipt.time,
    cashier: `${receipt.cashier.number} ${receipt.cashier.name}`.trim(),
    member: receipt.member.name ?? receipt.member.id,
    phone: receipt.member.phone,
    memberId: receipt.member.id,
    lines: receipt.lines.map(({ couponId, title, kind }) => {
      const how = totals.gone.get(couponId)
      return {
        title,
        off: how ? gone[how] : offWords(words.exchange, kind, totals.offFen.get(couponId) ?? 0),
        coupon: couponId,
      }
    }),
    billNumber: receipt.billNumber,
    bill: yuan(receipt.billFen),
    billLines: receipt.billLines.map(({ title, goodsId, quantity, priceFen }) => ({
      title: title ?? goodsId ?? '',
      quantity: String(quantity),
      price: formatYuan(priceFen),
    })),
    off: yuan(totals.discountFen),
    pay: yuan(totals.payFen),
    order:
      receipt.discountOrder && receipt.lines.length > 1
        ? filledIn(words.order, {
            order: receipt.discountOrder.map((kind) => kinds[kind]).join(' > '),
          })
        : null,
    training: receipt.training,
    offline: receipt.offline,
    stamp: stamp === null ? null : words[stamp],
    copy: facts.copy === 0 ? null : filledIn(words.copy, { n: facts.copy }),
    shopCopy: facts.isShopCopy,
    words: sentences,
  }
}

/** What is only under way, and only just, counts as it was given out. */
export function settledMeanwhile(
  { receipt, redemptions }: PrintedSale,
  now: Instant,
): PrintedSale['redemptions'] {
  if (receipt.offline || now - receipt.at > AWAITED_MS) return redemptions
  const isUnderWay = ({ state }: { state: Redemption['state'] }) =>
    state === 'pending' || state === 'sending'
  return redemptions.map((one) =>
    isUnderWay(one) ? { couponId: one.couponId, state: 'accepted' } : one,
  )
}

/** With a hyphen: the minus sign of the screens is not among the characters of most printers. */
const offWords = (exchange: string, kind: Redemption['kind'], offFen: Fen): string =>
  kind === 'exchange' && offFen === 0 ? exchange : `-${formatYuan(offFen)}`

const linesOf = (text: string): string[] => text.split(/\r?\n/).map(visibleText).filter(Boolean)
