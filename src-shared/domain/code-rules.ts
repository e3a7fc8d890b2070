/**
 * The grammar of codes: rules in their order, of which the first that catches a code says what it means (docs/codes.md).
 * The shapes are checked by `code-rules-schema.ts`; this file is for whoever must not load that.
 */

/** What a rule makes of the value that it finds in a code. */
export const CODE_MEANINGS = [
  'memberId',
  'cardNumber',
  'phone',
  'couponId',
  /** The value is what stands behind `BILL:` in docs/bill.md. */
  'bill',
  /** The whole code goes to the back end's search as it stands; the value is of no interest. */
  'askBackEnd',
] as const
export type CodeMeaning = (typeof CODE_MEANINGS)[number]

/** How a value proves that it was read right: `luhn` as bank cards, `ean` as EAN-13, EAN-8 and UPC do. */
export const CHECK_DIGITS = ['none', 'luhn', 'ean'] as const
export type CheckDigit = (typeof CHECK_DIGITS)[number]

interface AnyRule {
  /** What people call it. */
  name: string
  /** A rule that is off catches nothing. */
  on: boolean
  means: CodeMeaning
  check: CheckDigit
}
/** The value is what follows the prefix, whose case does not matter; what does not look like a value is not caught. */
export interface PrefixRule extends AnyRule {
  kind: 'prefix'
  prefix: string
}
/** RE2 syntax; the whole code has to match. The value is the group named `value`. */
export interface RegexRule extends AnyRule {
  kind: 'regex'
  pattern: string
}
/** Parameters of a web address or of `key=value&…`; the first name that is there counts, whatever its case. */
export interface UrlParameterRule extends AnyRule {
  kind: 'urlParameter'
  /** `name`, or `name/inner` where the parameter holds parameters again. */
  parameters: string[]
  /** Only addresses of this host and of hosts under it; empty = any, and codes without an address. */
  host: string
}
/** Members of a JSON object; the first path that leads to text or a whole number counts. */
export interface JsonPathRule extends AnyRule {
  kind: 'jsonPath'
  /** `$.a.b`, `$['a b']`, `$.list[0].id`; names whatever their case. */
  paths: string[]
}
export type CodeRule = PrefixRule | RegexRule | UrlParameterRule | JsonPathRule
export type CodeRuleKind = CodeRule['kind']

/** The name of the group in a regular expression that holds the value. */
export const VALUE_GROUP = 'value'

export const CODE_LIMITS = {
  rules: 50,
  nameCharacters: 40,
  prefixCharacters: 32,
  patternCharacters: 300,
  /** Parameters or paths of one rule. */
  places: 8,
  placeCharacters: 100,
  hostCharacters: 253,
  /** Longer codes are caught by no regular expression, so that fifty of them still take no time. */
  patternTextCharacters: 1_024,
  /** Instructions of one compiled pattern, and of all patterns that are on. */
  patternSize: 300,
  patternsSize: 1_000,
} as const

/** Named by its first parameter: the list is the same in every language. */
const fields = (means: CodeMeaning, names: readonly [string, ...string[]]): CodeRule[] => [
  {
    kind: 'urlParameter',
    name: `${names[0]} · URL`,
    on: true,
    means,
    check: 'none',
    parameters: [...names],
    host: '',
  },
  {
    kind: 'jsonPath',
    name: `${names[0]} · JSON`,
    on: true,
    means,
    check: 'none',
    paths: names.map((name) => `$.${name}`),
  },
]

/**
 * What every terminal understands until somebody says otherwise. A coupon says more than the member behind it, so its
 * rules stand first.
 */
export const DEFAULT_CODE_RULES: readonly CodeRule[] = [
  ...fields('couponId', ['mem_coupon_id', 'memcouponid', 'coupon']),
  ...fields('memberId', ['member_id', 'memberid', 'mid', 'uid', 'member']),
  ...fields('phone', ['phone', 'mobile', 'tel']),
  ...fields('cardNumber', ['card_no', 'cardno', 'card_number', 'card']),
]
