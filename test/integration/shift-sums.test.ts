import { businessDayOf } from '@shared/domain/business-day'
import { expect, it } from 'vitest'
import { engineHere } from '../../src-main/records/here'
import { shiftRoom } from '../support/shift-room'

const none = { count: 0, discountFen: 0 }
const one = { count: 1, discountFen: 1_000 }

/** Two shifts of one day; between them the lot of what the first one sold without a line is decided. */
async function twoShifts() {
  const room = shiftRoom('2026-03-04T10:00:00+08:00')
  const { shifts, sell, set } = room
  shifts.ensure()
  const [kept, lost, back] = [sell(), sell(), sell()]
  room.refuse(back.requestId)
  const first = await shifts.close([
    { kind: 'waiting', count: 2, remark: '断网' },
    { kind: 'exceptions', count: 1, remark: '' },
  ])
  set.now += 3_600_000
  shifts.ensure()
  return { ...room, first, kept, lost, back }
}

it('a shift tells what was refused, or stands after all, of what earlier ones reported', async () => {
  const { shifts, first, kept, lost, back, accept, refuse, ledger, set } = await twoShifts()
  expect(first).toMatchObject({ stands: { count: 2, discountFen: 2_000 } })
  accept(kept.requestId)
  refuse(lost.requestId)
  ledger.advance(back.requestId, 'pending', { code: 'triedAgain', by: set.by }, set.now)
  accept(back.requestId)
  expect(await shifts.current()).toMatchObject({
    redeemed: none,
    ...{ voidedEarlier: none, refusedEarlier: one, againEarlier: one },
  })
})

it('what was refused before is not taken back once more from the sums', async () => {
  const { shifts, back, ledger, set } = await twoShifts()
  ledger.advance(back.requestId, 'pending', { code: 'triedAgain', by: set.by }, set.now)
  ledger.advance(back.requestId, 'voided', { code: 'voidedHere', by: set.by }, set.now)
  expect(await shifts.current()).toMatchObject({ voidedEarlier: none, refusedEarlier: none })
})

it('the reports of a day add up to its statistics', async () => {
  const { file, shifts, sell, first, kept, lost, back, accept, refuse, takeBack, ledger, set } =
    await twoShifts()
  accept(kept.requestId)
  takeBack(kept.requestId)
  refuse(lost.requestId)
  ledger.advance(back.requestId, 'pending', { code: 'triedAgain', by: set.by }, set.now)
  accept(back.requestId)
  accept(sell().requestId)
  const second = await shifts.current()
  if (!second) throw new Error('no shift is open')
  const { connectionId, timeZone } = set.place
  const today = businessDayOf(set.now, timeZone, 0)
  const engine = engineHere(file)
  const { totals } = await engine.statistics({
    place: { connectionId, timeZone, dayStartHour: 0, shopId: '1' },
    filter: { from: today, to: today, shops: [], staffs: [], templates: [] },
    today,
  })
  await engine.end()
  const sum = (of: 'count' | 'discountFen'): number =>
    first.stands[of] +
    second.stands[of] -
    second.voidedEarlier[of] -
    second.refusedEarlier[of] +
    second.againEarlier[of]
  expect([sum('count'), sum('discountFen')]).toEqual([totals.count, totals.discountFen])
  expect(totals.count).toBe(2)
})
