import { describe, expect, it } from 'vitest'
import { businessDayOf } from '@shared/domain/business-day'
import { aReport, aShift } from '../support/shift-samples'
import { shiftRoom } from '../support/shift-room'

describe('a shift that nobody closed', () => {
  it('ends with its day, with a mark and with what it was', () => {
    const { shifts, sell, at, accept } = shiftRoom('2026-11-14T21:00:00+08:00')
    shifts.ensure()
    accept(sell().requestId)
    at('2026-11-14T23:59:59+08:00')
    shifts.watchDay()
    expect(shifts.list(9)).toEqual([])
    at('2026-11-15T00:00:00+08:00')
    shifts.watchDay()
    expect(shifts.list(9)).toMatchObject([
      { end: 'forgotten', businessDay: '2026-11-14', closedBy: '—', stands: { count: 1 } },
    ])
  })

  it('ends also where it was opened while the clock was ahead', () => {
    const { shifts, sell, at } = shiftRoom('2027-01-20T10:00:00+08:00')
    shifts.ensure()
    sell()
    at('2026-11-14T10:00:00+08:00')
    shifts.ensure()
    sell()
    expect(shifts.list(9)).toMatchObject([{ end: 'forgotten', sales: 1 }])
    at('2026-11-15T10:00:00+08:00')
    shifts.ensure()
    expect(shifts.list(9).map(({ businessDay }) => businessDay)).toContain('2026-11-14')
  })

  it('goes on where the clock is put right over midnight, or the day made to begin later', () => {
    const { shifts, at, set } = shiftRoom('2026-11-15T00:00:20+08:00')
    shifts.ensure()
    at('2026-11-14T23:59:50+08:00')
    shifts.ensure()
    at('2026-11-15T03:00:00+08:00')
    set.dayStartHour = 5
    shifts.ensure()
    expect(shifts.list(9)).toEqual([])
  })
})

describe('the business day', () => {
  // The clock of Berlin goes from 2 to 3 on 29 March, and from 3 to 2 on 25 October.
  it.each([
    ['2026-03-29T05:30:00+02:00', '2026-03-29'],
    ['2026-03-29T04:59:00+02:00', '2026-03-28'],
    ['2026-10-25T04:30:00+01:00', '2026-10-24'],
    ['2026-10-25T05:00:00+01:00', '2026-10-25'],
  ])('of %s follows the shop’s clock', (at, day) => {
    expect(businessDayOf(Date.parse(at), 'Europe/Berlin', 5)).toBe(day)
  })
})

describe('what happens between two shifts', () => {
  it('is told by the next one: nothing falls between two reports', async () => {
    const { shifts, sell, accept, takeBack } = shiftRoom('2026-11-14T10:00:00+08:00')
    shifts.ensure()
    const { requestId } = sell()
    accept(requestId)
    await shifts.close([])
    takeBack(requestId)
    shifts.ensure()
    expect(await shifts.current()).toMatchObject({
      voidedEarlier: { count: 1, discountFen: 1_000 },
      redeemed: { count: 0 },
    })
  })

  it('is told of this connection alone, and not of what was before there were shifts', async () => {
    const { shifts, sell, set } = shiftRoom('2026-11-14T10:00:00+08:00')
    sell()
    shifts.ensure()
    expect(await shifts.current()).toMatchObject({ redeemed: { count: 0 } })
    const [none] = (await shifts.current())?.differences ?? []
    expect(none).toBeUndefined()
    await shifts.close([])
    set.place = { ...set.place, connectionId: 'another' }
    sell()
    shifts.ensure()
    expect(await shifts.current()).toMatchObject({ redeemed: { count: 0 } })
  })
})

describe('a ledger that came back without the end of a shift', () => {
  it('does not open that one again: what came after it would be counted twice', () => {
    const { ledger, set, sell } = shiftRoom('2026-11-14T10:00:00+08:00')
    ledger.beginShift(aShift(set.now))
    sell()
    // The clock may have been set back meanwhile.
    const later = ledger.beginShift(aShift(set.now - 1))
    expect(ledger.openShift('training')).toEqual(later)
    ledger.together(() => {
      const { shiftId: subject } = later
      const { short: seal } = ledger.sealChain({ at: 1, staff: '—', key: 'a key', subject })
      ledger.endShift(later, aReport(later, { seal }))
    })
    expect(ledger.openShift('training')).toBeNull()
  })
})

describe('closing a shift', () => {
  it('names whoever closed it, also when the terminal locks while the back end is asked', async () => {
    const { shifts, set } = shiftRoom('2026-11-14T10:00:00+08:00')
    shifts.ensure()
    let answer = (): void => {}
    const asked = new Promise<void>((resolve) => {
      set.records = () => {
        resolve()
        return new Promise((done) => (answer = () => done([])))
      }
    })
    const closing = shifts.close([])
    await asked
    set.by = '—'
    answer()
    expect(await closing).toMatchObject({ closedBy: '03 米收银' })
  })

  it('counts what an earlier shift redeemed and the back end took later as this terminal’s own', async () => {
    const { shifts, sell, accept, takeBack, set } = shiftRoom('2026-11-14T10:00:00+08:00')
    shifts.ensure()
    const late = sell()
    await shifts.close([{ kind: 'waiting', count: 1, remark: '断网' }])
    set.now += 3_600_000
    shifts.ensure()
    accept(late.requestId)
    const undone = sell()
    accept(undone.requestId)
    takeBack(undone.requestId)
    const foreign = { couponId: 'next to us' }
    set.records = async () =>
      [late, undone, foreign].map(({ couponId }) => ({
        ...{ id: couponId, couponId, templateId: '7', memberId: '10001', memberName: null },
        ...{ title: null, shopId: '1', staffId: null, at: set.now },
      }))
    expect((await shifts.current())?.backEnd).toEqual({ found: 0, others: 1 })
  })

  it('takes the last redemptions of the shift before for no other terminal’s', async () => {
    const { shifts, sell, accept, set } = shiftRoom('2026-11-14T15:00:00+08:00')
    shifts.ensure()
    const last = sell()
    accept(last.requestId)
    await shifts.close([])
    const at = set.now
    set.now += 20_000
    shifts.ensure()
    set.records = async () => [
      {
        ...{ id: '1', couponId: last.couponId, templateId: '7', memberId: '10001' },
        ...{ memberName: null, title: null, shopId: '1', staffId: null, at },
      },
    ]
    expect((await shifts.current())?.backEnd).toEqual({ found: 0, others: 0 })
  })
})
