import { draftOf, policyOf } from '@renderer/screens/settings/offline-draft'
import { offlinePolicySchema } from '@shared/domain/offline-policy'
import { describe, expect, it } from 'vitest'

const usual = offlinePolicySchema.parse({})
const none = { count: null, totalFen: null }
const unlimited = {
  maxHoursSinceContact: null,
  staleAfterHours: null,
  perTerminal: none,
  perMember: none,
  perTemplate: none,
  neverTemplates: ['7'],
}

describe('the rules as they are typed', () => {
  it.each([
    usual,
    unlimited,
    { ...usual, perMember: { count: 0, totalFen: 0 }, perTemplate: { count: 1, totalFen: 12_345 } },
    { ...usual, maxHoursSinceContact: 8_760, perTerminal: { count: 100_000, totalFen: 1e10 } },
  ])('are read back as what they were: %j', (policy) => {
    expect(policyOf(draftOf(policy))).toEqual({ ok: true, policy })
  })

  it('are money in yuan without grouping, and nothing where there is no limit', () => {
    expect(draftOf(usual).terminal).toEqual({ count: '50', money: '2000' })
    expect(draftOf(unlimited).member).toEqual({ count: '', money: '' })
  })

  it('may have full-width digits, blanks and a currency sign', () => {
    const draft = { ...draftOf(usual), maxHours: ' １２ ' }
    draft.terminal = { count: '５', money: '￥ 1，234.5' }
    expect(policyOf(draft)).toMatchObject({
      policy: { maxHoursSinceContact: 12, perTerminal: { count: 5, totalFen: 123_450 } },
    })
  })

  it('name every field that cannot be read, and are no rules then', () => {
    const draft = {
      ...draftOf(usual),
      maxHours: '8761',
      staleHours: '-1',
      terminal: { count: '100001', money: '1.234' },
      member: { count: '1.5', money: 'many' },
      template: { count: '1e3', money: '100000000.01' },
    }
    const reading = policyOf(draft)
    expect(reading.ok ? [] : [...reading.wrong].sort()).toEqual([
      'maxHours',
      'memberCount',
      'memberMoney',
      'staleHours',
      'templateCount',
      'templateMoney',
      'terminalCount',
      'terminalMoney',
    ])
  })
})
