import { namedOf } from '@renderer/screens/templates/named-lines'
import { readForm, readRate, type TemplateErrors } from '@renderer/screens/templates/template-draft'
import { formOf, type TemplateForm } from '@renderer/screens/templates/template-form'
import { templateDraftSchema, type TemplateDraft } from '@shared/domain/template-schema'
import { describe, expect, it } from 'vitest'
import { aDraft, SHOPS } from './template-fixtures'

const goods = [{ id: '1024', name: '手冲咖啡' }]
const unnamed = [{ id: '7', name: null }]
const typed = (change: Partial<TemplateForm> = {}) => ({ ...formOf(aDraft(), SHOPS), ...change })
const errorsOf = (change: Partial<TemplateForm>): TemplateErrors => readForm(typed(change)).errors

describe('a template as it is typed', () => {
  const drafts: Partial<TemplateDraft>[] = [
    {},
    { benefit: { kind: 'cash', amountFen: 1_234 }, enoughFen: 10_000, rank: 9 },
    { benefit: { kind: 'percentage', payParts: 8_250 }, isGivenOut: false },
    { benefit: { kind: 'exchange', goodsId: '1024' }, exchangeGoods: goods[0] ?? null },
    { scope: { kind: 'categories', categories: unnamed }, combinable: true },
    { scope: { kind: 'goods', goods } },
    { scope: { kind: 'supplier', suppliers: unnamed } },
    { scope: { kind: 'stores', stores: [...SHOPS, { id: '99', name: '老店' }] } },
    { scope: { kind: 'hotels', hotels: goods } },
    { scope: { kind: 'goodsAndStores', goods, stores: SHOPS } },
    { validity: { kind: 'days', days: 30 }, weekdays: [1, 2, 6] },
    { validity: { kind: 'range', startsOn: '2026-11-22', endsOn: '2026-11-22' } },
    { levelId: '3', isClaimable: true, perMember: 2, total: 0 },
  ]
  it.each(drafts)('is read back as what it was: %j', (change) => {
    const draft = aDraft(change)
    expect(readForm(formOf(draft, SHOPS))).toEqual({ draft, errors: {} })
    expect(templateDraftSchema.safeParse(draft).success).toBe(true)
  })

  it('keeps what was typed for another kind, and reads only what the chosen one asks for', () => {
    const form = typed({ amount: 'x', enough: 'y', scope: 'goods', goods: '' })
    const exchange = { ...form, kind: 'exchange' as const, goodsId: ' 1024 ', goodsName: ' ' }
    expect(readForm(exchange)).toMatchObject({
      errors: {},
      draft: {
        benefit: { kind: 'exchange', goodsId: '1024' },
        exchangeGoods: { id: '1024', name: null },
        scope: { kind: 'everything' },
        enoughFen: 0,
      },
    })
    expect(readForm({ ...exchange, kind: 'cash' }).errors).toEqual({
      amount: 'amount',
      enough: 'enough',
      goods: 'linesMissing',
    })
  })

  it('is no restriction on weekdays when all seven are chosen, and in order otherwise', () => {
    expect(readForm(typed({ weekdays: [1, 2, 3, 4, 5, 6, 7] })).draft.weekdays).toEqual([])
    expect(readForm(typed({ weekdays: [7, 1] })).draft.weekdays).toEqual([1, 7])
  })

  it('names a shop once that was ticked and typed', () => {
    const form = typed({ scope: 'stores', stores: [...SHOPS], storeLines: '12 东门\n13 西门店' })
    expect(readForm(form).draft.scope).toEqual({
      kind: 'stores',
      stores: [...SHOPS, { id: '13', name: '西门店' }],
    })
  })

  const cases: [Partial<TemplateForm>, TemplateErrors][] = [
    [{ name: '  ' }, { name: 'name' }],
    [{ name: '券'.repeat(51) }, { name: 'nameLong' }],
    [{ name: '券'.repeat(50) }, {}],
    [{ amount: '0' }, { amount: 'amount' }],
    [{ amount: '' }, { amount: 'amount' }],
    [{ amount: '1.234' }, { amount: 'amount' }],
    [{ amount: '０．０１' }, {}],
    [{ kind: 'percentage', rate: '10' }, { rate: 'rate' }],
    [{ kind: 'exchange', goodsId: ' ' }, { goodsId: 'goodsId' }],
    [{ kind: 'exchange', goodsId: '1 2' }, { goodsId: 'goodsId' }],
    [{ enough: '-1' }, { enough: 'enough' }],
    [{ rank: '1000000' }, { rank: 'rank' }],
    [{ rank: '' }, {}],
    [{ days: '' }, { days: 'days' }],
    [{ days: '3651' }, { days: 'days' }],
    [{ ends: 'range', range: null }, { range: 'range' }],
    [{ ends: 'range', range: ['2026-11-23', '2026-11-22'] }, { range: 'rangeBackwards' }],
    [{ perMember: '0' }, { perMember: 'perMember' }],
    [{ total: '0' }, {}],
    [{ total: '1.5' }, { total: 'total' }],
    [{ scope: 'stores' }, { stores: 'storesMissing' }],
    [{ scope: 'stores', storeLines: '1 \n' }, {}],
    [{ scope: 'hotels', hotels: ' \n' }, { hotels: 'linesMissing' }],
    [{ scope: 'goods', goods: 'x'.repeat(65) }, { goods: 'lines' }],
    [{ scope: 'goodsAndStores' }, { goods: 'linesMissing', stores: 'storesMissing' }],
  ]
  it.each(cases)('%j is told: %j', (change, errors) => {
    expect(errorsOf(change)).toEqual(errors)
  })
})

describe('折', () => {
  it.each([
    ['8.5', 8_500],
    ['8', 8_000],
    ['９．９９ 折', 9_990],
    ['0.01', 10],
    ['0', undefined],
    ['0.00', undefined],
    ['10', undefined],
    ['85', undefined],
    ['8.555', undefined],
    ['', undefined],
    ['-1', undefined],
  ])('%j is %j', (text, parts) => expect(readRate(text)).toBe(parts))
})

describe('numbers with names', () => {
  it.each([
    ['', []],
    ['1024 手冲 咖啡\n\n 7 ', [{ id: '1024', name: '手冲 咖啡' }, ...unnamed]],
    ['1024，手冲咖啡', goods],
    ['1024\t手冲咖啡\r\n', goods],
    ['7\n7 新名', [{ id: '7', name: '新名' }]],
    ['x'.repeat(65), undefined],
  ])('%j', (text, named) => expect(namedOf(text)).toEqual(named))
})
