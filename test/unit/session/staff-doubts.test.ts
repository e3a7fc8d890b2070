import { describe, expect, it } from 'vitest'
import { hashPin } from '../../../src-main/session/pin-hash'
import { aStaff, CARD, problemOf } from '../../support/staff'

describe('a PIN that takes a moment to be proven', () => {
  it('lends nothing to somebody who has come meanwhile', async () => {
    const { staff, notes } = aStaff()
    await staff.signIn('2', '2222')
    const word = staff.lend('connection.save', 'connection', '1', '4711')
    expect(staff.signInByCard(CARD)).toBe(true)
    expect(await problemOf(() => word)).toEqual({ code: 'staff.signInNeeded' })
    expect(await problemOf(() => staff.demand('connection.save', 'connection'))).toMatchObject({
      code: 'right.missing',
    })
    expect(notes.some(({ kind }) => kind === 'lent')).toBe(false)
  })
})

describe('a list that changes while a PIN is proven', () => {
  it.each([
    ['another PIN', { pinHash: hashPin('9999') }],
    ['no longer on it', { active: false }],
  ])('has the last word: %s', async (_, change) => {
    const { staff, store } = aStaff()
    const signingIn = problemOf(() => staff.signIn('2', '2222'))
    // The check has begun with the list of before.
    await Promise.resolve()
    const after = store.people().map((one) => (one.number === '2' ? { ...one, ...change } : one))
    store.keep(after)
    expect(await signingIn).toMatchObject({ code: 'staff.wrongPin' })
    expect(staff.seat().seated).toBeNull()
  })

  it('has the last word on what somebody may do', async () => {
    const { staff, store } = aStaff()
    await staff.signIn('3', '3333')
    const word = problemOf(() => staff.lend('members.revealPhone', 'revealPhones', '2', '2222'))
    await Promise.resolve()
    const after = store
      .people()
      .map((one) => (one.number === '2' ? { ...one, role: 'cashier' as const } : one))
    store.keep(after)
    expect(await word).toMatchObject({ code: 'right.notTheirs' })
  })
})

describe('a wait', () => {
  it('that was sat out goes on from the start of the program, and not from the next try', async () => {
    const { staff, open, wait } = aStaff()
    for (let tries = 0; tries < 5; tries++) await problemOf(() => staff.signIn('3', '0000'))
    const restarted = open()
    wait(60_000)
    await restarted.signIn('3', '3333')
  })
})

describe('the books', () => {
  it('do not keep what is nobody’s number: it may be a PIN in the wrong field', async () => {
    const { staff, notes } = aStaff()
    await problemOf(() => staff.signIn('3333', '3333'))
    await staff.signIn('3', '3333')
    await problemOf(() => staff.lend('connection.save', 'connection', '4711', '4711'))
    expect(JSON.stringify(notes)).not.toMatch(/3333|4711/)
    expect(notes.map(({ kind }) => kind)).toEqual(['signInRefused', 'signedIn', 'lendRefused'])
  })

  it('tell of a PIN that its owner has changed, and of every try in vain', async () => {
    const { staff, notes } = aStaff()
    await staff.signIn('3', '3333')
    expect(await problemOf(() => staff.changePin('0000', '5555'))).toMatchObject({
      code: 'staff.wrongPin',
    })
    await staff.changePin('3333', '5555')
    expect(notes.slice(1)).toEqual([
      { kind: 'pinRefused', staff: '3 米收银' },
      { kind: 'pinChanged', staff: '3 米收银' },
    ])
    await staff.signIn('3', '5555')
  })
})
