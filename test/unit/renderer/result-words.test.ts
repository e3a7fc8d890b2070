// @vitest-environment happy-dom
import type { Cause, Redemption } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import { lookOf } from '@renderer/components/receipt-look'
import {
  advice,
  headline,
  lineDetail,
  lineEnd,
  subline,
} from '@renderer/screens/counter/result-words'
import { describe, expect, it } from 'vitest'
import { saleOf } from './counter-fixtures'
import { voiceOf } from './voice'

const zh = voiceOf('zh-CN')
const order = { saleId: crypto.randomUUID(), memberId: '1', couponIds: ['1', '2'], billFen: null }

function saleWith(...fates: [RedemptionState, Cause][]) {
  const sale = saleOf({ ...order, couponIds: fates.map((_, index) => String(index + 1)) })
  const redemptions = sale.redemptions.map((old, index): Redemption => {
    const [state, cause] = fates[index] ?? [old.state, old.cause]
    return { ...old, state, cause }
  })
  const looks = redemptions.map(({ state, cause }) => lookOf(state, cause))
  return { sale: { ...sale, redemptions }, redemptions, looks }
}
const refused = (apiCode: number): [RedemptionState, Cause] => [
  'refused',
  { code: 'refusedByApi', apiCode, info: '' },
]
const elsewhere: [RedemptionState, Cause] = [
  'refused',
  { code: 'redeemedElsewhere', at: null, shop: null, staff: null },
]
const notSent = (problem: string): [RedemptionState, Cause] => [
  'pending',
  { code: 'notSent', problem },
]

describe('the advice after a refusal', () => {
  const say = (...fates: [RedemptionState, Cause][]) => {
    const { redemptions, looks } = saleWith(...fates)
    return advice(zh, redemptions, looks)
  }

  it.each([1404, 2001, 2002, 2003, 2004, 2005])('takes another coupon after %i', (code) => {
    expect(say(refused(code))).toEqual(['请向会员说明，并换一张券。'])
  })

  it('takes another coupon where this one was used elsewhere', () => {
    expect(say(elsewhere)).toEqual(['请向会员说明，并换一张券。'])
  })

  it.each([
    [1407, '重新选择门店（F10）'],
    [1408, '核对收银员'],
    [4, '按服务器的说明'],
  ])('does not blame the coupon for %i', (code, words) => {
    const sentences = say(refused(code))
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toContain(words)
    expect(sentences[0]).not.toContain('换一张券')
  })

  it('says each advice once', () => {
    expect(say(refused(2001), refused(2002))).toHaveLength(1)
    expect(say(refused(2001), refused(1407))).toHaveLength(2)
  })
})

describe('an entry that was not sent', () => {
  it('waits for the line, or for the token where the server refuses that', () => {
    const offline = saleWith(notSent('api.unreachable'))
    expect(subline(zh, 'offline', offline.sale)).toContain('联网后自动提交')
    expect(advice(zh, offline.redemptions, offline.looks)).toHaveLength(1)
    const token = saleWith(notSent('api.unauthorized'))
    expect(subline(zh, 'offline', token.sale)).toBe('还没有提交：服务器拒绝了令牌，请在设置里更新')
    expect(advice(zh, token.redemptions, token.looks)[0]).toContain('更新令牌')
  })
})

describe('the end of a line', () => {
  it('names the shop only where it has a name', () => {
    const line = (shop: string | null) => {
      const cause: Cause = { code: 'redeemedElsewhere', at: null, shop, staff: null }
      const [redemption] = saleWith(['refused', cause]).redemptions
      return redemption && lineEnd(zh, redemption, 'refused')
    }
    expect([line('机场店'), line(null)]).toEqual(['已在机场店使用', '已在别处使用'])
  })
})

describe('what was taken back', () => {
  const voided: [RedemptionState, Cause] = ['voided', { code: 'undone' }]
  const undoing: [RedemptionState, Cause] = ['undoing', { code: 'undoAsked', by: '林恬' }]
  const done: [RedemptionState, Cause] = ['accepted', { code: 'confirmed', remoteId: '9' }]

  it('has words of its own, beside what still counts as well', () => {
    const { looks, redemptions } = saleWith(done, undoing, voided)
    expect(looks).toEqual(['done', 'undoing', 'voided'])
    expect(headline(zh, 'mixed', looks)).toBe('1 张已核销，1 张撤销中，1 张已撤销')
    expect(redemptions.map((one, index) => lineEnd(zh, one, looks[index] ?? 'done'))).toEqual([
      '−10.00',
      '撤销中…',
      '已撤销',
    ])
    expect(advice(zh, redemptions, looks)).toHaveLength(2)
    const all = saleWith(voided, voided)
    expect(headline(zh, 'voided', all.looks)).toBe('已撤销 2 张')
    expect(subline(zh, 'voided', all.sale)).toContain('券可以再用')
    expect(subline(zh, 'undoing', saleWith(undoing).sale)).toContain('请服务器撤销')
  })

  it('says why a redemption stands although it was to be taken back', () => {
    const detail = (cause: Cause) => {
      const [redemption] = saleWith(['accepted', cause]).redemptions
      return redemption && lineDetail(zh, redemption, 'done')
    }
    const refusedUndo = { code: 'undoRefused' as const, apiCode: 2020, info: '超过时限' }
    expect(detail(refusedUndo)).toBe('没有撤销，这张券仍是已核销。服务器：超过时限')
    expect(detail({ ...refusedUndo, info: '' })).toContain('没有同意撤销')
    expect(detail({ code: 'confirmed', remoteId: null })).toBeNull()
  })
})

it.each([
  ['cash', '已核销，这张账单没有减免金额'],
  ['exchange', '兑换完成，不影响金额'],
] as const)('says of %s that took nothing off what it is', (kind, words) => {
  const sale = saleOf({ ...order, billFen: 0 })
  const lines = sale.receipt.lines.map((line) => ({ ...line, kind, discountFen: 0 }))
  const receipt = { ...sale.receipt, lines, discountFen: 0 }
  expect(subline(zh, 'done', { ...sale, receipt })).toBe(words)
})
