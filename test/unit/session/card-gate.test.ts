import { ProblemError } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../../src-main/log'
import type { Staff } from '../../../src-main/session/staff'
import { openStaffStore } from '../../../src-main/session/staff-store'
import { aStaff, CARD, problemOf } from '../../support/staff'

const HOUR_MS = 3_600_000
const guess = (of: Staff, number = 0) => problemOf(() => of.scanCard(`EMP-${100_000 + number}-K`))
const locked = (seconds: number) => ({ code: 'staff.cardsLocked', seconds })

async function guessFive(of: Staff): Promise<void> {
  for (let number = 0; number < 5; number++) await guess(of, number)
}

describe('cards at the lock', () => {
  it('sign their cashier in; one that is nobody’s says how many more are looked at', async () => {
    const { staff } = aStaff()
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await guess(staff, triesLeft)).toEqual({ code: 'staff.unknownCard', triesLeft })
    }
    staff.scanCard(CARD)
    expect(staff.seat().seated?.number).toBe('3')
  })

  it('are not looked at after five that are nobody’s, longer each time, be they right', async () => {
    const { staff, wait } = aStaff()
    for (let number = 0; number < 4; number++) await guess(staff, number)
    for (const seconds of [60, 120, 240, 480, 960, 1_920, 3_600, 3_600]) {
      expect(await guess(staff)).toEqual(locked(seconds))
      wait((seconds - 1) * 1_000)
      expect(await problemOf(() => staff.scanCard(CARD))).toEqual(locked(1))
      expect(staff.seat().seated).toBeNull()
      wait(1_000)
    }
    staff.scanCard(CARD)
  })

  it('never keep somebody out who types the right PIN', async () => {
    const { staff } = aStaff()
    await guessFive(staff)
    for (const [number, pin] of [
      ['3', '3333'],
      ['2', '2222'],
      ['1', '4711'],
    ] as const) {
      await staff.signIn(number, pin)
      expect(staff.seat().seated?.number).toBe(number)
    }
    // The other way round as well: wrong PINs stop no card.
    const other = aStaff()
    for (let miss = 0; miss < 5; miss++) await problemOf(() => other.staff.signIn('99', '0000'))
    other.staff.scanCard(CARD)
  })

  it('are counted over a restart, which shortens no wait', async () => {
    const { staff, open, wait } = aStaff()
    for (let number = 0; number < 3; number++) await guess(staff, number)
    expect(await guess(open())).toEqual({ code: 'staff.unknownCard', triesLeft: 1 })
    expect(await guess(open())).toEqual(locked(60))
    wait(59_000)
    const again = open()
    expect(await problemOf(() => again.scanCard(CARD))).toEqual(locked(60))
    await again.signIn('3', '3333')
    wait(60_000)
    expect(await guess(again)).toEqual(locked(120))
  })

  it('are forgiven by whoever signs in, but for those of the last hour', async () => {
    const { staff, wait } = aStaff()
    for (let number = 0; number < 4; number++) await guess(staff, number)
    // Own card, then another guess: it would else go on like this for ever.
    staff.scanCard(CARD)
    staff.lock()
    expect(await guess(staff)).toEqual(locked(60))
    wait(HOUR_MS - 1)
    await staff.signIn('1', '4711')
    expect(await guess(staff)).toEqual(locked(120))
    wait(HOUR_MS)
    await staff.signIn('1', '4711')
    expect(await guess(staff)).toEqual({ code: 'staff.unknownCard', triesLeft: 4 })
  })

  it('are noted when they are nobody’s, and not what they say', async () => {
    const { staff, notes } = aStaff()
    await guess(staff)
    expect(notes).toEqual([{ kind: 'cardRefused', staff: '—' }])
    for (let number = 0; number < 50; number++) await guess(staff, number)
    // What is not looked at fills no trail.
    expect(notes).toHaveLength(5)
  })

  it('are counted where the disk takes nothing', async () => {
    const { open, secrets } = aStaff()
    const full = new ProblemError({ code: 'storage.full', path: 'secrets.json' })
    const refuse = (): never => {
      throw full
    }
    const staff = open(openStaffStore({ ...secrets, set: refuse }, silentLog))
    for (let number = 0; number < 5; number++) {
      expect(await guess(staff, number)).toEqual(full.problem)
    }
    expect(await guess(staff)).toEqual(locked(60))
  })

  it('of a list of before there was a count start with none', async () => {
    const { secrets, open } = aStaff()
    const { cardMisses: _, ...before } = JSON.parse(secrets.get('staff') ?? '') as {
      cardMisses: number
    }
    secrets.set('staff', JSON.stringify(before))
    expect(await guess(open())).toEqual({ code: 'staff.unknownCard', triesLeft: 4 })
  })
})
