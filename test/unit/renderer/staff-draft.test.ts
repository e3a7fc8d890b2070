import { expect, it } from 'vitest'
import type { StaffMember } from '@shared/domain/staff'
import { draftOf, orderOf, wrongFields, type StaffDraft } from '@renderer/screens/staff/staff-draft'

const member = (change: Partial<StaffMember> = {}): StaffMember => ({
  id: '0b7c6b1e-6c3e-4b52-9c8e-0d1f6a4b7a10',
  backEndId: null,
  number: '03',
  name: '米收银',
  role: 'cashier',
  hasPin: true,
  hasCard: true,
  active: true,
  ...change,
})
const wrongIn = (of: StaffMember | null, change: Partial<StaffDraft>) => [
  ...wrongFields({ ...draftOf(of, 'cashier'), ...change }),
]
const cardSent = (of: StaffMember, change: Partial<StaffDraft>) =>
  orderOf({ ...draftOf(of, 'cashier'), ...change }).card

it('sends the card of a cashier only, and takes away that of somebody who is no cashier any more', () => {
  const card = ' EMP-1 '
  expect(cardSent(member(), {})).toBeNull()
  expect(cardSent(member(), { card })).toBe('EMP-1')
  expect(cardSent(member(), { dropCard: true })).toBe('')
  expect(cardSent(member(), { role: 'manager', card })).toBe('')
  expect(cardSent(member({ hasCard: false }), { role: 'owner', card })).toBeNull()
})

it('demands of everybody a way to sign in, and of managers and owners a PIN', () => {
  const known = { number: '9', name: '新同事' }
  expect(wrongIn(null, { ...known, role: 'manager' })).toEqual([['pin', 'pinNeeded']])
  expect(wrongIn(null, { ...known, role: 'owner', card: 'EMP-9' })).toEqual([['pin', 'pinNeeded']])
  expect(wrongIn(null, known)).toEqual([['pin', 'pinOrCard']])
  expect(wrongIn(null, { ...known, card: 'EMP-9' })).toEqual([])
  const byCard = member({ hasPin: false })
  expect(wrongIn(byCard, {})).toEqual([])
  expect(wrongIn(byCard, { dropCard: true })).toEqual([['pin', 'pinOrCard']])
  expect(wrongIn(byCard, { role: 'manager' })).toEqual([['pin', 'pinNeeded']])
  expect(wrongIn(member({ hasCard: false }), { role: 'manager' })).toEqual([])
})

it('tells what is wrong of each field, and nothing of a card that is not asked for', () => {
  expect(wrongIn(null, { pin: '12', pinAgain: '123', card: 'E', managerPin: '1' })).toEqual([
    ['number', 'number'],
    ['name', 'name'],
    ['pin', 'pin'],
    ['pinAgain', 'pinAgain'],
    ['card', 'card'],
    ['managerPin', 'pin'],
  ])
  expect(wrongIn(member(), { role: 'manager', card: 'E' })).toEqual([])
})
