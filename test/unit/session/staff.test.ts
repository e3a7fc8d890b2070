import type { ProblemError } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import type { Staff } from '../../../src-main/session/staff'
import { saveStaff } from '../../../src-main/session/staff-list'
import { aStaff, CARD, person, problemOf } from '../../support/staff'

describe('signing in', () => {
  it('takes number and PIN, and nothing else says who somebody is', async () => {
    const { staff } = aStaff()
    expect(staff.seat()).toMatchObject({ inUse: true, seated: null })
    expect(staff.cashier()).toBeNull()
    await staff.signIn('3', '3333')
    expect(staff.seat().seated).toMatchObject({ number: '3', name: '米收银', role: 'cashier' })
    expect(staff.cashier()).toEqual({ id: null, number: '3', name: '米收银' })
    expect(await problemOf(() => staff.signIn('2', '3333'))).toMatchObject({
      code: 'staff.wrongPin',
    })
    // Whoever was there still is: a failed try signs nobody out.
    expect(staff.seat().seated?.number).toBe('3')
  })

  it('takes no card from somebody who may do more than a cashier', async () => {
    const { staff, store } = aStaff()
    const card = 'EMP-000002-K'
    // Not even where the list were to have one.
    store.keep(
      store
        .people()
        .map((one) => (one.number === '2' ? { ...one, card: store.cardMark(card) } : one)),
    )
    expect(staff.signInByCard(card)).toBe(false)
    expect(staff.seat().seated).toBeNull()
    const orders = [person({ number: '6', role: 'manager', pin: null, card: 'EMP-000006-K' })]
    for (const order of orders) {
      expect(await problemOf(() => saveStaff(store, order))).toEqual({ code: 'staff.pinNeeded' })
    }
  })

  it('by card is one step', () => {
    const { staff } = aStaff()
    expect(staff.signInByCard('EMP-000778-K')).toBe(false)
    expect(staff.signInByCard(CARD)).toBe(true)
    expect(staff.seat().seated?.number).toBe('3')
  })

  it('answers a number that nobody has like a wrong PIN, and makes it wait as long', async () => {
    const { staff } = aStaff()
    for (let miss = 1; miss < 5; miss++) {
      expect(await problemOf(() => staff.signIn('99', '4711'))).toMatchObject({
        code: 'staff.wrongPin',
      })
    }
    expect(await problemOf(() => staff.signIn('99', '4711'))).toEqual({
      code: 'staff.locked',
      seconds: 60,
    })
    // Those who know their number are not held up by it.
    await staff.signIn('1', '4711')
  })

  it('is locked after five misses, longer each time, and a restart shortens nothing', async () => {
    const { staff, open, wait } = aStaff()
    const miss = (of: Staff) => problemOf(() => of.signIn('3', '0000'))
    for (let tries = 1; tries < 5; tries++) await miss(staff)
    expect(await miss(staff)).toEqual({ code: 'staff.locked', seconds: 60 })
    const restarted = open()
    expect(await problemOf(() => restarted.signIn('3', '3333'))).toEqual({
      code: 'staff.locked',
      seconds: 60,
    })
    wait(60_000)
    expect(await miss(restarted)).toEqual({ code: 'staff.locked', seconds: 120 })
    wait(119_000)
    expect(await problemOf(() => restarted.signIn('3', '3333'))).toMatchObject({ seconds: 1 })
    wait(1_000)
    await restarted.signIn('3', '3333')
    expect(await miss(restarted)).toMatchObject({ code: 'staff.wrongPin', triesLeft: 4 })
  })

  it('counts a miss before it looks: many at once are as many misses', async () => {
    const { staff } = aStaff()
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => staff.signIn('3', String(1000 + at))),
    )
    const codes = tries.map((one) =>
      one.status === 'rejected' ? (one.reason as ProblemError).problem.code : 'in',
    )
    expect(codes.filter((code) => code === 'staff.wrongPin')).toHaveLength(4)
    expect(codes.filter((code) => code === 'staff.locked')).toHaveLength(16)
  })

  it('is noted, and so is every try in vain', async () => {
    const { staff, notes } = aStaff()
    await staff.signIn('3', '3333')
    await problemOf(() => staff.signIn('1', '3333'))
    staff.lock()
    expect(notes).toEqual([
      { kind: 'signedIn', staff: '3 米收银' },
      { kind: 'signInRefused', staff: '—', subject: '1' },
      { kind: 'locked', staff: '3 米收银' },
    ])
  })

  it('writes no PIN into the books that was typed where the number belongs', async () => {
    const { staff, notes } = aStaff()
    await problemOf(() => staff.signIn('4711', '4711'))
    await staff.signIn('3', '3333')
    await problemOf(() => staff.vouch('export', '4711', ''))
    expect(notes).toMatchObject([
      { kind: 'signInRefused' },
      { kind: 'signedIn' },
      { kind: 'lendRefused' },
    ])
    expect(notes.filter(({ subject }) => subject !== undefined)).toEqual([])
    expect(JSON.stringify(notes)).not.toContain('4711')
  })
})

describe('the lock', () => {
  it('comes by itself when nobody uses the terminal', async () => {
    const { staff, wait } = aStaff({ autoLockMinutes: 5 })
    await staff.signIn('3', '3333')
    wait(4 * 60_000)
    staff.touch()
    wait(4 * 60_000)
    expect(staff.demand('counter.find', null)).toEqual({ staff: '3 米收银', approvedBy: null })
    wait(60_000)
    expect(await problemOf(() => staff.demand('counter.find', null))).toEqual({
      code: 'staff.signInNeeded',
    })
    expect(staff.seat().seated).toBeNull()
  })

  it('never comes by itself where the owner wants none', async () => {
    const { staff, wait } = aStaff()
    await staff.signIn('3', '3333')
    wait(24 * 3_600_000)
    expect(staff.demand('counter.find', null).staff).toBe('3 米收银')
  })

  it('falls when somebody is taken off the list', async () => {
    const { staff, store } = aStaff()
    await staff.signIn('3', '3333')
    const cashier = store.people().find(({ number }) => number === '3')
    saveStaff(store, person({ ...cashier, pin: null, card: null, active: false }))
    expect(await problemOf(() => staff.demand('counter.find', null))).toEqual({
      code: 'staff.signInNeeded',
    })
    expect(await problemOf(() => staff.signIn('3', '3333'))).toMatchObject({
      code: 'staff.wrongPin',
    })
    expect(staff.signInByCard(CARD)).toBe(false)
  })
})

describe('a right that is missing', () => {
  const refused = { code: 'right.missing', right: 'export', call: 'exceptions.export' }

  it('may be lent by a colleague, for one call, once, and both are named', async () => {
    const { staff, notes } = aStaff()
    await staff.signIn('3', '3333')
    const tries = () => staff.demand('exceptions.export', 'export')
    expect(await problemOf(tries)).toEqual(refused)
    expect(await staff.lend('exceptions.export', 'export', '2', '2222')).toBe('唐店长')
    expect(await problemOf(() => staff.demand('print.set', 'printSettings'))).toMatchObject({
      code: 'right.missing',
    })
    expect(tries()).toEqual({ staff: '3 米收银', approvedBy: '2 唐店长' })
    expect(await problemOf(tries)).toEqual(refused)
    expect(notes.at(-1)).toEqual({
      kind: 'lent',
      staff: '3 米收银',
      approvedBy: '2 唐店长',
      subject: 'exceptions.export',
      detail: { right: 'export' },
    })
  })

  it('is not lent for later, nor to whoever comes next', async () => {
    const { staff, wait } = aStaff()
    const tries = () => staff.demand('exceptions.export', 'export')
    await staff.signIn('3', '3333')
    await problemOf(tries)
    await staff.lend('exceptions.export', 'export', '2', '2222')
    wait(60_000)
    expect(await problemOf(tries)).toEqual(refused)
    await staff.lend('exceptions.export', 'export', '2', '2222')
    await staff.signIn('3', '3333')
    expect(await problemOf(tries)).toEqual(refused)
  })

  it('is lent for what was asked for then, and for nothing else of that name', async () => {
    const { staff } = aStaff()
    await staff.signIn('3', '3333')
    const phoneOf = (memberId: string) =>
      staff.demand('members.revealPhone', 'revealPhones', { memberId })
    const lend = () => staff.lend('members.revealPhone', 'revealPhones', '2', '2222')
    const missing = { code: 'right.missing' }
    await lend()
    expect(await problemOf(() => phoneOf('10001'))).toMatchObject(missing)
    await lend()
    expect(await problemOf(() => phoneOf('10002'))).toMatchObject(missing)
    expect(phoneOf('10001')).toEqual({ staff: '3 米收银', approvedBy: '2 唐店长' })
    expect(await problemOf(() => phoneOf('10002'))).toMatchObject(missing)
    // A screen that asks for another while the PIN is proven has gained nothing either.
    const word = lend()
    expect(await problemOf(() => phoneOf('10001'))).toMatchObject(missing)
    await word
    expect(await problemOf(() => phoneOf('10001'))).toMatchObject(missing)
    expect(phoneOf('10002')).toEqual({ staff: '3 米收银', approvedBy: '2 唐店长' })
    expect(await problemOf(() => phoneOf('10002'))).toMatchObject(missing)
  })

  it('cannot be lent by somebody who lacks it, or with a wrong PIN', async () => {
    const { staff, notes } = aStaff()
    await staff.signIn('3', '3333')
    const lend = (number: string, pin: string) =>
      problemOf(() => staff.lend('connection.save', 'connection', number, pin))
    expect(await lend('2', '2222')).toEqual({
      code: 'right.notTheirs',
      right: 'connection',
      name: '唐店长',
    })
    expect(await lend('1', '0000')).toMatchObject({ code: 'staff.wrongPin', triesLeft: 4 })
    expect(notes.filter(({ kind }) => kind === 'lendRefused')).toHaveLength(2)
    expect(await problemOf(() => staff.demand('connection.save', 'connection'))).toMatchObject({
      code: 'right.missing',
    })
  })
})
