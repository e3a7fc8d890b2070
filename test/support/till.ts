import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { billOf, type Bill } from '@shared/domain/bill'
import { COMBINATION_RULES, type CombinationRules } from '@shared/domain/combination'
import type { MemberCoupon } from '@shared/domain/coupon'
import { offlinePolicySchema } from '@shared/domain/offline-policy'
import { createOpenMembers } from '../../src-main/counter/open-members'
import type { CouponGateway, Desk } from '../../src-main/counter/ports'
import { redeem } from '../../src-main/counter/redeem'
import { openLedger } from '../../src-main/store/ledger'
import { honestAtTheEnd } from './honest-ledger'
import { tempFolder } from './temp-folder'

const NOW = Date.parse('2026-11-22T05:00:00Z')
const MEMBER = { id: '10439', name: '林小满', phone: null, cardNumber: null, level: null }
/** A desk in a shop, over a back end that is never asked. */
export const DESK: Desk = {
  connectionId: 'training',
  gateway: { capabilities: new Set() } as unknown as CouponGateway,
  timeZone: 'Asia/Shanghai',
  shop: { id: '1', name: '东门店', address: null },
  cashier: null,
  training: false,
  phoneLook: 'middle',
  shopName: () => '东门店',
}

/**
 * The member with these coupons before a terminal that is online and set up with these rules: what `counter.redeem` does,
 * without a screen.
 */
export function aTill(coupons: readonly MemberCoupon[], change: Partial<CombinationRules> = {}) {
  const file = join(tempFolder(), 'ledger.db')
  const ledger = openLedger(file)
  honestAtTheEnd(ledger, file)
  const line = {
    now: () => NOW,
    state: { state: 'online' as const, latencyMs: 1, lastAnswerAt: NOW },
    clock: { state: 'trusted' as const, offsetMs: 0 },
    lastContactAt: NOW,
  }
  const openMembers = createOpenMembers()
  openMembers.remember({
    connectionId: DESK.connectionId,
    member: MEMBER,
    coupons,
    asOf: NOW,
    source: 'live',
  })
  const policy = offlinePolicySchema.parse({})
  const tools = {
    ledger,
    clock: line,
    openMembers,
    offline: { policy: () => policy, line },
    hasManager: () => false,
    rules: { ...COMBINATION_RULES, ...change },
    papers: ['customer', 'shop'] as const,
  }
  return {
    ledger,
    /** As after a restart: nobody stands at the counter. */
    closeMembers: () => openMembers.clear(),
    /** By a bill, or by its total alone. */
    sell(
      couponIds: readonly string[],
      paid: Bill | number | null,
      { billNumber, saleId = randomUUID() }: { billNumber?: string; saleId?: string } = {},
    ) {
      const bill = typeof paid === 'number' ? billOf(paid) : paid
      const order = { saleId, memberId: MEMBER.id, couponIds, bill }
      return redeem({ ...order, ...(billNumber ? { billNumber } : {}) }, DESK, tools)
    },
  }
}
