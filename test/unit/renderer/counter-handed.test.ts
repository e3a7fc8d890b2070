// @vitest-environment happy-dom
import { useCounterStore } from '@renderer/stores/counter'
import { useSession } from '@renderer/stores/session'
import { flushPromises } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PATIENTLY } from '../../support/patiently'
import { part, parts, press } from './counter-driver'
import { sheetOf } from './counter-fixtures'
import { amount, BILL, billField, openHandedCounter, tick, TOTAL } from './handed-fixtures'

let counter: Awaited<ReturnType<typeof openHandedCounter>>
beforeEach(async () => {
  counter = await openHandedCounter()
})
afterEach(() => counter.close())
const arrive: (typeof counter)['arrive'] = (...args) => counter.arrive(...args)
const find: (typeof counter)['find'] = (...args) => counter.find(...args)

describe('a bill from the register', () => {
  it('waits for the member, fills the amount in, and coupons go by its lines', async () => {
    await arrive(BILL)
    expect(part('bill-waiting')?.textContent).toContain('收银台交来 2 行，共 ¥1,200.00')
    await find()
    expect(part('bill-waiting')).toBeNull()
    expect(billField()).toBe('1200.00')
    expect(part('handed-line')?.textContent).toContain('收银台交来 2 行，共 ¥1,200.00')
    await tick('20')
    // Half of the coffee, not of everything.
    expect(part('to-pay')?.textContent).toBe('1,100.00')
  })

  it('takes the place of the amount on the sale and keeps the ticks', async () => {
    await find()
    await amount('80')
    await tick('10')
    await arrive(BILL)
    expect([billField(), part('to-pay')?.textContent]).toEqual(['1200.00', '1,190.00'])
    expect(part('announcer')?.textContent).toContain('已填好')
  })

  it('loses its lines to another amount that is typed, says so, and F5 takes them back', async () => {
    await find()
    await arrive(BILL)
    await tick('20')
    await amount('1199')
    expect(part('handed-line')?.dataset['counts']).toBe('false')
    expect(part('handed-line')?.textContent).toContain('已改用手输的金额')
    expect(part('to-pay')?.textContent).toBe('599.50')
    await press('F5')
    expect([billField(), part('to-pay')?.textContent]).toEqual(['1200.00', '1,100.00'])
  })

  it('is looked at with F5 and put away', async () => {
    await find()
    await arrive(BILL)
    await press('F5')
    await vi.waitFor(() => expect(part('handed-dialog')).not.toBeNull(), PATIENTLY)
    expect(parts('handed-goods').map((row) => row.textContent)).toEqual([
      '咖啡1200.00200.00',
      '咖啡11,000.001,000.00',
    ])
    part('handed-put-away')?.click()
    await flushPromises()
    expect([part('handed-line'), billField()]).toEqual([null, ''])
  })

  it('is named by the sale, and an amount of the cashier is not', async () => {
    await find()
    await arrive(BILL)
    await tick('10')
    await press('F2')
    await press('Enter')
    expect(counter.bridge.made('counter.redeem')).toMatchObject([
      { billFen: 120_000, billId: BILL.id },
    ])
  })

  it('is left out of a sale by another amount', async () => {
    await find()
    await arrive(BILL)
    await tick('10')
    await amount('20')
    await press('F2')
    await press('Enter')
    expect(counter.bridge.made('counter.redeem')[0]).not.toHaveProperty('billId')
  })

  it('is put away with Esc while nobody is there', async () => {
    await arrive(BILL)
    await press('Escape')
    expect(part('bill-waiting')).toBeNull()
    await find()
    expect(billField()).toBe('')
  })

  it('goes with the member, as the amount does', async () => {
    await arrive(BILL)
    await find()
    await find({ member: { ...sheetOf([]).member, id: '7' } })
    expect([part('handed-line'), billField()]).toEqual([null, ''])
  })
})

describe('a bill that comes in between', () => {
  it('waits behind a confirmation and a result, and is there for the next member', async () => {
    await find()
    await arrive(BILL)
    await tick('10')
    await press('F2')
    await arrive(TOTAL)
    expect(part('bill-waiting')?.dataset['waiting']).toBe('sale')
    expect(part('confirm-sheet')?.textContent).toContain('1,200.00')
    await press('Enter')
    expect(counter.bridge.made('counter.redeem')).toMatchObject([{ billId: BILL.id }])
    counter.bridge.redeem()
    await flushPromises()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(part('result')).not.toBeNull()
    await press('Enter')
    await flushPromises()
    expect(part('bill-waiting')?.dataset['waiting']).toBe('member')
    await find()
    expect(billField()).toBe('5.00')
  })

  it('comes on when the confirmation is cancelled', async () => {
    await find()
    await tick('10')
    await press('F2')
    await arrive(TOTAL)
    await press('Escape')
    expect([part('bill-waiting'), billField()]).toEqual([null, '5.00'])
    expect(useCounterStore().selectedIds).toEqual(['10'])
  })

  it('the newest of several counts', async () => {
    await arrive(BILL)
    await arrive(TOTAL)
    await find()
    expect(billField()).toBe('5.00')
  })

  it('is dropped with the shop', async () => {
    await arrive(BILL)
    useSession().place++
    await nextTick()
    expect(part('bill-waiting')).toBeNull()
  })
})
