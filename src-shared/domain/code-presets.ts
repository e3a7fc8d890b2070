import type { CodeRule } from './code-rules'

const usual = { name: '', on: true, check: 'none' } as const

/** Names of the ready-made rules, in the order in which they are offered. */
export const CODE_PRESET_NAMES = [
  'plainNumbers',
  'letters',
  'miniProgram',
  'eanCard',
  'luhnCard',
  'dynamic',
] as const
export type CodePreset = (typeof CODE_PRESET_NAMES)[number]

/** Rules that many shops want; the screen names them in its language and puts them in front of the others. */
export const CODE_PRESETS: Readonly<Record<CodePreset, readonly CodeRule[]>> = {
  /** A number alone is a member, and never the end of a phone number. Eleven digits stay a phone. */
  plainNumbers: [
    { ...usual, kind: 'regex', pattern: String.raw`(?P<value>\d{1,10})`, means: 'memberId' },
  ],
  /** `M123` is a member, `Q456` a coupon. */
  letters: [
    { ...usual, kind: 'prefix', prefix: 'M', means: 'memberId' },
    { ...usual, kind: 'prefix', prefix: 'Q', means: 'couponId' },
  ],
  /** Codes of a mini program carry their parameters in `scene`, links to it also in `q`. */
  miniProgram: [
    {
      ...usual,
      kind: 'urlParameter',
      parameters: ['scene/coupon', 'scene/c', 'q/coupon'],
      host: '',
      means: 'couponId',
    },
    {
      ...usual,
      kind: 'urlParameter',
      parameters: ['scene/mid', 'scene/m', 'q/mid'],
      host: '',
      means: 'memberId',
    },
  ],
  /** Thirteen digits as on goods; those that begin with 2 are a shop's own. The last digit proves the others. */
  eanCard: [
    {
      ...usual,
      kind: 'regex',
      pattern: String.raw`(?P<value>2\d{12})`,
      means: 'cardNumber',
      check: 'ean',
    },
  ],
  /** Sixteen digits, the last of which proves the others as on bank cards. */
  luhnCard: [
    {
      ...usual,
      kind: 'regex',
      pattern: String.raw`(?P<value>\d{16})`,
      means: 'cardNumber',
      check: 'luhn',
    },
  ],
  /** Codes that change, which only the vendor's back end can read. */
  dynamic: [
    {
      ...usual,
      kind: 'regex',
      pattern: String.raw`(?:DYN|VIP)[:.][\w.+/=-]{8,}`,
      means: 'askBackEnd',
    },
  ],
}
