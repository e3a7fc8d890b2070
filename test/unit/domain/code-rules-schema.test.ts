import { describe, expect, it } from 'vitest'
import { codeFileSchema, codeRuleSchema, codeRulesSchema } from '@shared/domain/code-rules-schema'

const usual = { name: 'r', means: 'memberId' }
const RULES = {
  prefix: { ...usual, kind: 'prefix', prefix: 'M' },
  regex: { ...usual, kind: 'regex', pattern: '(?P<value>1)' },
  urlParameter: { ...usual, kind: 'urlParameter', parameters: ['mid'] },
  jsonPath: { ...usual, kind: 'jsonPath', paths: ['$.mid'] },
}
type Kind = keyof typeof RULES
const KINDS = Object.keys(RULES) as Kind[]

const takes = (kind: Kind, change: object) =>
  codeRuleSchema.safeParse({ ...RULES[kind], ...change }).success
const xs = (count: number) => 'x'.repeat(count)
const pattern = (characters: number) => `(?P<value>${xs(characters - 11)})`

describe('a rule', () => {
  it.each(KINDS)('of kind %s is on and checks nothing where it does not say so', (kind) => {
    expect(codeRuleSchema.parse(RULES[kind])).toEqual({
      ...RULES[kind],
      on: true,
      check: 'none',
      ...(kind === 'urlParameter' ? { host: '' } : {}),
    })
  })

  it.each(KINDS)('of kind %s has a name that people see, and no other field', (kind) => {
    expect([xs(1), xs(40), '会员 卡'].filter((name) => !takes(kind, { name }))).toEqual([])
    const bad = ['', xs(41), ' x', 'x ', 'x\u200b', 'x\u202e', 'x\n']
    expect(bad.filter((name) => takes(kind, { name }))).toEqual([])
    expect(takes(kind, { extra: 1 })).toBe(false)
    expect(takes(kind, { kind: 'magic' })).toBe(false)
  })

  it.each<[kind: Kind, field: string, good: unknown[], bad: unknown[]]>([
    ['prefix', 'means', ['cardNumber', 'bill', 'askBackEnd'], ['', 'nobody']],
    ['prefix', 'check', ['luhn', 'ean'], ['', 'md5']],
    ['prefix', 'prefix', ['x', xs(32)], ['', xs(33), 'M\u200b', ' M']],
    ['regex', 'pattern', [pattern(300)], ['', pattern(301)]],
    ['urlParameter', 'parameters', [Array(8).fill('mid')], [[], Array(9).fill('mid'), 'mid']],
    ['urlParameter', 'parameters', [['m'], ['mid/uid'], ['会员'], [xs(100)]], [[''], [xs(101)]]],
    ['urlParameter', 'parameters', [], [['/m'], ['m/'], ['a/b/c'], ['m/i d'], ['m/i&d'], ['m/=']]],
    ['urlParameter', 'parameters', [], [['a b'], ['a&b'], ['a=b'], ['?a'], ['a#'], [' a'], ['a ']]],
    ['urlParameter', 'host', ['', 'x', 'shop.example', 'A-1.example', '10.0.0.1'], []],
    ['urlParameter', 'host', [`${xs(63)}.${xs(189)}`], [`${xs(63)}.${xs(190)}`]],
    [
      'urlParameter',
      'host',
      [],
      ['-a.example', '.example', 'a.', 'a..b', 'a/b', 'a_b', ' a', 'a '],
    ],
    ['jsonPath', 'paths', [Array(8).fill('$.m')], [[], Array(9).fill('$.m'), '$.m']],
    ['jsonPath', 'paths', [[`$.${xs(98)}`]], [[`$.${xs(99)}`], [''], ['mid'], ['$..mid']]],
  ])('of kind %s: %s (case %#)', (kind, field, good, bad) => {
    expect(good.filter((value) => !takes(kind, { [field]: value }))).toEqual([])
    expect(bad.filter((value) => takes(kind, { [field]: value }))).toEqual([])
  })

  it('with a pattern names the value, unless the back end gets the whole code', () => {
    const without = { ...RULES.regex, pattern: 'value' }
    expect(codeRuleSchema.safeParse(without).error?.issues).toMatchObject([
      { path: ['pattern'], params: { noValueGroup: true } },
    ])
    expect(takes('regex', { pattern: 'value', means: 'askBackEnd' })).toBe(true)
    expect(takes('regex', { means: 'askBackEnd' })).toBe(true)
  })
})

describe('the rules of a connection', () => {
  const many = (count: number) => Array(count).fill(RULES.prefix)

  it('are fifty at most, or none', () => {
    expect([0, 1, 50, 51].map((n) => codeRulesSchema.safeParse(many(n)).success)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('are exported to a file that says what it is', () => {
    const file = { kind: 'coupon-counter-code-rules', version: 1, rules: many(1) }
    const takesFile = (change: object) => codeFileSchema.safeParse({ ...file, ...change }).success
    expect(takesFile({})).toBe(true)
    const wrong = [{ kind: 'other' }, { version: 2 }, { rules: undefined }, { extra: 1 }]
    expect(wrong.filter(takesFile)).toEqual([])
  })
})
