import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  couponTemplateSchema,
  givingSchema,
  receiversSchema,
  templateDraftSchema,
  templateFiguresSchema,
} from '@shared/domain/template-schema'

const DRAFT = {
  name: '满减券',
  isGivenOut: true,
  rank: 0,
  benefit: { kind: 'cash', amountFen: 1000 },
  exchangeGoods: null,
  scope: { kind: 'everything' },
  enoughFen: 0,
  combinable: true,
  levelId: null,
  weekdays: [],
  validity: { kind: 'days', days: 30 },
  isClaimable: false,
  perMember: null,
  total: null,
}
const FIGURES = { given: 3, used: 1, unused: 2 }
const TEMPLATE = { ...DRAFT, id: '7', revision: null, figures: FIGURES }
const GIVING = { members: 1, without: [{ entry: '9', reason: 'unknown' }], withoutCount: 1 }

/** Tries values of one field of a whole that is sound otherwise. */
function tried(schema: z.ZodType, whole: object, field: string, good: unknown[], bad: unknown[]) {
  expect(schema.parse(whole)).toEqual(whole)
  const takes = (value: unknown) => schema.safeParse({ ...whole, [field]: value }).success
  expect(good.filter((value) => !takes(value))).toEqual([])
  expect([undefined, ...bad].filter(takes)).toEqual([])
}

const days = (count: unknown) => ({ kind: 'days', days: count })
const range = (startsOn: unknown, endsOn: unknown) => ({ kind: 'range', startsOn, endsOn })

describe('a coupon template', () => {
  it.each<[field: string, good: unknown[], bad: unknown[]]>([
    ['name', ['x', 'x'.repeat(50), ` ${'x'.repeat(50)} `], ['', ' ', 'x'.repeat(51)]],
    ['rank', [999_999], [-1, 1_000_000, 0.5]],
    ['exchangeGoods', [{ id: '1', name: null }], ['1']],
    ['enoughFen', [1], [-1, 0.5]],
    ['levelId', ['1'], ['', 1]],
    [
      'weekdays',
      [
        [1, 7],
        [1, 2, 3, 4, 5, 6, 7],
      ],
      [[0], [8], [1.5], Array(8).fill(1)],
    ],
    ['validity', [days(0), days(3_650)], [days(-1), days(3_651), days(0.5), { kind: 'days' }]],
    ['validity', [range('2026-01-01', '2026-01-31')], [range('2026-02-30', '2026-03-01')]],
    ['validity', [], [range('2026-01-01', ''), { kind: 'range' }]],
    ['perMember', [1, 99_999_999], [0, 100_000_000, 1.5]],
    ['total', [0, 99_999_999], [-1, 100_000_000, 1.5]],
    ['isGivenOut', [false], [0]],
    ['combinable', [false], [0]],
    ['isClaimable', [true], [0]],
  ])('as an owner writes it: %s', (field, good, bad) => {
    tried(templateDraftSchema, DRAFT, field, good, bad)
  })

  it.each<[field: string, good: unknown[], bad: unknown[]]>([
    ['id', ['x'], ['', 7]],
    ['name', ['', 'x'.repeat(51)], [null]],
    ['revision', [4], [0.5]],
    ['figures', [null], [{}]],
  ])('as the back end keeps it: %s', (field, good, bad) => {
    tried(couponTemplateSchema, TEMPLATE, field, good, bad)
  })

  it.each(['given', 'used', 'unused'])('has figures: %s', (field) => {
    tried(templateFiguresSchema, FIGURES, field, [0], [-1, 0.5])
  })
})

describe('giving coupons out', () => {
  it.each<[unknown, boolean]>([
    [{ kind: 'members', entries: ['1'] }, true],
    [{ kind: 'members', entries: Array(5_000).fill('x'.repeat(64)) }, true],
    [{ kind: 'members', entries: [] }, false],
    [{ kind: 'members', entries: [''] }, false],
    [{ kind: 'members', entries: ['x'.repeat(65)] }, false],
    [{ kind: 'members', entries: Array(5_001).fill('1') }, false],
    [{ kind: 'members' }, false],
    [{ kind: 'level', levelId: '3' }, true],
    [{ kind: 'level', levelId: null }, true],
    [{ kind: 'level', levelId: '' }, false],
    [{ kind: 'level' }, false],
    [{ kind: 'everybody' }, false],
  ])('to case %#', (receivers, good) => {
    expect(receiversSchema.safeParse(receivers).success).toBe(good)
  })

  const reasons = ['unknown', 'ambiguous', 'repeated', 'hasEnough', 'otherLevel', 'noneLeft']
  const without = reasons.map((reason) => ({ entry: '9', reason }))

  it.each<[field: string, good: unknown[], bad: unknown[]]>([
    ['members', [0], [-1, 0.5]],
    [
      'without',
      [[], without],
      [[{ entry: '9' }], [{ reason: 'unknown' }], [{ ...without[0], reason: '' }]],
    ],
    ['withoutCount', [0], [-1, 0.5]],
  ])('tells who got one and who did not: %s', (field, good, bad) => {
    tried(givingSchema, GIVING, field, good, bad)
  })
})
