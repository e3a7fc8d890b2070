// @vitest-environment happy-dom
import ReceiptPaper from '@renderer/components/ReceiptPaper.vue'
import { createAppI18n } from '@renderer/i18n'
import type { Receipt } from '@shared/domain/receipt'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { saleOf } from './counter-fixtures'

function paperOf(couponIds: string[], change: Partial<Receipt>, refused: string[] = []) {
  const saleId = crypto.randomUUID()
  const { receipt, redemptions } = saleOf({
    saleId,
    memberId: '1',
    couponIds,
    billFen: 10_000,
  })
  return mount(ReceiptPaper, {
    props: {
      receipt: { ...receipt, ...change },
      redemptions: redemptions.map(({ couponId }) => ({
        couponId,
        state: refused.includes(couponId) ? ('refused' as const) : ('accepted' as const),
      })),
    },
    global: { plugins: [createAppI18n('zh-CN')] },
  })
}
const orderOf = (paper: ReturnType<typeof paperOf>) => {
  const line = paper.find('[data-test=receipt-order]')
  return line.exists() ? line.text() : null
}

describe('the order in which coupons were taken off', () => {
  const discountOrder: Receipt['discountOrder'] = ['percentage', 'cash', 'exchange']

  it("is on the receipt where it is the shop's own and there was more than one coupon", () => {
    const words = '抵扣顺序 折扣券 → 代金券 → 兑换券'
    expect(orderOf(paperOf(['1', '2'], { discountOrder }))).toBe(words)
    expect(orderOf(paperOf(['1'], { discountOrder }))).toBeNull()
    expect(orderOf(paperOf(['1', '2'], {}))).toBeNull()
  })
})

describe('a receipt of which one coupon was refused', () => {
  it('keeps what a part of the price took off', () => {
    const line = { title: '券', kind: 'cash' as const }
    const lines = [
      { ...line, couponId: '1', faceFen: 1000, discountFen: 1000 },
      { ...line, couponId: '2', faceFen: 0, discountFen: 900 },
    ]
    const paper = paperOf(['1', '2'], { lines, discountFen: 1900, payFen: 8100 }, ['1'])
    expect(paper.text()).toContain('应付91.00 元')
  })
})
