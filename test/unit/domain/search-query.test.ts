import { describe, expect, it } from 'vitest'
import { readQuery } from '@shared/domain/search-query'

describe('what is typed', () => {
  it('is read without spaces and signs, and as it may be an id', () => {
    expect(readQuery(' V-12 34 ')).toEqual({
      text: 'v1234',
      digits: null,
      id: 'v-1234',
      isLetters: false,
    })
  })

  it.each([
    ['c', true],
    ['chen', true],
    ['Mary John', true],
    ['José', true],
    ['ｃｈｅｎ', true],
    ['chen1', false],
    ['1chen', false],
    ['陈', false],
    ['陈sq', false],
    ['c陈', false],
  ])('as %s is letters of a keyboard: %s', (typed, isLetters) => {
    expect(readQuery(typed)?.isLetters).toBe(isLetters)
  })
})

describe('the digits of what is typed', () => {
  it.each([
    ['1990', '1990'],
    ['１９９０', '1990'],
    ['199-0000 1111', '19900001111'],
    ['(021) 5550', '0215550'],
    ['陈', null],
    ['陈1990', null],
    ['1990陈', null],
    ['V1990', null],
    ['1990#', null],
  ])('as %s are %s', (typed, digits) => {
    expect(readQuery(typed)?.digits).toBe(digits)
  })

  it.each([
    ['+86 199 0000 1111', '19900001111'],
    ['8619900001111', '19900001111'],
    ['0086 19900001111', '19900001111'],
    // No mobile number stands behind these.
    ['+86 199 0000', '861990000'],
    ['8619', '8619'],
    ['86199000011112', '86199000011112'],
    ['8621900001111', '8621900001111'],
    ['58619900001111', '58619900001111'],
  ])('as %s are %s: the country is not part of a number', (typed, digits) => {
    expect(readQuery(typed)?.digits).toBe(digits)
  })
})

describe('how much is typed', () => {
  it('is no more than fits a name, a number or a card', () => {
    expect(readQuery('x'.repeat(32))?.text).toBe('x'.repeat(32))
    expect(readQuery('x'.repeat(33))).toBeNull()
  })

  it('is not looked through where it is far too much, even if most of it is space', () => {
    expect(readQuery('chen'.padStart(128))?.text).toBe('chen')
    expect(readQuery('chen'.padStart(129))).toBeNull()
  })
})
