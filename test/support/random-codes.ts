import fc from 'fast-check'
import { CHECK_DIGITS, CODE_MEANINGS, type CodeRule } from '@shared/domain/code-rules'
import { HOSTILE_CODES } from './hostile-codes'

const KEYS = ['member_id', 'mid', 'a', 'scene', '__proto__', 'MID'] as const
const key = fc.constantFrom(...KEYS)
const small = fc.nat({ max: 99_999 }).map(String)
const value = fc.oneof(small, fc.constantFrom('007', '1-2', 'x', '', '１２', 'mid=5'))

const anyRule = {
  name: fc.constantFrom('a', '规则'),
  on: fc.boolean(),
  means: fc.constantFrom(...CODE_MEANINGS),
  check: fc.constantFrom(...CHECK_DIGITS),
}

/** Rules of every kind; few names, so that they meet what `randomCode` writes. Patterns are among those of `PATTERNS`. */
export const randomRule: fc.Arbitrary<CodeRule> = fc.oneof(
  fc.record({
    kind: fc.constant('prefix' as const),
    ...anyRule,
    prefix: fc.constantFrom('M', 'mid=', 'M:', '1', '{', 'http'),
  }),
  fc.record({
    kind: fc.constant('regex' as const),
    ...anyRule,
    pattern: fc.constantFrom(
      String.raw`(?P<value>\d+)`,
      String.raw`(?:a+)+(?P<value>\d*)`,
      String.raw`M(?P<value>\d{1,8})(?:\.(?P<sign>\w+))?`,
      String.raw`(?s).*?(?P<value>\d{2,}).*`,
    ),
  }),
  fc.record({
    kind: fc.constant('urlParameter' as const),
    ...anyRule,
    parameters: fc.array(fc.constantFrom(...KEYS, 'scene/mid'), { minLength: 1, maxLength: 3 }),
    host: fc.constantFrom('', 'a.example'),
  }),
  fc.record({
    kind: fc.constant('jsonPath' as const),
    ...anyRule,
    paths: fc.array(fc.constantFrom('$.member_id', '$.a.mid', '$.a[0]', '$.mid'), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
)

/** Codes near what the rules look for, hostile ones, and whatever else. */
export const randomCode: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom('M', 'm', 'M:', ''), value).map((parts) => parts.join('')),
  fc
    .array(fc.tuple(key, value), { minLength: 1, maxLength: 3 })
    .map((pairs) => pairs.map(([name, one]) => `${name}=${encodeURIComponent(one)}`).join('&')),
  fc
    .tuple(fc.constantFrom('a.example', 'evil.example', 'x.a.example'), key, value)
    .map(([host, name, one]) => `https://${host}/p?${name}=${one}#/q?mid=${one}`),
  fc
    .dictionary(key, fc.oneof(value, fc.integer(), fc.double(), fc.dictionary(key, value)))
    .map((o) => JSON.stringify(o)),
  fc.constantFrom(...HOSTILE_CODES.filter(({ text }) => text.length < 500).map(({ text }) => text)),
  fc.string({ maxLength: 100 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
)
