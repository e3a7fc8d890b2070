import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  cleanText,
  flag,
  integer,
  reference,
  requiredId,
  rowsOf,
  text,
  tidy,
} from '../../../src-main/coupon-api/tolerant-reader'

describe('tidy', () => {
  it('trims keys and texts at any depth', () => {
    const crooked = { 'member_info ': { ' nickname': ' 林小满 ' }, rows: [{ 'id ': ' 3' }] }
    const straight = { member_info: { nickname: '林小满' }, rows: [{ id: '3' }] }
    expect(JSON.stringify(tidy(crooked))).toBe(JSON.stringify(straight))
  })

  it.each(['{"id ":1,"id":2}', '{"id":2,"id ":1}', '{"id":7,"id ":1,"id":2}'])(
    'the exact key wins in %s',
    (json) => {
      expect(tidy(JSON.parse(json))).toMatchObject({ id: 2 })
    },
  )

  it('a key __proto__ changes nothing but itself', () => {
    const hostile = '{"__proto__":{"code":0,"polluted":true},"constructor":{"prototype":{"x":1}}}'
    const tidied = tidy(JSON.parse(hostile)) as Record<string, unknown>
    expect(tidied.code).toBeUndefined()
    expect(tidied.polluted).toBeUndefined()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(z.object({ code: z.number() }).safeParse(tidied).success).toBe(false)
  })

  it('refuses nesting that no honest answer has', () => {
    let deep: unknown = 1
    for (let i = 0; i < 50_000; i++) deep = [deep]
    expect(() => tidy(deep)).toThrow(RangeError)
  })

  it('tidying twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const once = tidy(value)
        expect(JSON.stringify(tidy(once))).toBe(JSON.stringify(once))
      }),
    )
  })
})

describe('fields', () => {
  it.each([
    [7, '7'],
    ['7', '7'],
    ['007', '7'],
    ['0', '0'],
    [0, '0'],
    ['900719925474099312', '900719925474099312'],
    ['c0ffee-1', 'c0ffee-1'],
  ])('an id %j is %j', (value, read) => {
    expect(requiredId.parse(value)).toBe(read)
  })

  // 12345678901234567890 in JSON arrives as 12345678901234567000: another coupon's number.
  it.each([12345678901234567890, 1.5, NaN, -0.5, true, null, undefined, '', '1 2', '😀', [], {}])(
    '%j is no id',
    (value) => {
      expect(requiredId.safeParse(value).success).toBe(false)
    },
  )

  it('a reference 0 is none', () => {
    expect([0, '0', '00', '', null, 5, '5'].map((value) => reference.parse(value))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      '5',
      '5',
    ])
  })

  it.each([
    [3, 3],
    ['3', 3],
    ['-3', -3],
    ['0012', 12],
    [null, undefined],
    [undefined, undefined],
    ['', undefined],
  ])('a whole number %j is %j', (value, read) => {
    expect(integer.parse(value)).toBe(read)
  })

  it.each(['1e3', '0x10', '3.0', 1.5, '99999999999999999999', 1e300, true, [3], {}])(
    '%j is no whole number',
    (value) => {
      expect(integer.safeParse(value).success).toBe(false)
    },
  )

  it('yes and no', () => {
    expect([1, '1', true, 0, '0', false, null].map((value) => flag.parse(value))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      undefined,
    ])
  })

  it('a text keeps emoji and loses what would move or hide text', () => {
    expect(text.parse('👨‍👩‍👧 生日券'.replaceAll('\u200d', ''))).toBe('👨👩👧 生日券')
    expect(text.parse('a\u202eb\u0000c\ufeff')).toBe('a b c')
    expect(text.parse(12)).toBe('12')
    expect(text.safeParse({}).success).toBe(false)
  })

  it('a text is cut between characters, never within one', () => {
    expect(cleanText('😀'.repeat(10), 3)).toBe('😀😀😀')
  })
})

describe('rowsOf', () => {
  it.each([null, undefined, '', {}, []])('%j holds no rows', (data) => {
    expect(rowsOf(data)).toEqual([])
  })

  it.each(['text', 1, false, { id: 1 }, { list: [] }])('%j is no list', (data) => {
    expect(rowsOf(data)).toBeUndefined()
  })
})
