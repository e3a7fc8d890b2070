import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  digitPlaces,
  inPassing,
  maskPhone,
  memberSchema,
  showPhone,
} from '../../../src-shared/domain/member'

describe('maskPhone', () => {
  it.each([
    ['13800138000', '138 **** 8000'],
    ['138-0013-8000', '138 **** 8000'],
    ['+86 138 0013 8000', '861 **** 8000'],
    ['1234567', '** 67'],
    ['0755123456', '075 **** 3456'],
    ['123456', '** 56'],
    ['12', '**'],
    ['', '**'],
  ])('%j is shown as %j', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown)
  })

  it('hides at least three digits of a number, or all but two of a short one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+\d -]{0,30}$/), (phone) => {
        const shown = maskPhone(phone).replace(/\D/g, '').length
        const whole = phone.replace(/\D/g, '').length
        expect(shown).toBeLessThanOrEqual(whole >= 10 ? whole - 3 : 2)
      }),
    )
  })
})

it('a member has an id; what else there is the back end need not tell', () => {
  const member = { id: '10439', name: null, phone: null, cardNumber: null, level: '金卡' }
  expect(memberSchema.parse(member)).toEqual(member)
  expect(memberSchema.safeParse({ ...member, id: '' }).success).toBe(false)
  expect(memberSchema.safeParse({ ...member, id: undefined }).success).toBe(false)
})

it.each([
  ['13800138000', 'full', '13800138000'],
  ['13800138000', 'middle', '138 **** 8000'],
  ['13800138000', 'lastFour', '*** **** 8000'],
  ['1234567', 'lastFour', '** 67'],
  ['', 'lastFour', '**'],
] as const)('of %j a terminal that shows %s shows %j', (phone, look, shown) => {
  expect(showPhone(phone, look)).toBe(shown)
})

it('nothing shows a whole number in passing', () => {
  expect((['full', 'middle', 'lastFour'] as const).map(inPassing)).toEqual([
    'middle',
    'middle',
    'lastFour',
  ])
})

describe('digitPlaces', () => {
  it.each([
    ['13800138000', [0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12]],
    ['138-0013-8000', [0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12]],
    ['0755123456', [0, 1, 2, 4, 5, 6, 9, 10, 11, 12]],
    ['1234567', [0, 1, 1, 1, 1, 3, 4]],
    ['12', [0, 1]],
    ['5', [0]],
    ['', []],
  ])('of %j are %j', (phone, places) => {
    expect(digitPlaces(phone)).toEqual(places)
  })

  it('show each digit as itself or under the mask, in their order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+\d -]{0,30}$/), (phone) => {
        const digits = phone.replace(/\D/g, '')
        const places = digitPlaces(phone)
        const shown = maskPhone(phone)
        expect(places).toHaveLength(digits.length)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        for (const [at, place] of places.entries()) {
          expect(['*', digits[at]]).toContain(shown[place])
        }
      }),
    )
  })
})
