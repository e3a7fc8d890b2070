import { describe, expect, it } from 'vitest'
import type { Redemption } from '@shared/domain/redemption'
import { receiptFields, type PaperFacts } from '../../../src-main/printing/receipt-fields'
import { aLine, aReceipt, aStoredSale, lines, SOLD_AT } from '../../support/receipts'

const AWAITED_MS = 10_000

function facts(part: Partial<PaperFacts> = {}): PaperFacts {
  const now = SOLD_AT + 60_000
  const usual = { language: 'zh-CN', copy: 0, isShopCopy: false, header: '', footer: '' } as const
  return { ...usual, logo: null, now, ...part }
}

const TWO = aReceipt({
  lines: [aLine(), aLine({ couponId: '502', title: '八折券', discountFen: 2_000 })],
})
const states = (...of: Redemption['state'][]) => aStoredSale(TWO, of)
const offOf = (sale: ReturnType<typeof states>) =>
  receiptFields(sale, facts()).lines.map(({ off }) => off)

describe('what is printed of a sale', () => {
  it('is what was written when it was made', () => {
    expect(receiptFields(states('accepted', 'accepted'), facts())).toMatchObject({
      ...{ shop: '东门店', address: '东门街 8 号', number: '20260304-K7Q-0012' },
      ...{ cashier: '02 周知夏', member: '林小满', phone: '199 **** 2046', memberId: '10001' },
      lines: [
        { title: '立减券', off: '-10.00', coupon: '501' },
        { title: '八折券', off: '-20.00', coupon: '502' },
      ],
      ...{ bill: '268.00 元', off: '30.00 元', pay: '238.00 元' },
      ...{ stamp: null, copy: null, offline: false, training: false, order: null },
    })
  })

  it('says void when all is taken back, and that nothing is off any more', () => {
    const fields = receiptFields(states('voided', 'voided'), facts())
    expect(fields).toMatchObject({ stamp: '已撤销', off: '0.00 元', pay: '268.00 元' })
    expect(fields.lines.map(({ off }) => off)).toEqual(['已撤销', '已撤销'])
  })

  it('says of each coupon that does not count why, and counts the others', () => {
    const sale = states('refused', 'accepted')
    expect(offOf(sale)).toEqual(['未核销', '-20.00'])
    expect(receiptFields(sale, facts())).toMatchObject({ stamp: null, pay: '248.00 元' })
    expect(offOf(states('accepted', 'voided'))).toEqual(['-10.00', '已撤销'])
    expect(receiptFields(states('refused', 'refused'), facts()).stamp).toBe('未核销')
    expect(receiptFields(states('refused', 'voided'), facts()).stamp).toBe('未核销')
    expect(receiptFields(states('undoing', 'accepted'), facts()).stamp).toBe('撤销中')
  })

  it('says offline at once where nobody could be asked', () => {
    const sale = aStoredSale({ ...TWO, offline: true }, 'pending')
    const now = SOLD_AT + 1
    expect(receiptFields(sale, facts({ now }))).toMatchObject({ offline: true, stamp: '离线' })
  })

  it.each(['pending', 'sending'] as const)(
    'does not call it unconfirmed while the answer may still come: %s',
    (state) => {
      const stampAt = (now: number) =>
        receiptFields(states('accepted', state), facts({ now })).stamp
      expect(stampAt(SOLD_AT)).toBeNull()
      expect(stampAt(SOLD_AT + AWAITED_MS)).toBeNull()
      expect(stampAt(SOLD_AT + AWAITED_MS + 1)).toBe(state === 'sending' ? '待确认' : '离线')
    },
  )

  it('calls what has no answer unconfirmed, however young', () => {
    const sale = states('unknown', 'accepted')
    expect(receiptFields(sale, facts({ now: SOLD_AT })).stamp).toBe('待确认')
    expect(receiptFields(sale, facts()).stamp).toBe('待确认')
  })

  it('marks every paper but the first', () => {
    const copyOf = (copy: number, language: PaperFacts['language'] = 'zh-CN') =>
      receiptFields(states('accepted'), facts({ copy, language })).copy
    expect([copyOf(0), copyOf(1), copyOf(12)]).toEqual([null, '补打 1', '补打 12'])
    expect(copyOf(2, 'en')).toBe('COPY 2')
  })

  it('names a gift that is no money, and the order where there is one to tell', () => {
    const gift = aLine({ couponId: '500', kind: 'exchange', faceFen: 0, discountFen: 0 })
    const discountOrder = ['exchange', 'percentage', 'cash'] as const
    const receipt = aReceipt({ lines: [gift, aLine()], discountOrder: [...discountOrder] })
    const fields = receiptFields(aStoredSale(receipt), facts())
    expect(fields.lines[0]?.off).toBe('兑换')
    expect(fields.order).toBe('抵扣顺序 兑换券 > 折扣券 > 代金券')
    const alone = aReceipt({ lines: lines(1), discountOrder: [...discountOrder] })
    expect(receiptFields(aStoredSale(alone), facts()).order).toBeNull()
  })

  it('has nothing where there is nothing', () => {
    const nobody = { id: '10001', name: null, phone: null }
    const fields = receiptFields(
      aStoredSale(aReceipt({ billFen: null, member: nobody })),
      facts({ header: '\n', footer: '  \r\n\u202e' }),
    )
    expect(fields).toMatchObject({ bill: null, pay: null, phone: null, member: '10001' })
    expect(fields).toMatchObject({ header: [], footer: [], billNumber: null })
  })
})
