import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { COMBINATION_RULES } from '@shared/domain/combination'
import { combinationRulesSchema } from '@shared/domain/combination-rules-schema'
import { connectionSchema, yunShopSchema } from '@shared/domain/connection'
import { offlinePolicySchema } from '@shared/domain/offline-policy'

/** What an IT person may write into a provisioning file, and what is refused there. */
const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success

const CONNECTION = {
  dialect: 'auditelecoupon',
  baseUrl: 'https://coupons.example.com',
  pathPrefix: '',
  tokenTransport: 'bearer',
  tokenName: 'token',
}

describe('a connection', () => {
  it('is to a shop in China that answers within ten seconds, where nothing else is said', () => {
    expect(connectionSchema.parse(CONNECTION)).toEqual({
      ...CONNECTION,
      timeZone: 'Asia/Shanghai',
      timeoutMs: 10_000,
    })
  })

  it.each<[field: string, good: unknown[], bad: unknown[]]>([
    ['dialect', ['yun_shop'], ['', 'other']],
    ['baseUrl', ['http://127.0.0.1:8720'], ['ftp://a.example', 'xhttps://a.example', 'httpsx://a']],
    ['baseUrl', [], ['coupons.example.com', `https://a.example/${'x'.repeat(500)}`]],
    ['pathPrefix', ['/index.php/api', '/', `/${'x'.repeat(199)}`], [`/${'x'.repeat(200)}`]],
    ['pathPrefix', [], ['api', '/a b', '/a?b', '/a#b', 'x/a', '/a\n']],
    ['tokenTransport', ['none', 'bearer', 'header', 'form'], ['', 'cookie']],
    ['tokenName', ['X-Token', 'a', 'a_1', 'x'.repeat(64)], ['', '1a', '-a', ' a', 'a b', 'a:']],
    ['tokenName', [], ['x'.repeat(65)]],
    ['timeZone', ['Europe/Berlin'], ['', 'Mars/Olympus']],
    ['timeoutMs', [1_000, 60_000], [999, 60_001, 1_000.5, '1000']],
    ['yunShop', [{}], ['']],
  ])('%s', (field, good, bad) => {
    const withField = (value: unknown) => takes(connectionSchema, { ...CONNECTION, [field]: value })
    expect(good.filter((value) => !withField(value))).toEqual([])
    expect(bad.filter(withField)).toEqual([])
  })

  it('to yun_shop is as most installations have it, where nothing else is said', () => {
    expect(yunShopSchema.parse({})).toEqual({
      account: '1',
      memberField: 'member_id',
      couponList: 'byStatus',
      redeemRoute: '',
      couponRoute: '',
      searchRoute: '',
      shopsRoute: '',
      templateListRoute: '',
      shops: [],
    })
  })

  const shop = { id: '1', name: '湖畔店' }
  const route = [
    ['', 'plugin.coupon.api.redeem', 'a-b_C9', 'x'.repeat(200)],
    ['x'.repeat(201), 'a/b', 'a&b', ' a', 'a '],
  ] as const

  it.each<[field: string, good: readonly unknown[], bad: readonly unknown[]]>([
    ['account', ['1', '1234567890'], ['', '12345678901', 'a', 'a1', '1a', 1]],
    ['memberField', ['uid'], ['', '1a', 'a b']],
    ['couponList', ['byStatus', 'sidebar'], ['', 'other']],
    ['redeemRoute', ...route],
    ['couponRoute', ...route],
    ['searchRoute', ...route],
    ['shopsRoute', ...route],
    ['templateListRoute', ...route],
    ['shops', [[shop], Array(500).fill(shop)], [Array(501).fill(shop), [{ id: '1' }]]],
    ['shops', [[{ ...shop, id: 'x'.repeat(64) }]], [[{ ...shop, id: 'x'.repeat(65) }]]],
    ['shops', [[{ ...shop, name: 'x'.repeat(64) }]], [[{ ...shop, name: 'x'.repeat(65) }]]],
    ['shops', [], [[{ ...shop, id: '' }], [{ ...shop, name: '' }]]],
  ])('%s of yun_shop', (field, good, bad) => {
    const withField = (value: unknown) => takes(yunShopSchema, { [field]: value })
    expect(good.filter((value) => !withField(value))).toEqual([])
    expect(bad.filter(withField)).toEqual([])
  })
})

describe('the offline policy', () => {
  it('is careful where nothing is said', () => {
    expect(offlinePolicySchema.parse({})).toEqual({
      maxHoursSinceContact: 24,
      perTerminal: { count: 50, totalFen: 200_000 },
      perMember: { count: 5, totalFen: 30_000 },
      perTemplate: { count: 30, totalFen: 150_000 },
      neverTemplates: [],
      staleAfterHours: 48,
    })
  })

  const limits = [
    { count: null, totalFen: null },
    { count: 0, totalFen: 0 },
    { count: 100_000, totalFen: 100_000_000_00 },
  ]
  const noLimits = [
    { count: 1 },
    { count: -1, totalFen: 0 },
    { count: 0, totalFen: -1 },
    { count: 100_001, totalFen: 0 },
    { count: 0, totalFen: 100_000_000_01 },
    { count: 0.5, totalFen: 0 },
  ]

  it.each<[field: string, good: unknown[], bad: unknown[]]>([
    ['maxHoursSinceContact', [0, 8_760, null], [-1, 8_761, 1.5, '1']],
    ['staleAfterHours', [0, 8_760, null], [-1, 8_761, 1.5, '1']],
    ['perTerminal', limits, noLimits],
    ['perMember', limits, noLimits],
    ['perTemplate', limits, noLimits],
    ['neverTemplates', [['x'.repeat(64)], Array(500).fill('7')], [Array(501).fill('7')]],
    ['neverTemplates', [], [[''], ['x'.repeat(65)], [7], '7']],
  ])('%s', (field, good, bad) => {
    const withField = (value: unknown) => takes(offlinePolicySchema, { [field]: value })
    expect(good.filter((value) => !withField(value))).toEqual([])
    expect(bad.filter(withField)).toEqual([])
  })
})

describe('the rules of several coupons', () => {
  it('are the usual ones where nothing is said', () => {
    expect(combinationRulesSchema.parse({})).toEqual({
      order: ['exchange', 'cash', 'percentage'],
      onePerBill: false,
    })
    expect(COMBINATION_RULES).toEqual(combinationRulesSchema.parse({}))
  })

  it('name each kind once, in any order', () => {
    const order = (...kinds: string[]) => takes(combinationRulesSchema, { order: kinds })
    expect(order('percentage', 'exchange', 'cash')).toBe(true)
    expect(order('percentage', 'exchange')).toBe(false)
    expect(order('percentage', 'exchange', 'exchange')).toBe(false)
    expect(order('percentage', 'exchange', 'cash', 'cash')).toBe(false)
    expect(order('percentage', 'exchange', 'gift')).toBe(false)
  })
})
