import { describe, expect, it } from 'vitest'
import { CODE_LIMITS, DEFAULT_CODE_RULES, type CodeRule } from '@shared/domain/code-rules'
import { CODE_PRESETS } from '@shared/domain/code-presets'
import { readCode } from '@shared/domain/read-code'
import { checkRules, checkRulesFile } from '../../../src-main/codes/check-rules'
import { compilePatterns } from '../../../src-main/codes/patterns'

const regex = (pattern: string, on = true): CodeRule => ({
  name: 'r',
  on,
  kind: 'regex',
  pattern,
  means: 'memberId',
  check: 'none',
})
const faultsOf = async (...patterns: string[]) =>
  (await compilePatterns(patterns.map((pattern) => regex(pattern)))).faults

describe('a pattern that cannot be used is refused with what is wrong', () => {
  it.each([
    ['(?P<value>1', 'paren', '(?P<value>1'],
    ['(?P<value>[a)', 'bracket', '[a)'],
    ['(?P<value>a{1001})', 'repeat', '{1001}'],
    ['(?P<value>a**)', 'repeat', '**'],
    ['*(?P<value>a)', 'nothingToRepeat', '*'],
    ['(?=x)(?P<value>a)', 'notLinear', '(?='],
    ['(?!x)(?P<value>a)', 'notLinear', '(?!'],
    ['(?<=x)(?P<value>a)', 'notLinear', '(?<=x)(?P<value>'],
    [String.raw`(?P<value>a)\1`, 'notLinear', String.raw`\1`],
    [String.raw`(?P<value>\q)`, 'escape', String.raw`\q`],
    ['(?P<value>[b-a])', 'range', 'b-a'],
    ['(?P<value>a)(?P<value>b)', 'groupTwice', 'value'],
    [String.raw`\(?P<value>a`, 'noValueGroup', ''],
    [String.raw`(?P<value>(?:\d{20}){20})`, 'large', ''],
  ])('%s', async (pattern, wrong, at) => {
    expect(await faultsOf(pattern)).toEqual([{ field: 'rules[0].pattern', wrong, at }])
  })

  it('many that are small enough alone are too much together, unless they are off', async () => {
    const pattern = String.raw`(?P<value>\d{200})`
    const rules = Array.from({ length: 6 }, () => regex(pattern))
    expect((await compilePatterns(rules)).faults).toMatchObject([{ wrong: 'largeTogether' }])
    expect((await compilePatterns(rules.map((rule) => ({ ...rule, on: false })))).faults).toEqual(
      [],
    )
  })
})

describe('matching', () => {
  it('is of the whole code, with named groups', async () => {
    const { patterns } = await compilePatterns([regex(String.raw`M(?P<value>\d+)(?P<sign>-\w+)?`)])
    const read = (text: string) => patterns.match(String.raw`M(?P<value>\d+)(?P<sign>-\w+)?`, text)
    expect([...(read('M12-ab') ?? [])]).toEqual([
      ['value', '12'],
      ['sign', '-ab'],
    ])
    expect([...(read('M12') ?? [])]).toEqual([['value', '12']])
    expect(read('xM12')).toBeNull()
    expect(read('M12x')).toBeNull()
  })
})

describe('the ready-made rules', () => {
  it('are sound, and so are the usual ones', async () => {
    for (const rules of [DEFAULT_CODE_RULES, ...Object.values(CODE_PRESETS)]) {
      const named = rules.map((rule) => ({ ...rule, name: 'x' }))
      expect(await checkRules(named)).toMatchObject({ ok: true, rules: named })
    }
  })

  it.each([
    ['plainNumbers', '0439', { kind: 'memberId', id: '439' }],
    ['plainNumbers', '13800138000', { kind: 'phone', digits: '13800138000' }],
    ['letters', 'm12', { kind: 'memberId', id: '12' }],
    ['letters', 'Q7', { kind: 'couponId', id: '7' }],
    ['miniProgram', 'https://a.example/p?scene=m%3D12%26x%3D1', { kind: 'memberId', id: '12' }],
    ['eanCard', '2400638133398', { kind: 'cardNumber', number: '2400638133398' }],
    ['luhnCard', '6011000990139424', { kind: 'cardNumber', number: '6011000990139424' }],
    ['dynamic', 'DYN:8f3a.77b0c1', { kind: 'askBackEnd', text: 'DYN:8f3a.77b0c1' }],
  ] as const)('%s: %s', async (preset, text, meaning) => {
    const rules = [...CODE_PRESETS[preset], ...DEFAULT_CODE_RULES]
    const { patterns } = await compilePatterns(rules)
    expect(readCode(text, rules, patterns)).toEqual({ ok: true, meaning })
  })
})

describe('a file of rules', () => {
  const file = (content: object) =>
    checkRulesFile(
      `\uFEFF${JSON.stringify({ kind: 'coupon-counter-code-rules', version: 1, ...content })}`,
    )

  it('is read with what may be left out', async () => {
    const rule = { kind: 'prefix', name: 'M', prefix: 'M', means: 'memberId' }
    expect(await file({ rules: [rule] })).toMatchObject({
      ok: true,
      rules: [{ ...rule, on: true, check: 'none' }],
    })
  })

  it('is told every field that is wrong', async () => {
    const rules = [
      { kind: 'prefix', name: '', prefix: 'M\u202e', means: 'nobody' },
      { kind: 'urlParameter', name: 'a', parameters: ['a b'], means: 'memberId', host: 'a/b' },
      { kind: 'jsonPath', name: 'a', paths: ['$..a'], means: 'memberId', extra: 1 },
      { kind: 'magic', name: 'a', means: 'memberId' },
      { kind: 'regex', name: 'a', pattern: 'x', means: 'memberId' },
      { kind: 'regex', name: 'a', means: 'memberId' },
    ]
    const checked = await file({ rules })
    const told = checked.ok ? [] : checked.faults.map(({ field, wrong }) => `${field} ${wrong}`)
    expect(told).toEqual([
      'rules[0].name missing',
      'rules[0].means value',
      'rules[0].prefix value',
      'rules[1].parameters[0] value',
      'rules[1].host value',
      'rules[2].paths[0] value',
      'rules[2] unknown',
      'rules[3].kind value',
      'rules[4].pattern noValueGroup',
      'rules[5].pattern missing',
    ])
  })

  it('is told once of each field in which nothing stands', async () => {
    const rules = [
      { kind: 'prefix', name: ' ', prefix: '', means: 'memberId' },
      { kind: 'regex', name: 'a', pattern: '', means: 'memberId' },
      { kind: 'urlParameter', name: 'a', parameters: [], means: 'memberId' },
      { kind: 'jsonPath', name: 'a', paths: [''], means: 'memberId' },
    ]
    const checked = await file({ rules })
    expect(checked.ok ? [] : checked.faults).toEqual(
      ['[0].name', '[0].prefix', '[1].pattern', '[2].parameters', '[3].paths[0]'].map((field) => ({
        field: `rules${field}`,
        wrong: 'missing',
        at: '',
      })),
    )
  })

  it.each([
    ['{', 'notJson'],
    ['null', 'notRules'],
    ['[]', 'notRules'],
    ['{"kind":"other","version":1,"rules":[]}', 'notRules'],
    ['{"kind":"coupon-counter-code-rules","version":2,"rules":[]}', 'newer'],
  ])('%s is none', async (text, wrong) => {
    expect(await checkRulesFile(text)).toEqual({
      ok: false,
      faults: [{ field: '', wrong, at: '' }],
    })
  })

  it('holds no more rules than a terminal takes', async () => {
    const rules = Array.from({ length: CODE_LIMITS.rules + 1 }, () => ({
      kind: 'prefix',
      name: 'a',
      prefix: 'a',
      means: 'memberId',
    }))
    expect(await file({ rules })).toEqual({
      ok: false,
      faults: [{ field: 'rules', wrong: 'tooMany', at: String(CODE_LIMITS.rules) }],
    })
  })
})
