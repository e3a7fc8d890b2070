import { describe, expect, it } from 'vitest'
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
