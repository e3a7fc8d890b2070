import { describe, expect, it } from 'vitest'
import type { RedemptionRecord } from '../../../src-main/counter/ports'
import { shiftReport, type ReportInput } from '../../../src-main/counter/shift-report'
import type { ShiftLine } from '../../../src-main/counter/shift-ports'

const OPENED = Date.parse('2026-11-14T09:00:00+08:00')
const NOW = Date.parse('2026-11-14T18:00:00+08:00')

const none = { count: 0, discountFen: 0 }
const NOTHING_EARLIER = { voidedEarlier: none, refusedEarlier: none, againEarlier: none }

let made = 0
function line(change: Partial<ShiftLine> = {}): ShiftLine {
  made++
  return {
    requestId: `r${made}`,
    saleId: `s${made}`,
    couponId: `c${made}`,
    discountFen: 1_000,
    state: 'accepted',
    cause: { code: 'confirmed', remoteId: null },
    staff: '03 米收银',
    billFen: 5_000,
    ...change,
  }
}

const listed = ({ couponId }: ShiftLine, change: Partial<RedemptionRecord> = {}) =>
  ({ id: `x${couponId}`, couponId, shopId: '2', at: NOW - 1_000, ...change }) as RedemptionRecord

function report(lines: ShiftLine[], change: Partial<ReportInput> = {}) {
  return shiftReport({
    shift: {
      shiftId: '0198c0de-0000-7000-8000-000000000001',
      connectionId: 'training',
      shopId: '2',
      businessDay: '2026-11-14',
      number: 1,
      openedAt: OPENED,
      openedBy: '03 米收银',
      fromSeq: 0,
    },
    facts: {
      lines,
      ...NOTHING_EARLIER,
      acceptedEarlier: [],
      overrides: 0,
      papers: {},
    },
    shopName: '东门店',
    exceptions: { refused: 0, parked: 0, unknown: 0, byHand: 0 },
    records: null,
    now: NOW,
    by: '03 米收银',
    training: false,
    ...change,
  })
}

describe('the report of a shift', () => {
  it('tells what was redeemed apart from what stands, to the fen', () => {
    const told = report([
      line({ discountFen: 1_005 }),
      line({ discountFen: 2_010, state: 'voided' }),
      line({ discountFen: 4_020, state: 'refused' }),
      line({ discountFen: 8_040, state: 'pending' }),
    ])
    expect(told.redeemed).toEqual({ count: 4, discountFen: 15_075 })
    expect(told.stands).toEqual({ count: 2, discountFen: 9_045 })
    expect(told.byState).toEqual({
      accepted: { count: 1, discountFen: 1_005 },
      voided: { count: 1, discountFen: 2_010 },
      refused: { count: 1, discountFen: 4_020 },
      pending: { count: 1, discountFen: 8_040 },
    })
  })

  it('counts a bill once, however many coupons were used on it', () => {
    const told = report([
      line({ saleId: 's', billFen: 10_000 }),
      line({ saleId: 's', billFen: 10_000 }),
      line({ billFen: null }),
    ])
    expect(told).toMatchObject({ sales: 2, billFen: 10_000, payFen: 8_000 })
  })

  it('counts a bill as long as anything of its sale stands, less what stands of it', () => {
    const told = report([
      // Taken back as a whole, and rung up once more with another coupon.
      line({ billFen: 10_000, state: 'voided' }),
      line({ billFen: 10_000, discountFen: 2_000 }),
      // One of two coupons was refused.
      line({ saleId: 'half', billFen: 7_000, discountFen: 500 }),
      line({ saleId: 'half', billFen: 7_000, discountFen: 300, state: 'refused' }),
    ])
    expect(told).toMatchObject({ sales: 3, billFen: 17_000, payFen: 14_500 })
    expect(told.stands.discountFen).toBe(told.billFen - told.payFen)
  })

  it('says who sold what', () => {
    const told = report([
      line(),
      line({ staff: '04 柳收银', state: 'voided' }),
      line({ staff: '04 柳收银', saleId: 'one' }),
      line({ staff: '04 柳收银', saleId: 'one' }),
    ])
    expect(told.staff).toEqual([
      { name: '03 米收银', sales: 1, stands: { count: 1, discountFen: 1_000 } },
      { name: '04 柳收银', sales: 2, stands: { count: 2, discountFen: 2_000 } },
    ])
  })

  it('names no difference where there is none', () => {
    const lines = [line(), line({ state: 'voided' }), line({ state: 'refused' })]
    const records = lines.slice(0, 1).map((one) => listed(one))
    expect(report(lines, { records })).toMatchObject({
      differences: [],
      backEnd: { found: 1, others: 0 },
    })
  })

  it('names what is on its way, in doubt, at the desk, by hand, only here, and not printed', () => {
    const [there, gone] = [line(), line({ discountFen: 700 })]
    const told = report(
      [
        there,
        gone,
        line({ state: 'sending', discountFen: 1 }),
        line({ state: 'pending', discountFen: 2 }),
        line({ state: 'unknown', discountFen: 4 }),
        line({ state: 'undoing', discountFen: 8 }),
        line({ cause: { code: 'byHand' }, discountFen: 16 }),
      ],
      {
        records: [listed(there)],
        exceptions: { refused: 1, parked: 2, unknown: 3, byHand: 9 },
      },
    )
    expect(told.differences).toEqual([
      { kind: 'waiting', count: 2, discountFen: 3, remark: null },
      { kind: 'doubt', count: 2, discountFen: 12, remark: null },
      { kind: 'exceptions', count: 6, discountFen: 0, remark: null },
      { kind: 'byHand', count: 1, discountFen: 16, remark: null },
      { kind: 'onlyHere', count: 1, discountFen: 700, remark: null },
    ])
  })

  it('counts papers that did not come out, or of which nobody knows', () => {
    const told = report([line()], {
      facts: {
        lines: [line()],
        ...NOTHING_EARLIER,
        acceptedEarlier: [],
        overrides: 0,
        papers: { printed: 5, sent: 4, dropped: 3, held: 1, unknown: 1, queued: 1 },
      },
    })
    expect(told.differences).toEqual([
      { kind: 'unprinted', count: 3, discountFen: 0, remark: null },
    ])
  })

  it('takes no other terminal of the shop, and no other shop or time, for a difference', () => {
    const ours = line()
    const other = (couponId: string, change: Partial<RedemptionRecord> = {}) =>
      listed(line({ couponId }), change)
    const records = [
      listed(ours),
      other('next to us'),
      other('of another shop', { shopId: '7' }),
      other('in the morning', { at: OPENED - 3_600_000 }),
    ]
    expect(report([ours], { records })).toMatchObject({
      differences: [],
      backEnd: { found: 1, others: 1 },
    })
  })

  it('a coupon that was used, taken back and used again has to be listed twice to be found twice', () => {
    const [first, second] = [line({ couponId: 'c' }), line({ couponId: 'c' })]
    const told = report([first, second], { records: [listed(first)] })
    expect(told.differences).toMatchObject([{ kind: 'onlyHere', count: 1 }])
    expect(told.backEnd).toEqual({ found: 1, others: 0 })
  })

  it('and listed for nobody, is missing both times', () => {
    const both = [line({ couponId: 'c' }), line({ couponId: 'c' })]
    const told = report(both, { records: [] })
    expect(told.differences).toMatchObject([{ kind: 'onlyHere', count: 2, discountFen: 2_000 }])
    expect(told.backEnd).toEqual({ found: 0, others: 0 })
  })

  it.each<[number, string | null, number]>([
    // The back end's clock may go before or after ours by two minutes, and it need not tell the shop.
    [OPENED - 120_000, '2', 1],
    [OPENED - 120_001, '2', 0],
    [NOW + 120_000, '2', 1],
    [NOW + 120_001, '2', 0],
    [NOW, null, 1],
    [NOW, '7', 0],
  ])(
    'counts what was listed at %i for the shop %j by another terminal %i times',
    (at, shopId, others) => {
      const records = [listed(line({ couponId: 'theirs' }), { at, shopId })]
      expect(report([], { records }).backEnd).toEqual({ found: 0, others })
    },
  )

  it('asks nobody to write off what is taken back or refused by now', () => {
    const byHand = { code: 'byHand' } as const
    const lines = (['voided', 'refused'] as const).map((state) => line({ cause: byHand, state }))
    expect(report(lines).differences).toEqual([])
  })

  it('says whose shift it was, where and when', () => {
    expect(report([], { by: '01 陈店长' })).toMatchObject({
      shop: { id: '2', name: '东门店' },
      ...{ businessDay: '2026-11-14', number: 1, openedAt: OPENED, openedBy: '03 米收银' },
      ...{ closedAt: NOW, closedBy: '01 陈店长', training: false, backEnd: null },
    })
  })
})
