import { billOf } from '@shared/domain/bill'
import { standingTotals } from '@shared/domain/receipt-totals'
import { moveInGroups } from '@renderer/screens/counter/list-moves'
import { readBill, totalsOf } from '@renderer/screens/counter/totals'
import { describe, expect, it } from 'vitest'
import { termsOf } from '../../support/coupons'
import { cash, coupon, saleOf } from './counter-fixtures'

describe('the bill field', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['268', 26800],
    ['268.5', 26850],
    ['¥1,268.05', 126805],
    ['1,268,050.5', 126805050],
    ['２６８．００', 26800],
    ['268元', 26800],
    ['.5', 50],
    ['0', 0],
    ['100000000', 100_000_000_00],
  ])('reads %j exactly', (text, fen) => expect(readBill(text)).toEqual({ ok: true, fen }))

  it.each([
    ['26.8.9', 'notANumber'],
    ['两百', 'notANumber'],
    ['1e3', 'notANumber'],
    ['12.345', 'tooFine'],
    // A comma that may be meant for the point would make a hundred of it.
    ['88,80', 'notANumber'],
    ['88，8', 'notANumber'],
    ['1,2345', 'notANumber'],
    ['1.288,50', 'notANumber'],
    ['1,288,', 'notANumber'],
    ['12,50,000', 'notANumber'],
    ['-5', 'negative'],
    ['100000000.01', 'tooLarge'],
    ['12345678901234567890', 'tooLarge'],
  ])('refuses %j as %s', (text, mistake) => expect(readBill(text)).toEqual({ ok: false, mistake }))
})

describe('the totals', () => {
  const thirty = coupon('1', { terms: cash(3000) })
  const gift = coupon('2', {
    terms: termsOf({ kind: 'exchange', goodsId: null }),
  })
  const ten = coupon('3')

  it('adds up what the coupons take off', () => {
    expect(totalsOf([thirty, gift, ten], billOf(26800))).toMatchObject({
      offFen: 4000,
      payFen: 22800,
      capped: false,
    })
    expect(totalsOf([thirty], null)).toMatchObject({ offFen: 3000, payFen: null })
    expect(totalsOf([], billOf(100))).toMatchObject({ offFen: 0, payFen: 100 })
  })

  it('never takes off more than the bill, first ticked first', () => {
    const totals = totalsOf([thirty, ten], billOf(3500))
    expect(totals.lines.map(({ offFen }) => offFen)).toEqual([3000, 500])
    expect(totals).toMatchObject({ offFen: 3500, payFen: 0, capped: true })
  })

  it('leaves out of a receipt what was refused since', () => {
    const order = {
      saleId: crypto.randomUUID(),
      memberId: '1',
      couponIds: ['1', '2'],
      billFen: 5000,
    }
    const { receipt } = saleOf(order)
    const fare = (state: 'accepted' | 'refused') => [
      { couponId: '1', state: 'accepted' as const },
      { couponId: '2', state },
    ]
    expect(standingTotals(receipt, fare('accepted'))).toMatchObject({
      discountFen: 2000,
      payFen: 3000,
    })
    expect(standingTotals(receipt, fare('refused'))).toMatchObject({
      discountFen: 1000,
      payFen: 4000,
    })
  })

  it('leaves out what was taken back, but not what the back end is only asked to take back', () => {
    const order = {
      saleId: crypto.randomUUID(),
      memberId: '1',
      couponIds: ['1', '2'],
      billFen: 5000,
    }
    const { receipt } = saleOf(order)
    const totals = (state: 'undoing' | 'voided') =>
      standingTotals(receipt, [
        { couponId: '1', state: 'accepted' },
        { couponId: '2', state },
      ])
    expect(totals('undoing')).toMatchObject({ discountFen: 2000, payFen: 3000 })
    expect(totals('voided')).toMatchObject({ discountFen: 1000, payFen: 4000 })
    expect([...totals('voided').gone]).toEqual([['2', 'voided']])
  })

  it('leaves what a coupon takes off alone where it may be for some lines only', () => {
    const couponIds = ['1', '2']
    const order = { saleId: crypto.randomUUID(), memberId: '1', couponIds, billFen: 5000 }
    const { receipt } = saleOf(order)
    const lines = receipt.lines.map((line) => ({ ...line, faceFen: 2000 }))
    const goods = { goodsId: '9', categoryId: null, supplierId: null, title: null }
    const billLines = [{ ...goods, quantity: 1, priceFen: 5000 }]
    const fare = [
      { couponId: '1', state: 'refused' as const },
      { couponId: '2', state: 'accepted' as const },
    ]
    expect(standingTotals({ ...receipt, lines, billLines }, fare).payFen).toBe(4000)
    expect(standingTotals({ ...receipt, lines }, fare).payFen).toBe(3000)
  })

  it('lets a coupon take off in full what a refused one no longer does', () => {
    const order = {
      saleId: crypto.randomUUID(),
      memberId: '1',
      couponIds: ['1', '2'],
      billFen: 3000,
    }
    const { receipt } = saleOf(order)
    const lines = receipt.lines.map((line, index) => ({
      ...line,
      faceFen: 2000,
      discountFen: index === 0 ? 2000 : 1000,
    }))
    const capped = { ...receipt, lines, discountFen: 3000, payFen: 0 }
    const first = { couponId: '1', state: 'refused' as const }
    const totals = standingTotals(capped, [first, { couponId: '2', state: 'accepted' }])
    expect(totals).toMatchObject({ discountFen: 2000, payFen: 1000 })
    expect([...totals.offFen]).toEqual([['2', 2000]])
    expect(standingTotals(capped, [])).toMatchObject({ discountFen: 3000, payFen: 0 })
  })
})

describe('the arrows', () => {
  // Two columns, five usable and three others: 0 1 / 2 3 / 4 and 5 6 / 7.
  const move = (key: string, at: number) => moveInGroups(key, at, [5, 3], 2)
  it.each([
    ['ArrowDown', 0, 2],
    ['ArrowDown', 3, 4],
    ['ArrowDown', 4, 5],
    ['ArrowUp', 6, 4],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 7, 7],
    ['ArrowRight', 1, 2],
    ['ArrowLeft', 5, 4],
    ['End', 0, 7],
    ['Home', 7, 0],
    ['PageDown', 0, 7],
    ['ArrowDown', -1, 0],
  ])('%s from %i leads to %i', (key, at, to) => expect(move(key, at)).toBe(to))

  it('go nowhere in an empty list', () => expect(moveInGroups('End', 0, [0, 0], 2)).toBe(-1))
})
