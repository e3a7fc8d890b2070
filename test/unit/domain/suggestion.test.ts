import { describe, expect, it } from 'vitest'
import type { MemberMatch } from '@shared/domain/member-match'
import { shownSpans, suggestionSchema, type Suggestion } from '@shared/domain/suggestion'

const CHEN: Suggestion = {
  member: { id: '7', name: '陈思琪', phone: '199 **** 1111', cardNumber: null, level: null },
  match: {
    rank: 'part',
    field: 'name',
    spans: [
      [0, 1],
      [2, 3],
    ],
  },
  lately: true,
}

describe('a suggestion', () => {
  it('comes to the screen as it was sent', () => {
    expect(suggestionSchema.parse(CHEN)).toEqual(CHEN)
    expect(suggestionSchema.parse({ ...CHEN, match: null })).toEqual({ ...CHEN, match: null })
  })

  it.each([
    ['no member', { member: undefined }],
    ['another rank', { match: { ...CHEN.match, rank: 'best' } }],
    ['another field', { match: { ...CHEN.match, field: 'level' } }],
    ['a place before the first', { match: { ...CHEN.match, spans: [[-1, 1]] } }],
    ['half a place', { match: { ...CHEN.match, spans: [[0, 1.5]] } }],
    ['a place without an end', { match: { ...CHEN.match, spans: [[0]] } }],
  ])('with %s is none', (_, change) => {
    expect(suggestionSchema.safeParse({ ...CHEN, ...change }).success).toBe(false)
  })
})

describe('what is marked of what is shown', () => {
  const matched = (field: MemberMatch['field'], ...spans: MemberMatch['spans']): MemberMatch => ({
    ...{ rank: 'part', whole: 0 },
    ...{ field, spans },
  })

  it.each(['name', 'card', 'id'] as const)('of a %s is what was typed', (field) => {
    const match = matched(field, [0, 1], [5, 9])
    expect(shownSpans(match, '19900001111')).toEqual([
      [0, 1],
      [5, 9],
    ])
  })

  it.each([
    // 199 **** 1111
    ['19900001111', [0, 3], [0, 3]],
    ['19900001111', [7, 11], [9, 13]],
    ['19900001111', [2, 5], [2, 6]],
    ['19900001111', [0, 11], [0, 13]],
    ['199-0000-1111', [6, 8], [7, 10]],
    // ** 55
    ['02155', [3, 5], [3, 5]],
    ['02155', [0, 3], [0, 2]],
  ] as const)('of %s the digits %j are the places %j', (phone, digits, places) => {
    expect(shownSpans(matched('phone', digits), phone)).toEqual([places])
  })

  it('of a phone number that is not known is what was typed', () => {
    expect(shownSpans(matched('phone', [0, 4]), null)).toEqual([[0, 4]])
  })
})
