import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_PATTERNS, type Patterns } from '@shared/domain/catch-code'
import { CODE_LIMITS, type CodeRule } from '@shared/domain/code-rules'
import { plainText } from '@shared/domain/plain-text'
import { readCode, traceCode } from '@shared/domain/read-code'
import { SCAN_MAX_CHARACTERS } from '@shared/domain/scan-code'
import { compilePatterns } from '../../../src-main/codes/patterns'
import { parameter, path, pattern, prefix } from '../../support/code-rules'
import { HOSTILE_CODES } from '../../support/hostile-codes'
import { randomCode, randomRule } from '../../support/random-codes'

const read = (text: string, ...rules: CodeRule[]) => readCode(text, rules, NO_PATTERNS)
const member = (id: string) => ({ ok: true, meaning: { kind: 'memberId', id } })

describe('the first rule that catches a code', () => {
  it('says what it means, and no other is asked', () => {
    const rules = [prefix('X'), prefix('M'), prefix('M', 'couponId')]
    expect(traceCode('M12', rules, NO_PATTERNS)).toEqual({
      reading: member('12'),
      by: 1,
      rules: [
        { verdict: 'missed', why: 'prefix' },
        { verdict: 'caught', fault: null, value: '12', fields: [{ name: 'M', value: '12' }] },
        { verdict: 'notAsked' },
      ],
    })
    expect(read('M12', prefix('M', 'couponId'), prefix('M'))).toMatchObject({
      meaning: { kind: 'couponId' },
    })
  })

  it('is passed over where it is off', () => {
    expect(traceCode('M12', [{ ...prefix('M'), on: false }], NO_PATTERNS)).toMatchObject({
      reading: { meaning: { kind: 'name', text: 'M12' } },
      rules: [{ verdict: 'off' }],
      by: 'typed',
    })
  })

  it('keeps a code whose value makes no sense: nobody else is made of it', () => {
    expect(read('mid=x&uid=7', parameter('mid', 'memberId'), parameter('uid', 'memberId'))).toEqual(
      { ok: false, problem: 'unreadable', fault: 'shape' },
    )
    expect(read('mid=1&mid=2', parameter('mid', 'memberId'))).toMatchObject({ fault: 'shape' })
  })

  it('leaves a name to the search, though it begins with a prefix', () => {
    expect(read('Marie', prefix('M'))).toMatchObject({ meaning: { kind: 'name', text: 'Marie' } })
  })
})

describe('what rules find', () => {
  it.each([
    ['m00012', prefix('M'), '12'],
    ['scene=mid%3D12', parameter('scene/mid', 'memberId'), '12'],
    ['https://m.a.example/p?Mid=12', parameter('mid', 'memberId', 'A.example'), '12'],
    ['{"Data":{"Who":[{"id":12}]}}', path("$.data['who'][0].id"), '12'],
    ['{"会员":"12"}', path('$.会员'), '12'],
  ])('%s', (text, rule, id) => {
    expect(read(text, rule)).toEqual(member(id))
  })

  it.each([
    ['https://a.example.evil.example/?mid=1', parameter('mid', 'memberId', 'a.example')],
    ['https://nota.example/?mid=1', parameter('mid', 'memberId', 'a.example')],
    ['https://a.example@evil.example/?mid=1', parameter('mid', 'memberId', 'a.example')],
    ['mid=1', parameter('mid', 'memberId', 'a.example')],
    ['{"a":{"length":1}}', path('$.a.length.x')],
    ['{"a":"12"}', path('$.a[0]')],
    ['{"a":"12"}', path('$.a.length')],
    ['{"a":[1]}', path('$.a.length')],
  ])('%s is not caught', (text, rule) => {
    expect(read(text, rule)).toEqual({ ok: false, problem: 'unreadable' })
  })

  it('a check digit that does not fit is a misread card, not another code', () => {
    const ean: CodeRule = { ...prefix('K', 'cardNumber'), check: 'ean' }
    expect(read('K4006381333931', ean)).toMatchObject({ meaning: { number: '4006381333931' } })
    expect(read('K4006381333932', ean)).toEqual({
      ok: false,
      problem: 'unreadable',
      fault: 'checkDigit',
    })
    const luhn: CodeRule = { ...ean, check: 'luhn' }
    expect(read('K79927398713', luhn)).toMatchObject({ ok: true })
    expect(read('K79927398714', luhn)).toMatchObject({ ok: false })
  })

  it('a bill goes to the hand-over, and a code for the back end goes there as it stands', () => {
    expect(read('R:12.50', prefix('R:', 'bill'))).toEqual({
      ok: true,
      meaning: { kind: 'bill', text: 'BILL:12.50' },
    })
    expect(read('vx①２\r\n', prefix('VX', 'askBackEnd'))).toEqual({
      ok: true,
      meaning: { kind: 'askBackEnd', text: 'vx①２' },
    })
    expect(read('BILL:1', prefix('B', 'askBackEnd'))).toMatchObject({ meaning: { kind: 'bill' } })
  })
})

describe('random rules over random codes', () => {
  it('never throw, mean one thing, and never anybody who is not in the code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomRule, { maxLength: 6 }), randomCode, async (rules, text) => {
        const { patterns } = await compilePatterns(rules)
        const { reading, rules: verdicts, by } = traceCode(text, rules, patterns)
        expect(readCode(text, rules, patterns)).toEqual(reading)
        expect(verdicts.filter(({ verdict }) => verdict === 'caught').length).toBe(
          typeof by === 'number' ? 1 : 0,
        )
        if (!reading.ok || !('id' in reading.meaning)) return
        expect(seenIn(text)).toContain(reading.meaning.id)
      }),
      { numRuns: 3_000 },
    )
  })
})

/** A code with everything that its wrappings hide, each on a line. */
function seenIn(text: string): string {
  const decode = (one: string): string => {
    try {
      return decodeURIComponent(one)
    } catch {
      return one
    }
  }
  const plain = plainText(text)
  return [plain, decode(plain), decode(decode(plain)), plainText(decode(plain))].join('\n')
}

describe('the work that a code makes', () => {
  it('is bounded before any pattern is asked', () => {
    const asked: number[] = []
    const counting: Patterns = { match: (_pattern, text) => (asked.push(text.length), null) }
    const rules = Array.from({ length: CODE_LIMITS.rules }, () => pattern('x'))
    for (const { text } of HOSTILE_CODES) readCode(text, rules, counting)
    readCode('x'.repeat(CODE_LIMITS.patternTextCharacters), rules, counting)
    expect(Math.max(...asked)).toBe(CODE_LIMITS.patternTextCharacters)
    const before = asked.length
    for (const text of ['x'.repeat(1_000_000), 'ﷺ'.repeat(SCAN_MAX_CHARACTERS)]) {
      expect(readCode(text, rules, counting)).toEqual({ ok: false, problem: 'tooLong' })
    }
    expect(asked.length).toBe(before)
  })
})
