import { describe, expect, it } from 'vitest'
import type { Member } from '@shared/domain/member'
import { digitsOf, matchMember } from '@shared/domain/member-match'
import { unitsOf } from '@shared/domain/name-units'
import { readQuery } from '@shared/domain/search-query'
import { readingsOf } from '../../support/readings'

const NOBODY: Member = { id: '7', name: null, phone: null, cardNumber: null, level: null }

function match(typed: string, given: Partial<Member>, forgive?: boolean) {
  const member = { ...NOBODY, ...given }
  const query = readQuery(typed)
  return query && matchMember(query, member, unitsOf(member.name ?? '', readingsOf), forgive)
}

it.each([
  ['199-0000 1111', '19900001111'],
  ['+86 19900001111', '8619900001111'],
  ['', ''],
  [null, ''],
])('the digits of %j are %j', (phone, digits) => {
  expect(digitsOf(phone)).toBe(digits)
})

describe('a phone number', () => {
  it.each([
    ['19900203111', 'exact', [0, 11], 2],
    ['+86 19900203111', 'exact', [0, 11], 2],
    ['3111', 'exact', [7, 11], 1],
    ['111', 'prefix', [8, 11], 1],
    ['03111', 'prefix', [6, 11], 1],
    ['1990', 'prefix', [0, 4], 0],
    ['199', 'prefix', [0, 3], 0],
    ['9002', 'part', [2, 6], 0],
    ['203', 'part', [5, 8], 0],
  ])('is found by %s: %s', (typed, rank, span, whole) => {
    const found = { rank, field: 'phone', spans: [span], whole }
    expect(match(typed, { phone: '199-0020-3111' })).toEqual(found)
  })

  it.each(['19', '1992', '31113', '19900203112'])('is not found by %s', (typed) => {
    expect(match(typed, { phone: '199-0020-3111' })).toBeNull()
  })
})

describe('a card', () => {
  it.each([
    ['V1234', 'exact', [0, 5]],
    ['v12 34', 'exact', [0, 5]],
    ['v12', 'prefix', [0, 3]],
  ])('is found by %s: %s', (typed, rank, span) => {
    const found = { rank, field: 'card', spans: [span], whole: 1 }
    expect(match(typed, { cardNumber: 'V1234' })).toEqual(found)
  })

  it.each(['1234', '34', 'v2', 'v12345'])('is not found by %s', (typed) => {
    expect(match(typed, { cardNumber: 'V1234' })).toBeNull()
  })

  it.each([
    ['V12', 'V-12 34', 'prefix', [0, 4]],
    ['v1234', 'V-12 34', 'exact', [0, 7]],
    ['V-12 3', 'V1234', 'prefix', [0, 4]],
  ] as const)('is found as %s where it is written %s', (typed, cardNumber, rank, span) => {
    expect(match(typed, { cardNumber })).toEqual({ rank, field: 'card', spans: [span], whole: 1 })
  })
})

describe('an id', () => {
  it.each([
    ['10439', '10439', [0, 5]],
    ['104 39', '10439', [0, 5]],
    ['10-439', '10439', [0, 5]],
    ['m-7', 'm-7', [0, 3]],
  ])('is found by %s as a whole', (typed, id, span) => {
    const found = { rank: 'exact', field: 'id', spans: [span], whole: 1 }
    expect(match(typed, { id })).toEqual(found)
  })

  it.each(['1043', '0439', '104390'])('is not found by %s', (typed) => {
    expect(match(typed, { id: '10439' })).toBeNull()
  })
})

describe('a name', () => {
  it('is found by a part of it', () => {
    expect(match('sq', { name: '陈思琪' })).toEqual({
      rank: 'part',
      field: 'name',
      spans: [[1, 3]],
      whole: 0,
    })
  })

  it('but for one letter is found where that is forgiven, and only there', () => {
    const found = { rank: 'mistake', field: 'name', spans: [[0, 1]], whole: 0 }
    expect(match('chan', { name: '陈思琪' }, true)).toEqual(found)
    expect(match('chan', { name: '陈思琪' }, false)).toBeNull()
    expect(match('chan', { name: '陈思琪' })).toBeNull()
  })

  it('is no mistake where it fits, and is not found where it is far from it', () => {
    expect(match('chen', { name: '陈思琪' }, true)?.rank).toBe('prefix')
    expect(match('zhang', { name: '陈思琪' }, true)).toBeNull()
  })
})

describe('what fits in several ways', () => {
  it.each([
    ['1990', 'card', { phone: '19900001111', cardNumber: '1990' }],
    ['1990', 'phone', { phone: '15500001990', cardNumber: '19901' }],
    ['1990', 'id', { phone: '19900001111', cardNumber: '19901', id: '1990' }],
    ['anna', 'name', { cardNumber: 'anna88', name: 'Anna' }],
    // As good as each other: an id is one member's alone.
    ['1990', 'id', { cardNumber: '1990', id: '1990' }],
    ['199', 'phone', { phone: '19900001111', cardNumber: '19901' }],
  ])('%s is the best of them: a %s', (typed, field, given) => {
    expect(match(typed, given)?.field).toBe(field)
  })
})
