import type { CouponTemplate, TemplateDraft } from '@shared/domain/template-schema'
import { BLANK } from '@renderer/screens/templates/template-form'

export const LEVELS = [
  { id: '1', name: '金卡' },
  { id: '2', name: null },
]
export const SHOPS = [
  { id: '11', name: '旗舰店' },
  { id: '12', name: '东门店' },
]

/** 10 yuan off everything, without an end; changed as given. */
export function aDraft(change: Partial<TemplateDraft> = {}): TemplateDraft {
  return {
    ...BLANK,
    name: '周年庆',
    benefit: { kind: 'cash', amountFen: 1_000 },
    validity: { kind: 'days', days: 0 },
    perMember: null,
    ...change,
  }
}

/** The same as the back end keeps it. */
export function aTemplate(id: string, change: Partial<CouponTemplate> = {}): CouponTemplate {
  return { ...aDraft(), id, revision: 1, figures: { given: 5, used: 2, unused: 3 }, ...change }
}
