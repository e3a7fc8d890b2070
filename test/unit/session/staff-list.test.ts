import { describe, expect, it } from 'vitest'
import { silentLog } from '../../../src-main/log'
import { saveStaff, staffList, type StaffOrder } from '../../../src-main/session/staff-list'
import { openStaffStore } from '../../../src-main/session/staff-store'
import { aStaff, CARD, person, problemOf } from '../../support/staff'
import { memorySecrets } from '../../support/terminal-parts'

describe('the list', () => {
  it('always has an owner who can sign in by PIN', async () => {
    const { store } = aStaff()
    const owner = store.people().find(({ role }) => role === 'owner')
    const change = (part: Partial<StaffOrder>) =>
      problemOf(() => saveStaff(store, person({ ...owner, pin: null, card: null, ...part })))
    expect(await change({ active: false })).toEqual({ code: 'staff.ownerNeeded' })
    expect(await change({ role: 'manager' })).toEqual({ code: 'staff.ownerNeeded' })
    const empty = openStaffStore(memorySecrets(), silentLog)
    expect(await problemOf(() => saveStaff(empty, person({ role: 'manager' })))).toEqual({
      code: 'staff.ownerNeeded',
    })
    expect(await problemOf(() => saveStaff(empty, person({ pin: null, card: 'EMP-1' })))).toEqual({
      code: 'staff.pinNeeded',
    })
  })

  it('has every number and every card once', async () => {
    const { store } = aStaff()
    expect(await problemOf(() => saveStaff(store, person({ number: '2' })))).toEqual({
      code: 'staff.numberTaken',
      number: '2',
    })
    const cashier = person({ number: '4', role: 'cashier', card: CARD })
    expect(await problemOf(() => saveStaff(store, cashier))).toEqual({ code: 'staff.cardTaken' })
    expect(await problemOf(() => saveStaff(store, person({ number: '4', pin: null })))).toEqual({
      code: 'staff.pinNeeded',
    })
  })

  it('keeps the card of a cashier only', () => {
    const { store, secrets } = aStaff()
    const cardsOf = (of = store) =>
      staffList(of)
        .filter(({ hasCard }) => hasCard)
        .map(({ number }) => number)
    saveStaff(store, person({ number: '5', role: 'manager', card: 'EMP-000005-K' }))
    saveStaff(store, person({ number: '6', role: 'owner', card: 'EMP-000006-K' }))
    expect(cardsOf()).toEqual(['3'])
    const cashier = staffList(store).find(({ number }) => number === '3')
    saveStaff(store, person({ ...cashier, role: 'manager', pin: null, card: null }))
    expect(cardsOf()).toEqual([])
    // It is free for a colleague.
    saveStaff(store, person({ number: '7', role: 'cashier', pin: null, card: CARD }))
    expect(cardsOf()).toEqual(['7'])
    // A list of before that has one.
    store.keep(store.people().map((one) => ({ ...one, card: store.cardMark(`EMP-${one.number}`) })))
    expect(cardsOf(openStaffStore(secrets, silentLog))).toEqual(['7'])
  })

  it('shows and keeps neither PIN nor card as they are typed', () => {
    const { store, secrets } = aStaff()
    // As long as a PIN can be: four digits stand in a random id now and then.
    const pin = '970532816449'
    saveStaff(
      store,
      person({ number: '3', id: store.people()[2]?.id ?? null, role: 'cashier', pin, card: CARD }),
    )
    const kept = secrets.get('staff') ?? ''
    for (const secret of [pin, CARD]) expect(kept).not.toContain(secret)
    expect(JSON.stringify(staffList(store))).not.toContain('scrypt')
    expect(
      staffList(store).map(({ number, hasPin, hasCard }) => [number, hasPin, hasCard]),
    ).toEqual([
      ['1', true, false],
      ['2', true, false],
      ['3', true, true],
    ])
  })
})
