// @vitest-environment happy-dom
import { useCounterStore } from '@renderer/stores/counter'
import { useHandedBills } from '@renderer/stores/handed-bills'
import { useSession } from '@renderer/stores/session'
import type { HandedBill } from '@shared/domain/handed-bill'
import { flushPromises } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { field, part, press, type } from './counter-driver'
import { sheetOf } from './counter-fixtures'
import { amount, BILL, billField, coupons, openHandedCounter, tick, TOTAL } from './handed-fixtures'

let counter: Awaited<ReturnType<typeof openHandedCounter>>
beforeEach(async () => {
  counter = await openHandedCounter()
})
afterEach(() => counter.close())
const arrive: (typeof counter)['arrive'] = (...args) => counter.arrive(...args)
const find: (typeof counter)['find'] = (...args) => counter.find(...args)

describe('a bill with a member', () => {
  const of = (id: string | null): HandedBill => ({ ...BILL, member: { id, find: 'member_id=7' } })
  const seven = sheetOf(coupons, { member: { ...sheetOf([]).member, id: '7' } })

  it('is looked up at once', async () => {
    await arrive(of('7'))
    expect(counter.bridge.made('counter.find')).toEqual([{ text: 'member_id=7', isOurs: true }])
    counter.bridge.answer('counter.find', { kind: 'one', sheet: seven })
    await flushPromises()
    expect([part('bill-waiting'), billField()]).toEqual([null, '1200.00'])
  })

  it('goes to the member who is open already, without a question', async () => {
    await find()
    await tick('10')
    await arrive(of('10439'))
    expect(counter.bridge.made('counter.find')).toHaveLength(1)
    expect([billField(), useCounterStore().selectedIds]).toEqual(['1200.00', ['10']])
  })

  it('asks before it costs the ticks of another one', async () => {
    await find()
    await tick('10')
    await arrive(of('7'))
    expect(counter.bridge.made('counter.find')).toHaveLength(1)
    expect(part('bill-waiting')?.dataset['waiting']).toBe('otherMember')
    expect([billField(), useCounterStore().selectedIds]).toEqual(['', ['10']])
    await press('F5')
    counter.bridge.answer('counter.find', { kind: 'one', sheet: seven })
    await flushPromises()
    expect([billField(), useCounterStore().selectedIds]).toEqual(['1200.00', []])
  })

  it('does not tear away what is being typed', async () => {
    await type('204')
    await arrive(of('7'))
    expect(counter.bridge.made('counter.find')).toEqual([])
    await type('')
    expect(counter.bridge.made('counter.find')).toEqual([{ text: 'member_id=7', isOurs: true }])
  })

  it('whom nobody knows is not taken for the one who is open', async () => {
    await find()
    await arrive(of(null))
    counter.bridge.fail('counter.find', { code: 'search.needsMemberId' })
    await flushPromises()
    expect([part('member-head')?.dataset['memberId'], billField()]).toEqual(['10439', ''])
    expect(part('bill-waiting')).not.toBeNull()
    await find({ member: { ...sheetOf([]).member, id: '8' } })
    expect(billField()).toBe('1200.00')
  })
})

describe('a bill that is scanned or pasted', () => {
  it('is read and never looked up as a member', async () => {
    await type('ＢＩＬＬ：5')
    await press('Enter')
    expect(counter.bridge.made('bill.read')).toEqual([{ text: 'ＢＩＬＬ：5' }])
    expect(counter.bridge.made('counter.find')).toEqual([])
    counter.bridge.answer('bill.read', TOTAL)
    await flushPromises()
    expect([field().value, part('bill-waiting')?.textContent]).toEqual([
      '',
      expect.stringContaining('收银台交来 ¥5.00'),
    ])
  })

  it('that is bad says so, changes nothing and stays to be corrected', async () => {
    await find()
    await arrive(BILL)
    await tick('10')
    await type('BILL:5,0')
    await press('Enter')
    counter.bridge.fail('bill.read', { code: 'bill.textUnreadable' })
    await flushPromises()
    expect(part('bill-problem')?.textContent).toContain('账单码没有读完整')
    expect([field().value, billField()]).toEqual(['BILL:5,0', '1200.00'])
    expect(useCounterStore().selectedIds).toEqual(['10'])
    await press('Escape')
    await press('Escape')
    expect(part('bill-problem')).toBeNull()
  })

  it('is taken when it is pasted or scanned into the amount', async () => {
    await find()
    await amount('80')
    const input = part('bill-field') as HTMLInputElement
    const data = new DataTransfer()
    data.setData('text/plain', 'BILL:5')
    input.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    await flushPromises()
    expect(counter.bridge.made('bill.read')).toEqual([{ text: 'BILL:5' }])
    expect(billField()).toBe('80')
  })
})

describe('a bill that a slow scanner writes into the amount', () => {
  const enter = async (text: string) => {
    await find()
    await amount(text)
    const input = part('bill-field')
    input?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await flushPromises()
  }

  it('is read on Enter', async () => {
    await enter('BILL:5')
    expect(counter.bridge.made('bill.read')).toEqual([{ text: 'BILL:5' }])
    expect(billField()).toBe('')
  })

  it('is read whole where the scanner stuttered in its middle', async () => {
    await find()
    await amount('BILL:eyJ0b3RhbCI6IjMxLjAwIn0')
    const input = part('bill-field')
    for (const key of ['M', 'x', 'L', 'j', 'A', 'w', 'I', 'n', '0', 'Enter']) {
      input?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    }
    await flushPromises()
    expect(counter.bridge.made('bill.read')).toEqual([{ text: 'BILL:eyJ0b3RhbCI6IjMxLjAwIn0' }])
  })

  it('is not read where its end is missing, nor where it is an amount', async () => {
    await enter('BILL:'.padEnd(40, '7'))
    await amount('268.00')
    part('bill-field')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await flushPromises()
    expect(counter.bridge.made('bill.read')).toEqual([])
    expect(billField()).toBe('268.00')
  })
})

describe('a bad bill from the register', () => {
  it('says what is wrong and what to do, and leaves the good one alone', async () => {
    await find()
    await arrive(BILL)
    await tick('10')
    await arrive(null, { code: 'bill.notAdding', lines: '268.00', total: '270.00' })
    expect(part('bill-problem')?.textContent).toContain('各行合计 268.00，总额却是 270.00')
    expect([billField(), useCounterStore().selectedIds]).toEqual(['1200.00', ['10']])
    await arrive(TOTAL)
    expect([part('bill-problem'), billField()]).toEqual([null, '5.00'])
    await arrive(null, { code: 'bill.notUtf8' })
    part('bill-problem-read')?.click()
    await nextTick()
    expect(part('bill-problem')).toBeNull()
    await arrive(null, { code: 'bill.notUtf8' })
    // Whoever goes on has read it.
    await press('F2')
    expect(part('bill-problem')).toBeNull()
  })

  it('is not asked for before there is a shop', async () => {
    const bills = useHandedBills()
    const session = useSession()
    if (session.session) session.session = { ...session.session, stage: 'shop' }
    const before = counter.bridge.made('bill.take').length
    await bills.take()
    expect(counter.bridge.made('bill.take')).toHaveLength(before)
  })
})
