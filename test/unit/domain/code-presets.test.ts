import { beforeAll, describe, expect, it } from 'vitest'
import type { Patterns } from '@shared/domain/catch-code'
import { CODE_PRESETS, type CodePreset } from '@shared/domain/code-presets'
import { DEFAULT_CODE_RULES } from '@shared/domain/code-rules'
import { readCode, traceCode } from '@shared/domain/read-code'
import { compilePatterns } from '../../../src-main/codes/patterns'

let patterns: Patterns
beforeAll(async () => {
  ;({ patterns } = await compilePatterns(Object.values(CODE_PRESETS).flat()))
})
const read = (text: string, preset: CodePreset) => readCode(text, CODE_PRESETS[preset], patterns)

describe('what the ready-made rules read', () => {
  it.each<[preset: CodePreset, text: string, kind: string, value: string]>([
    ['plainNumbers', '7', 'memberId', '7'],
    ['plainNumbers', '1234567890', 'memberId', '1234567890'],
    ['letters', 'M0012', 'memberId', '12'],
    ['letters', 'q7', 'couponId', '7'],
    ['miniProgram', 'scene=coupon%3D7', 'couponId', '7'],
    ['miniProgram', 'scene=c%3D7%26m%3D12', 'couponId', '7'],
    ['miniProgram', 'https://a.example/?q=coupon%3D7', 'couponId', '7'],
    ['miniProgram', 'scene=mid%3D12', 'memberId', '12'],
    ['miniProgram', 'scene=m%3D12', 'memberId', '12'],
    ['miniProgram', 'https://a.example/?q=mid%3D12', 'memberId', '12'],
    ['eanCard', '2400638133398', 'cardNumber', '2400638133398'],
    ['luhnCard', '6011000990139424', 'cardNumber', '6011000990139424'],
    ['dynamic', 'VIP.a+b/c=-_', 'askBackEnd', 'VIP.a+b/c=-_'],
  ])('%s: %s', (preset, text, kind, value) => {
    const reading = read(text, preset)
    expect(Object.values(reading.ok ? reading.meaning : {})).toEqual([kind, value])
  })

  it.each<[preset: CodePreset, text: string]>([
    ['plainNumbers', '13800138000'],
    ['letters', 'Marie'],
    ['miniProgram', 'mid=12'],
    ['eanCard', '4006381333931'],
    ['luhnCard', '601100099013942'],
    ['dynamic', 'DYN:1234567'],
    ['dynamic', 'XYZ:12345678'],
  ])('%s: not %s', (preset, text) => {
    expect(traceCode(text, CODE_PRESETS[preset], patterns).by).not.toBeTypeOf('number')
  })

  it.each<[preset: CodePreset, text: string]>([
    ['eanCard', '2400638133399'],
    ['luhnCard', '6011000990139425'],
  ])('%s: %s is misread', (preset, text) => {
    expect(read(text, preset)).toMatchObject({ ok: false, fault: 'checkDigit' })
  })
})

describe('what every terminal reads', () => {
  it.each([
    ['mem_coupon_id', 'couponId'],
    ['memcouponid', 'couponId'],
    ['coupon', 'couponId'],
    ['member_id', 'memberId'],
    ['memberid', 'memberId'],
    ['mid', 'memberId'],
    ['uid', 'memberId'],
    ['member', 'memberId'],
    ['phone', 'phone'],
    ['mobile', 'phone'],
    ['tel', 'phone'],
    ['card_no', 'cardNumber'],
    ['cardno', 'cardNumber'],
    ['card_number', 'cardNumber'],
    ['card', 'cardNumber'],
  ])('%s is a %s', (name, kind) => {
    for (const text of [`${name}=439`, `https://a.example/?${name}=439`, `{"${name}":439}`]) {
      const reading = readCode(text, DEFAULT_CODE_RULES, patterns)
      expect(Object.values(reading.ok ? reading.meaning : {})).toEqual([kind, '439'])
    }
  })

  it('by rules that each have a name of their own', () => {
    const names = new Set(DEFAULT_CODE_RULES.map(({ name }) => name))
    expect(names.size).toBe(DEFAULT_CODE_RULES.length)
  })
})
