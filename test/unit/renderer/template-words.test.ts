// @vitest-environment happy-dom
import { addMessages, type Language } from '@renderer/i18n'
import messages from '@renderer/i18n/messages/templates'
import { differencesOf } from '@renderer/screens/templates/template-differences'
import { templateWords } from '@renderer/screens/templates/template-words'
import type { TemplateDraft } from '@shared/domain/template-schema'
import { describe, expect, it } from 'vitest'
import { aDraft, LEVELS, SHOPS } from './template-fixtures'
import { voiceOf } from './voice'

addMessages('templates', messages)
const goods = [{ id: '1024', name: '手冲咖啡' }]
const four = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: null }))
const say = (language: Language, change: Partial<TemplateDraft>) =>
  templateWords(voiceOf(language), aDraft(change), LEVELS)

const flagship = { kind: 'stores' as const, stores: SHOPS.slice(0, 1) }
const cases: [Partial<TemplateDraft>, string, string][] = [
  [
    { enoughFen: 10_000, weekdays: [1, 2, 3], scope: flagship, combinable: true },
    '满 100 减 10，周一至周三，限旗舰店，可叠加',
    '¥10 off from ¥100 on, Mon–Wed, only at 旗舰店, several per bill',
  ],
  [{}, '无门槛减 10，一单一张', '¥10 off any amount, one per bill'],
  [
    { benefit: { kind: 'cash', amountFen: 850 }, enoughFen: 9_950 },
    '满 99.50 减 8.50，一单一张',
    '¥8.50 off from ¥99.50 on, one per bill',
  ],
  [
    { benefit: { kind: 'percentage', payParts: 8_500 } },
    '无门槛打 8.5 折，一单一张',
    '15% off any amount, one per bill',
  ],
  [
    { benefit: { kind: 'percentage', payParts: 8_255 }, enoughFen: 10_000, weekdays: [6, 7] },
    '满 100 打 8.255 折，周六、周日，一单一张',
    '17.45% off from ¥100 on, Sat, Sun, one per bill',
  ],
  [
    {
      benefit: { kind: 'exchange', goodsId: '1024' },
      exchangeGoods: goods[0] ?? null,
      scope: flagship,
      enoughFen: 500,
    },
    '兑换手冲咖啡，一单一张',
    'Exchange for 手冲咖啡, one per bill',
  ],
  [
    { benefit: { kind: 'exchange', goodsId: '9' } },
    '兑换#9，一单一张',
    'Exchange for #9, one per bill',
  ],
  [
    { scope: { kind: 'goodsAndStores', goods, stores: SHOPS }, combinable: true },
    '无门槛减 10，限购手冲咖啡，限旗舰店、东门店，可叠加',
    '¥10 off any amount, only on 手冲咖啡, only at 旗舰店, 东门店, several per bill',
  ],
  [
    { scope: { kind: 'categories', categories: four } },
    '无门槛减 10，限#a、#b、#c等 4 项类商品，一单一张',
    '¥10 off any amount, only on goods of #a, #b, #c and others (4 in all), one per bill',
  ],
  [
    { scope: { kind: 'supplier', suppliers: goods }, levelId: '1' },
    '无门槛减 10，限手冲咖啡供应的商品，限金卡，一单一张',
    '¥10 off any amount, only on goods from 手冲咖啡, for 金卡 members, one per bill',
  ],
  [
    { scope: { kind: 'hotels', hotels: [] }, levelId: '2' },
    '无门槛减 10，限…，限#2，一单一张',
    '¥10 off any amount, only at …, for #2 members, one per bill',
  ],
  [
    { validity: { kind: 'days', days: 1 }, perMember: 1, total: 500 },
    '无门槛减 10，一单一张，领取后 1 天内有效，每人限领 1 张，共 500 张',
    '¥10 off any amount, one per bill, valid for 1 day after it was got, 1 per member, 500 in all',
  ],
  [
    { validity: { kind: 'range', startsOn: '2026-11-22', endsOn: '2027-01-03' } },
    '无门槛减 10，一单一张，11 月 22 日至 2027 年 1 月 3 日有效',
    '¥10 off any amount, one per bill, valid 22 Nov to 3 Jan 2027',
  ],
  // Nothing is typed yet.
  [
    {
      benefit: { kind: 'cash', amountFen: 0 },
      validity: { kind: 'range', startsOn: '', endsOn: '' },
    },
    '无门槛减 …，一单一张，…至 …有效',
    '¥… off any amount, one per bill, valid … to …',
  ],
  [
    { benefit: { kind: 'percentage', payParts: 10_000 } },
    '无门槛打 … 折，一单一张',
    '…% off any amount, one per bill',
  ],
  [
    { benefit: { kind: 'exchange', goodsId: null } },
    '兑换…，一单一张',
    'Exchange for …, one per bill',
  ],
]

describe('what a coupon does, in a sentence', () => {
  it.each(cases)('%j', (change, zh, en) => {
    expect(say('zh-CN', change)).toBe(zh)
    expect(say('en', change)).toBe(en)
  })
})

describe('in what two versions differ', () => {
  const fields = (theirs: Partial<TemplateDraft>) =>
    differencesOf(voiceOf('zh-CN'), aDraft(theirs), aDraft(), LEVELS)

  it('is nothing where they are the same', () => expect(fields({})).toEqual([]))

  it('is told field by field, both in words', () => {
    expect(fields({ name: '双十一', isGivenOut: false, enoughFen: 5_000, total: 9 })).toEqual([
      { field: 'name', theirs: '双十一', mine: '周年庆' },
      { field: 'state', theirs: '已停发', mine: '发放中' },
      { field: 'enough', theirs: '50', mine: '不限' },
      { field: 'total', theirs: '9', mine: '不限' },
    ])
  })

  const one: [Partial<TemplateDraft>, string][] = [
    [{ rank: 1 }, 'rank'],
    [{ benefit: { kind: 'cash', amountFen: 1 } }, 'gives'],
    [{ combinable: true }, 'combinable'],
    [{ scope: flagship }, 'scope'],
    [{ validity: { kind: 'days', days: 1 } }, 'validity'],
    [{ weekdays: [1] }, 'weekdays'],
    [{ levelId: '1' }, 'level'],
    [{ isClaimable: true }, 'claimable'],
    [{ perMember: 1 }, 'perMember'],
  ]
  it.each(one)('%j', (change, field) => expect(fields(change).map((d) => d.field)).toEqual([field]))

  it('is seen in long lists whose first names are the same', () => {
    const list = (...ids: string[]) => ids.map((id) => ({ id, name: id }))
    const scope = (last: string) => ({ kind: 'goods' as const, goods: list('a', 'b', 'c', last) })
    const found = differencesOf(
      voiceOf('zh-CN'),
      aDraft({ scope: scope('x') }),
      aDraft({ scope: scope('y') }),
      LEVELS,
    )
    expect(found).toHaveLength(1)
    expect(found[0]?.theirs).toContain('x')
    expect(found[0]?.mine).toContain('y')
  })
})
