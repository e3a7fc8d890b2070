import type { MemberCoupon } from '@shared/domain/coupon'
import type { Reason } from '@shared/domain/eligibility'
import type { Redemption } from '@shared/domain/redemption'
import type { CouponView, MemberSheet, Sale, Session } from '@shared/domain/view'
import type { CallInput, CallName, EventName, EventPayload } from '@shared/ipc/contract'
import { aCoupon } from '../../support/coupons'

export { aCoupon as coupon, cash } from '../../support/coupons'

/** Saturday, 14 November 2026, 12:41 in the shop. */
export const NOW = Date.parse('2026-11-14T12:41:00+08:00')
export const TODAY = '2026-11-14'

export const session: Session = {
  stage: 'ready',
  version: '0.1.0',
  mode: 'training',
  host: null,
  timeZone: 'Asia/Shanghai',
  dayStartHour: 0,
  shop: { id: '1', name: '东门店', address: null },
  cashier: { id: '2', number: '02', name: '王收银' },
  staff: { inUse: false, lost: false, seated: null, autoLockMinutes: 10 },
  language: 'zh-CN',
  theme: 'light',
  canSearchMembers: true,
  undoWindowMs: null,
  provisioningErrors: [],
  phoneLook: 'middle',
  couponRules: { order: ['exchange', 'cash', 'percentage'], onePerBill: false },
  damagedSettings: null,
}

/** A coupon with its verdict: usable exactly when no reason is given. */
export function view(
  id: string,
  change: Partial<MemberCoupon> = {},
  ...reasons: Reason[]
): CouponView {
  return { coupon: aCoupon(id, change), eligibility: { usable: reasons.length === 0, reasons } }
}

/** A member with coupons. */
export function sheetOf(coupons: CouponView[], change: Partial<MemberSheet> = {}): MemberSheet {
  return {
    member: {
      id: '10439',
      name: '林小满',
      phone: '138 **** 2046',
      cardNumber: null,
      level: '金卡',
    },
    coupons,
    asOf: NOW,
    source: 'live',
    checking: false,
    today: TODAY,
    scannedCouponId: null,
    ...change,
  }
}

/** The sale that the main process answers to a redeem call: everything recorded, nothing sent. */
export function saleOf({ saleId, couponIds, billFen }: CallInput<'counter.redeem'>): Sale {
  const lines = couponIds.map((couponId) => ({
    couponId,
    title: `券 ${couponId}`,
    kind: 'cash' as const,
    faceFen: 1000,
    discountFen: 1000,
  }))
  const discountFen = lines.length * 1000
  return {
    saleId,
    redemptions: lines.map(({ faceFen: _face, ...line }, index) => ({
      ...line,
      requestId: `00000000-0000-4000-8000-00000000000${index}`,
      saleId,
      state: 'pending',
      seq: index + 1,
      stateAt: NOW,
      cause: { code: 'recorded' },
    })),
    receipt: {
      version: 1,
      number: '20261114-0001',
      shop: { id: '1', name: '东门店', address: null },
      cashier: { number: '02', name: '王收银' },
      member: { id: '10439', name: '林小满', phone: '138 **** 2046' },
      at: NOW,
      day: TODAY,
      time: '12:41:00',
      lines,
      billFen,
      discountFen,
      payFen: billFen === null ? null : billFen - discountFen,
      training: true,
      offline: false,
      rules: 1,
      billNumber: null,
      billLines: [],
    },
  }
}

/** The bridge under the test's thumb: answers come when the test says so, events too. */
export function holdBridge() {
  const open: { name: CallName; input: unknown; answer: (value: unknown) => void }[] = []
  const made: { name: CallName; input: unknown }[] = []
  const listeners = new Map<string, ((json: string) => void)[]>()
  Object.defineProperty(window, 'counter', {
    configurable: true,
    value: {
      invoke: (name: CallName, inputJson: string) =>
        new Promise<string>((resolve) => {
          const input: unknown = JSON.parse(inputJson)
          made.push({ name, input })
          open.push({ name, input, answer: (value) => resolve(JSON.stringify(value)) })
        }),
      on: (name: string, listener: (json: string) => void) => {
        listeners.set(name, [...(listeners.get(name) ?? []), listener])
        return () => undefined
      },
    },
  })
  /** Answers the oldest open call of that name. */
  function settle(name: CallName, make: (input: unknown) => unknown): void {
    const index = open.findIndex((call) => call.name === name)
    const [call] = open.splice(index, 1)
    if (index < 0 || !call) throw new Error(`no open call ${name}`)
    call.answer(make(call.input))
  }
  function emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const listener of listeners.get(name) ?? []) listener(JSON.stringify(payload))
  }
  return {
    made: (name: CallName) => made.filter((call) => call.name === name).map(({ input }) => input),
    /** How many calls of that name have no answer yet. */
    waiting: (name: CallName) => open.filter((call) => call.name === name).length,
    answer: (name: CallName, value: unknown) => settle(name, () => ({ ok: true, value })),
    fail: (name: CallName, problem: unknown) => settle(name, () => ({ ok: false, problem })),
    redeem: () =>
      settle('counter.redeem', (input) => ({
        ok: true,
        value: saleOf(input as CallInput<'counter.redeem'>),
      })),
    tell: (changed: Redemption) => emit('redemption.changed', changed),
    emit,
  }
}
