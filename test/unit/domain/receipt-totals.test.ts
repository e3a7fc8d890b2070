import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Receipt } from '@shared/domain/receipt'
import { receiptStamp, standingTotals, type ReceiptStamp } from '@shared/domain/receipt-totals'
import { REDEMPTION_STATES, type RedemptionState } from '@shared/domain/redemption-state'
import { PROPERTY_RUNS } from '../../support/random-bills'
import { aLine, aReceipt } from '../../support/receipts'

/** What coupons of these values take off a bill, one after the other. */
function taken(faces: readonly number[], billFen: number | null): number[] {
  let left = billFen ?? Number.MAX_SAFE_INTEGER
  return faces.map((face) => {
    const off = Math.min(face, left)
    left -= off
    return off
  })
}

function receiptOf(faces: readonly number[], billFen: number | null): Receipt {
  const offs = taken(faces, billFen)
  const lines = faces.map((faceFen, at) =>
    aLine({ couponId: String(at), faceFen, discountFen: offs[at] ?? 0 }),
  )
  return aReceipt({ lines, billFen })
}

/** The coupons of a receipt, each in its state. */
const inStates = ({ lines }: Receipt, states: readonly RedemptionState[]) =>
  lines.map(({ couponId }, at) => ({ couponId, state: states[at] ?? 'accepted' }))

const isGone = (state: RedemptionState | undefined): boolean =>
  state === 'refused' || state === 'voided'

const sales = fc
  .array(fc.tuple(fc.nat(5_000), fc.constantFrom(...REDEMPTION_STATES)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((coupons) => ({
    faces: coupons.map(([face]) => face),
    states: coupons.map(([, state]) => state),
  }))

describe('the sums of a receipt as it stands', () => {
  it('are those of a sale that was made without the coupons that are gone', () => {
    fc.assert(
      fc.property(sales, fc.option(fc.nat(12_000)), ({ faces, states }, billFen) => {
        const receipt = receiptOf(faces, billFen)
        const { gone, offFen, discountFen, payFen } = standingTotals(
          receipt,
          inStates(receipt, states),
        )
        const places = [...faces.keys()].filter((at) => !isGone(states[at]))
        const offs = taken(
          places.map((at) => faces[at] ?? 0),
          billFen,
        )
        expect([...offFen]).toEqual(places.map((at, place) => [String(at), offs[place]]))
        expect(discountFen).toBe(offs.reduce((sum, off) => sum + off, 0))
        expect(payFen).toBe(billFen === null ? null : billFen - discountFen)
        expect([...gone]).toEqual(
          [...faces.keys()]
            .filter((at) => isGone(states[at]))
            .map((at) => [String(at), states[at]]),
        )
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('are the frozen ones to the fen while every coupon counts', () => {
    // As other rules may have worked them out: what is on the paper stands.
    const lines = [500, 1_999].map((discountFen, at) =>
      aLine({ couponId: String(at), faceFen: 2_000, discountFen }),
    )
    const receipt = aReceipt({ lines, billFen: 2_500 })
    const { gone, offFen, ...sums } = standingTotals(receipt, inStates(receipt, []))
    expect(gone.size).toBe(0)
    expect([...offFen.values()]).toEqual([500, 1_999])
    expect(sums).toEqual({ discountFen: 2_499, payFen: 1 })
  })

  it('keep what a part of the price took off, whatever else is gone', () => {
    const receipt = aReceipt({
      lines: [
        aLine({ couponId: '1', faceFen: 2_000, discountFen: 2_000 }),
        aLine({ couponId: '2', faceFen: 0, discountFen: 1_600 }),
      ],
      billFen: 10_000,
    })
    const totals = standingTotals(receipt, inStates(receipt, ['refused', 'accepted']))
    expect(totals).toMatchObject({ discountFen: 1_600, payFen: 8_400 })
  })

  it('give no coupon of a bill with lines more than it took off there', () => {
    const goods = { goodsId: '9', categoryId: null, supplierId: null, title: null }
    const receipt: Receipt = {
      ...receiptOf([2_000, 2_000], 3_000),
      billLines: [{ ...goods, quantity: 1, priceFen: 3_000 }],
    }
    const totals = standingTotals(receipt, inStates(receipt, ['voided', 'accepted']))
    expect(totals).toMatchObject({ discountFen: 1_000, payFen: 2_000 })
  })
})

describe('the stamp across a receipt', () => {
  const two = receiptOf([1_000, 2_000], 9_000)

  it.each<[RedemptionState, ReceiptStamp | null]>([
    ['accepted', null],
    ['pending', 'stampOffline'],
    ['sending', 'stampUnknown'],
    ['unknown', 'stampUnknown'],
    ['parked', 'stampUnknown'],
    ['undoing', 'stampUndoing'],
    // One that still counts keeps the receipt worth something.
    ['refused', null],
    ['voided', null],
  ])('of one coupon that is %s beside an accepted one: %s', (state, stamp) => {
    expect(receiptStamp(two, inStates(two, [state, 'accepted']))).toBe(stamp)
    expect(receiptStamp(two, inStates(two, ['accepted', state]))).toBe(stamp)
  })

  it.each<[RedemptionState, RedemptionState, ReceiptStamp]>([
    ['voided', 'voided', 'stampVoided'],
    ['refused', 'refused', 'stampRefused'],
    ['voided', 'refused', 'stampRefused'],
    ['refused', 'voided', 'stampRefused'],
    // What is least certain is said first.
    ['unknown', 'undoing', 'stampUnknown'],
    ['pending', 'sending', 'stampUnknown'],
    ['pending', 'undoing', 'stampUndoing'],
    ['voided', 'pending', 'stampOffline'],
  ])('of one %s and one %s: %s', (first, second, stamp) => {
    expect(receiptStamp(two, inStates(two, [first, second]))).toBe(stamp)
  })

  it('says that nothing is known yet while the answer is awaited', () => {
    expect(receiptStamp(two, inStates(two, []), true)).toBe('stampUnknown')
    expect(receiptStamp(two, inStates(two, ['voided', 'voided']), true)).toBe('stampUnknown')
  })
})
