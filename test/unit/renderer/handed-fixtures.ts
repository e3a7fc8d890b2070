import type { HandedBill } from '@shared/domain/handed-bill'
import { useCounterStore } from '@renderer/stores/counter'
import { flushPromises } from '@vue/test-utils'
import { nextTick } from 'vue'
import { termsOf } from '../../support/coupons'
import { openCounter, part, press, type } from './counter-driver'
import { cash, sheetOf, view } from './counter-fixtures'

const goods = [{ id: '9', name: null }]
export const coupons = [
  view('10', { terms: cash(1000), templateId: 'a' }),
  view('20', {
    terms: termsOf({ kind: 'percentage', payParts: 5000 }, { scope: { kind: 'goods', goods } }),
    templateId: 'b',
  }),
]
const line = { categoryId: null, supplierId: null, title: '咖啡', quantity: 1 }
/** A thousand and two hundred yuan in two lines; coupon 20 is for the first. */
export const BILL: HandedBill = {
  id: '11111111-1111-4111-8111-111111111111',
  number: 'B-1',
  bill: {
    totalFen: 120_000,
    lines: [
      { ...line, goodsId: '9', priceFen: 20_000 },
      { ...line, goodsId: '10', priceFen: 100_000 },
    ],
  },
  member: null,
}
/** Another one, of which only the total is known. */
export const TOTAL: HandedBill = {
  ...BILL,
  id: BILL.id.replace('1', '2'),
  bill: { totalFen: 500, lines: [] },
}

/** The counter screen to which a register hands bills over; nothing waited at the start. */
export async function openHandedCounter() {
  const counter = await openCounter()
  const { bridge } = counter
  bridge.answer('bill.take', { bill: null, problem: null })
  await flushPromises()
  return {
    ...counter,
    /** The register hands something over. */
    async arrive(bill: HandedBill | null, problem: object | null = null): Promise<void> {
      bridge.emit('bill.waiting', null)
      await flushPromises()
      bridge.answer('bill.take', { bill, problem })
      await flushPromises()
    },
    async find(change = {}): Promise<void> {
      await type('2046')
      await press('Enter')
      bridge.answer('counter.find', { kind: 'one', sheet: sheetOf(coupons, change) })
      await flushPromises()
    },
  }
}

/** Types an amount. */
export async function amount(text: string): Promise<void> {
  const input = part('bill-field') as HTMLInputElement
  input.value = text
  input.dispatchEvent(new Event('input'))
  await nextTick()
}

/** What stands in the amount field; nothing without one. */
export const billField = () => (part('bill-field') as HTMLInputElement | null)?.value

export async function tick(id: string): Promise<void> {
  useCounterStore().toggle(id)
  await nextTick()
}
