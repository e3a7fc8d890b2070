import { expect, it } from 'vitest'
import { silentLog } from '../../../src-main/log'
import { teamSchema, useTeam } from '../../../src-main/session/provisioned-team'
import { openStaffStore } from '../../../src-main/session/staff-store'
import { memorySecrets } from '../../support/terminal-parts'

const OWNER = { number: '00', name: '周店主', role: 'owner', pin: '2580' }
const placesOf = (team: unknown): string[] =>
  teamSchema.safeParse(team).error?.issues.map(({ path }) => path.join('.')) ?? []

it('names the person of a team who does not fit, by place and field', () => {
  const cashier = { name: '王小丽', role: 'cashier' }
  expect(
    placesOf([
      OWNER,
      { ...cashier, number: '01', card: 'EMP-1' },
      { ...cashier, number: '01', pin: '1111' },
      { ...cashier, number: '02', card: 'EMP-1' },
      { ...cashier, number: '03' },
      { number: '10', name: '李店长', role: 'manager', card: 'EMP-2' },
    ]),
  ).toEqual(['2.number', '3.card', '4.pin', '5.pin'])
})

it('says of the list itself that it lacks an owner', () => {
  expect(placesOf([{ ...OWNER, role: 'manager' }])).toEqual([''])
  expect(placesOf([OWNER])).toEqual([])
})

it('leaves out the card of a manager or owner, be it a cashier’s as well', () => {
  const card = 'EMP-1'
  const store = openStaffStore(memorySecrets(), silentLog)
  const team = teamSchema.parse([
    { ...OWNER, card },
    { number: '10', name: '李店长', role: 'manager', pin: '1111', card },
    { number: '11', name: '王小丽', role: 'cashier', card },
  ])
  useTeam(team, store)
  expect(store.people().map((one) => [one.number, one.card])).toEqual([
    ['00', null],
    ['10', null],
    ['11', store.cardMark(card)],
  ])
})
