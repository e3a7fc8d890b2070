import { describe, expect, it } from 'vitest'
import { NO_PATTERNS, type Missed } from '@shared/domain/catch-code'
import { CODE_LIMITS, type CodeRule } from '@shared/domain/code-rules'
import { readCode, traceCode } from '@shared/domain/read-code'
import { compilePatterns } from '../../../src-main/codes/patterns'
import { parameter, path, pattern, prefix } from '../../support/code-rules'

const trace = async (text: string, ...rules: CodeRule[]) =>
  traceCode(text, rules, (await compilePatterns(rules)).patterns)
const long = 'x'.repeat(CODE_LIMITS.patternTextCharacters)

describe('why a rule does not catch a code', () => {
  it.each<[why: Missed, text: string, rule: CodeRule]>([
    ['prefix', 'X12', prefix('M')],
    ['value', 'M1-2', prefix('M')],
    ['value', 'B', prefix('B', 'bill')],
    ['pattern', 'M12x', pattern(String.raw`M(?P<value>\d+)`)],
    ['longForPattern', `${long}1`, pattern('(?P<value>.+)')],
    ['noParameters', 'M12', parameter('mid')],
    ['noParameters', '{"mid":12}', parameter('mid')],
    ['otherHost', 'https://b.example/?mid=12', parameter('mid', 'memberId', 'a.example')],
    ['otherHost', 'mid=12', parameter('mid', 'memberId', 'a.example')],
    ['notThere', 'https://a.example/?uid=12', parameter('mid')],
    // What stands behind a hash is a parameter only behind a question mark.
    ['notThere', 'https://a.example/#m', parameter('m')],
    ['notThere', 'scene=uid%3D12', parameter('scene/mid')],
    ['noJson', 'M12', path('$.mid')],
    ['noJson', '{"mid":12', path('$.mid')],
    ['noJson', '["mid"]', path('$[0]')],
    ['notThere', '{"mid":true}', path('$.mid')],
    ['notThere', '{"mid":null}', path('$.mid.id')],
  ])('%s: %s', async (why, text, rule) => {
    expect((await trace(text, rule)).rules).toEqual([{ verdict: 'missed', why }])
  })
})

describe('what a rule sees in a code', () => {
  const M12 = pattern(String.raw`M(?P<value>\d+)(?P<sign>-\w+)?`)

  it.each<[text: string, rule: CodeRule, value: string, fields: [name: string, value: string][]]>([
    ['m 12', prefix('M'), '12', [['m', '12']]],
    [
      'M12-ab',
      M12,
      '12',
      [
        ['value', '12'],
        ['sign', '-ab'],
      ],
    ],
    ['https://a.example/?mid=12', parameter('mid', 'memberId', 'A.example'), '12', [['mid', '12']]],
    ['https://a.example/#/p?mid=12', parameter('mid'), '12', [['mid', '12']]],
    ['scene=uid%3D3&mid=12', parameter(['scene/mid', 'mid']), '12', [['mid', '12']]],
    // Twice, and the same but for the blanks around it.
    [
      'mid=12+&mid=+12',
      parameter('mid'),
      '12',
      [
        ['mid', '12'],
        ['mid', '12'],
      ],
    ],
    ['{"mid":" 12 "}', path(['$.uid', '$.mid']), '12', [['$.mid', '12']]],
  ])('%s', async (text, rule, value, fields) => {
    expect(await trace(text, rule)).toEqual({
      reading: { ok: true, meaning: { kind: 'memberId', id: value } },
      by: 0,
      rules: [
        {
          verdict: 'caught',
          fault: null,
          value,
          fields: fields.map(([name, found]) => ({ name, value: found })),
        },
      ],
    })
  })

  it.each<[text: string, rule: CodeRule, value: string | null, fields: string[]]>([
    ['mid=1&mid=2', parameter('mid'), null, ['1', '2']],
    ['{"mid":1e3}', path('$.mid'), null, ['…']],
    ['{"mid":"1-2"}', path('$.mid'), '1-2', ['1-2']],
    ['b=', parameter('b', 'bill'), '', ['']],
  ])('is told also where it makes no sense: %s', async (text, rule, value, fields) => {
    const { reading, by, rules } = await trace(text, rule, prefix('M'))
    expect(reading).toEqual({ ok: false, problem: 'unreadable', fault: 'shape' })
    expect(by).toBe(0)
    expect(rules).toMatchObject([
      { verdict: 'caught', fault: 'shape', value, fields: fields.map((one) => ({ value: one })) },
      { verdict: 'notAsked' },
    ])
  })

  it('is told with a check digit that does not fit', async () => {
    const { rules } = await trace('K18', { ...prefix('K'), check: 'ean' })
    expect(rules).toEqual([
      { verdict: 'caught', fault: 'checkDigit', value: '18', fields: [{ name: 'K', value: '18' }] },
    ])
  })
})

describe('no rule is asked', () => {
  it('about a bill', () => {
    expect(traceCode('bill:9', [prefix('B')], NO_PATTERNS)).toEqual({
      reading: { ok: true, meaning: { kind: 'bill', text: 'bill:9' } },
      rules: [],
      by: 'billMark',
    })
  })

  it.each([
    ['', 'empty'],
    ['9'.repeat(5_000), 'tooLong'],
  ])('about what is no code: case %#', (text, problem) => {
    expect(traceCode(text, [prefix('9')], NO_PATTERNS)).toEqual({
      reading: { ok: false, problem },
      rules: [],
      by: null,
    })
  })

  it('about regular expressions where none is compiled', () => {
    expect(NO_PATTERNS.match('M12', 'M12')).toBeNull()
    expect(readCode('M12', [pattern('(?P<value>M12)')], NO_PATTERNS)).toMatchObject({
      meaning: { kind: 'name' },
    })
  })
})
