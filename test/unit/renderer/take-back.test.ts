import type { Cause, Redemption } from '@shared/domain/redemption'
import { REDEMPTION_STATES, type RedemptionState } from '@shared/domain/redemption-state'
import { lookOf, SIGN } from '@renderer/components/receipt-look'
import { countdownWords, takeBackOf, takeBackSum } from '@renderer/components/take-back'
import { describe, expect, it } from 'vitest'
import { NOW, saleOf } from './counter-fixtures'

const WINDOW_MS = 600_000
const confirmed: Cause = { code: 'confirmed', remoteId: '9' }
const order = { saleId: crypto.randomUUID(), memberId: '1', couponIds: ['1'], billFen: null }

function redemption(state: RedemptionState, cause: Cause = confirmed, stateAt = NOW): Redemption {
  const [first] = saleOf(order).redemptions
  return { ...(first as Redemption), state, cause, stateAt }
}
const judge = (one: Redemption, now = NOW, windowMs: number | null = WINDOW_MS) =>
  takeBackOf(one, windowMs, now)

describe('whether a redemption can be taken back', () => {
  it('whenever it was not sent, with any back end', () => {
    const notSent: Cause = { code: 'notSent', problem: 'api.unreachable' }
    for (const windowMs of [WINDOW_MS, null]) {
      expect(judge(redemption('pending', notSent), NOW + 86_400_000, windowMs)).toEqual({
        kind: 'can',
        leftMs: null,
      })
    }
  })

  it('whenever it is still to be written off by hand', () => {
    const byHand = redemption('accepted', { code: 'byHand' })
    expect(judge(byHand, NOW + 86_400_000, null)).toEqual({ kind: 'can', leftMs: null })
    expect(lookOf('accepted', { code: 'byHand' })).toBe('byHand')
  })

  it('not while an earlier try may still arrive', () => {
    expect(judge(redemption('pending', { code: 'notRedeemedYet' })).kind).toBe('none')
  })

  it('to the last millisecond of the window, and no longer', () => {
    const done = redemption('accepted')
    expect(judge(done, NOW + WINDOW_MS - 1)).toEqual({ kind: 'can', leftMs: 1 })
    expect(judge(done, NOW + WINDOW_MS).kind).toBe('tooLate')
    expect(judge(done, NOW, null).kind).toBe('notPossible')
  })

  it('not again after the back end said no', () => {
    const undo = (cause: Cause) => judge(redemption('accepted', cause)).kind
    expect(undo({ code: 'undoRefused', apiCode: 2020, info: '' })).toBe('noMore')
  })

  it.each(['sending', 'unknown', 'parked', 'refused', 'undoing', 'voided'] as const)(
    'says nothing of what is %s',
    (state) => expect(judge(redemption(state)).kind).toBe('none'),
  )
})

describe('a sale of several coupons', () => {
  const sum = (now: number, ...redemptions: Redemption[]) =>
    takeBackSum(redemptions, WINDOW_MS, now)
  const early = redemption('accepted', confirmed, NOW - 100_000)
  const late = redemption('accepted', confirmed, NOW)

  it('counts down to the first that becomes too late, and says so only when none is left', () => {
    expect(sum(NOW, late, early)).toEqual({ able: [late, early], leftMs: 500_000, obstacle: null })
    expect(sum(NOW + 500_000, late, early)).toMatchObject({ able: [late], leftMs: 100_000 })
    expect(sum(NOW + 600_000, late, early)).toEqual({ able: [], leftMs: null, obstacle: 'tooLate' })
  })

  it('has nothing to say where nothing was redeemed', () => {
    expect(sum(NOW, redemption('refused'), redemption('unknown')).obstacle).toBeNull()
  })
})

it('the time that is left reads like a clock and never says 0:00', () => {
  expect([600_000, 581_000, 60_000, 59_001, 1].map(countdownWords)).toEqual([
    '10:00',
    '9:41',
    '1:00',
    '1:00',
    '0:01',
  ])
})

describe('the looks', () => {
  it('gives what is taken back a look of its own, not that of a refusal', () => {
    expect([lookOf('voided'), lookOf('undoing')]).toEqual(['voided', 'undoing'])
    expect(REDEMPTION_STATES.filter((state) => lookOf(state) === 'refused')).toEqual(['refused'])
  })

  it('has a sign of its own for each', () => {
    expect(new Set(Object.values(SIGN)).size).toBe(Object.keys(SIGN).length)
  })
})
