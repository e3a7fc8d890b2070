import type { Day } from '@shared/domain/calendar'
import { receiptSchema } from '@shared/domain/receipt'
import { causeSchema, type Redemption } from '@shared/domain/redemption'
import type { LedgerLine } from '../counter/ports'
import type { RedemptionRow } from './ledger-statements'

/** The number on the receipt of a day's sale. */
export function receiptNumber(day: Day, terminalCode: string, dayNumber: number): string {
  return `${day.replaceAll('-', '')}-${terminalCode}-${String(dayNumber).padStart(4, '0')}`
}

/** A row as the counter knows it. */
export function toRedemption(row: RedemptionRow): Redemption {
  return {
    requestId: row.requestId,
    saleId: row.saleId,
    couponId: row.couponId,
    title: row.title,
    kind: row.kind,
    discountFen: row.discountFen,
    state: row.state,
    seq: row.seq,
    stateAt: row.stateAt,
    cause: causeSchema.parse(JSON.parse(row.cause)),
  }
}

/** A row with what its sale says, for the lists. */
export function toLine(
  row: RedemptionRow & { memberId: string; shopId: string; createdAt: number; receipt: string },
): LedgerLine {
  const receipt = receiptSchema.parse(JSON.parse(row.receipt))
  return {
    ...toRedemption(row),
    memberId: row.memberId,
    memberName: receipt.member.name,
    shopId: row.shopId,
    shopName: receipt.shop.name,
    staff: receipt.cashier.name,
    createdAt: row.createdAt,
    day: receipt.day,
    time: receipt.time,
  }
}
