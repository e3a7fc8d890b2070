import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Redemption } from '@shared/domain/redemption'
import { startEmbeddedApi, type StartOptions } from '../support/embedded-api'
import { openTestTerminal, readyTerminal } from '../support/terminal'
import { terminalParts } from '../support/terminal-parts'
import { tempFolder } from '../support/temp-folder'

const MEMBER = '10001'
const DAY_MS = 86_400_000

async function anApi(options: StartOptions) {
  const api = await startEmbeddedApi(options)
  onTestFinished(() => api.close())
  return api
}

const threeCoupons = [
  { id: 501, title: '立减券', deductionFen: 1000 },
  { id: 502, title: '兑换券', type: 2 as const },
  { id: 503, title: '过期券', ends: -1, starts: -9 },
]

describe('the way of a coupon', () => {
  it('goes from find over redeem to records, and the back end has it', async () => {
    const api = await anApi({ coupons: threeCoupons })
    const terminal = await readyTerminal(tempFolder(), api)
    const found = await terminal.ask('counter.find', {
      text: 'https://shop.example/m?member_id=10001',
    })
    if (found.kind !== 'one') throw new Error('one member expected')
    expect(
      found.sheet.coupons.map(({ coupon, eligibility }) => [coupon.id, eligibility.usable]),
    ).toEqual([
      ['501', true],
      ['502', true],
      ['503', false],
    ])
    expect(found.sheet.member.phone).toBe('199 **** 0001')

    const settled = terminal.heard(
      'status.changed',
      ({ unsettled }: { unsettled: { pending: number; unknown: number } }) =>
        unsettled.pending + unsettled.unknown === 0,
    )
    const sale = await terminal.ask('counter.redeem', {
      saleId: randomUUID(),
      memberId: MEMBER,
      couponIds: ['501', '502'],
      billFen: 26800,
    })
    expect(sale.receipt).toMatchObject({
      billFen: 26800,
      discountFen: 1000,
      payFen: 25800,
      training: true,
      offline: false,
    })
    await terminal.ask('sales.settleNow', null)
    await settled
    const today = sale.receipt.day
    const records = await terminal.ask('records.list', {
      filter: {
        ...{ from: today, to: today, text: '' },
        ...{ shops: [], staffs: [], templates: [], states: [] },
      },
      ...{ view: 'all', offset: 0, limit: 20, goesOn: false },
    })
    expect(
      records.rows.map(({ couponId, state, source }) => [couponId, state, source]).sort(),
    ).toEqual([
      ['501', 'accepted', 'both'],
      ['502', 'accepted', 'both'],
    ])
    const list = (await api.call('/auditelecoupon/getlist', { page: 1, limit: 10 })).data as {
      mem_coupon_id: number
      shop_id: number
    }[]
    expect(list.map(({ mem_coupon_id, shop_id }) => [mem_coupon_id, shop_id]).sort()).toEqual([
      [501, 2],
      [502, 2],
    ])
    expect(await terminal.ask('counter.today', null)).toMatchObject({
      redeemed: 2,
      discountFen: 1000,
      waiting: 0,
    })
  })

  it('leads back: what is taken back counts no more and can be redeemed again', async () => {
    const api = await anApi({ coupons: threeCoupons })
    const terminal = await readyTerminal(tempFolder(), api)
    const redeem = async () => {
      await terminal.ask('counter.openMember', { memberId: MEMBER, fresh: true })
      const order = { saleId: randomUUID(), memberId: MEMBER, couponIds: ['501'], billFen: null }
      const { saleId } = await terminal.ask('counter.redeem', order)
      await terminal.ask('sales.settleNow', null)
      return terminal.ask('sales.get', { saleId })
    }
    const { saleId, redemptions } = await redeem()
    const requestIds = redemptions.map(({ requestId }) => requestId)
    expect(redemptions.map(({ state }) => state)).toEqual(['accepted'])
    await terminal.ask('sales.void', { saleId, requestIds })
    await terminal.ask('sales.settleNow', null)
    expect(await terminal.ask('counter.today', null)).toMatchObject({
      redeemed: 0,
      discountFen: 0,
      waiting: 0,
      recent: [{ state: 'voided' }],
    })
    expect((await redeem()).redemptions).toMatchObject([{ couponId: '501', state: 'accepted' }])
    expect(await terminal.ask('counter.today', null)).toMatchObject({
      redeemed: 1,
      discountFen: 1000,
    })
  })

  it('never takes off more than the bill', async () => {
    const api = await anApi({
      coupons: [
        { id: 501, deductionFen: 5000 },
        { id: 502, deductionFen: 5000 },
      ],
    })
    const terminal = await readyTerminal(tempFolder(), api)
    await terminal.ask('counter.find', { text: MEMBER })
    const { receipt } = await terminal.ask('counter.redeem', {
      saleId: randomUUID(),
      memberId: MEMBER,
      couponIds: ['501', '502'],
      billFen: 8000,
    })
    expect(receipt.lines.map(({ discountFen }) => discountFen)).toEqual([5000, 3000])
    expect(receipt.payFen).toBe(0)
  })

  it('makes one sale of the same sale id, even at the same moment', async () => {
    const api = await anApi({ coupons: threeCoupons })
    const terminal = await readyTerminal(tempFolder(), api)
    await terminal.ask('counter.find', { text: MEMBER })
    const order = { saleId: randomUUID(), memberId: MEMBER, couponIds: ['501'], billFen: null }
    const [first, second] = await Promise.all([
      terminal.ask('counter.redeem', order),
      terminal.ask('counter.redeem', order),
    ])
    expect(second?.receipt.number).toBe(first?.receipt.number)
    await terminal.ask('sales.settleNow', null)
    expect((await api.call('/auditelecoupon/getlist', { page: 1, limit: 10 })).data).toHaveLength(1)
  })

  it.each([
    ['an expired coupon', ['503'], 'redeem.notUsable'],
    ['a coupon that is not on the screen', ['999'], 'redeem.memberNotOpen'],
    ['a good and a bad one together', ['501', '503'], 'redeem.notUsable'],
  ])('refuses %s and writes nothing', async (_case, couponIds, code) => {
    const api = await anApi({ coupons: threeCoupons })
    const terminal = await readyTerminal(tempFolder(), api)
    await terminal.ask('counter.find', { text: MEMBER })
    const answer = await terminal.call('counter.redeem', {
      saleId: randomUUID(),
      memberId: MEMBER,
      couponIds,
      billFen: null,
    })
    expect(answer).toMatchObject({ ok: false, problem: { code } })
    expect(await terminal.ask('counter.today', null)).toMatchObject({ redeemed: 0, recent: [] })
  })

  it('refuses what this terminal has redeemed already, before the back end knows', async () => {
    const api = await anApi({ coupons: threeCoupons })
    const terminal = await readyTerminal(tempFolder(), api)
    await terminal.ask('counter.find', { text: MEMBER })
    const order = { memberId: MEMBER, couponIds: ['501'], billFen: null }
    await terminal.ask('counter.redeem', { saleId: randomUUID(), ...order })
    const again = await terminal.call('counter.redeem', { saleId: randomUUID(), ...order })
    expect(again).toMatchObject({
      ok: false,
      problem: { code: 'redeem.notUsable', title: '立减券' },
    })
  })

  it("shows the server's own reason when another terminal was faster", async () => {
    const api = await anApi({ coupons: threeCoupons })
    const slow = await readyTerminal(tempFolder(), api)
    const fast = await readyTerminal(tempFolder(), api)
    await slow.ask('counter.find', { text: MEMBER })
    await fast.ask('counter.find', { text: MEMBER })
    const order = { memberId: MEMBER, couponIds: ['501'], billFen: null }
    await fast.ask('counter.redeem', { saleId: randomUUID(), ...order })
    await fast.ask('sales.settleNow', null)
    const refused = slow.heard('redemption.changed', ({ state }: Redemption) => state === 'refused')
    const sale = await slow.ask('counter.redeem', { saleId: randomUUID(), ...order })
    await refused
    const [redemption] = (await slow.ask('sales.get', { saleId: sale.saleId })).redemptions
    expect(redemption).toMatchObject({
      state: 'refused',
      cause: { code: 'refusedByApi', apiCode: 2001 },
    })
  })
})

describe('what the back end undid', () => {
  it('can be redeemed here again, once the back end says so', async () => {
    const api = await anApi({ coupons: threeCoupons })
    const terminal = await readyTerminal(tempFolder(), api)
    await terminal.ask('counter.find', { text: MEMBER })
    const order = { memberId: MEMBER, couponIds: ['501'], billFen: null }
    await terminal.ask('counter.redeem', { saleId: randomUUID(), ...order })
    await terminal.ask('sales.settleNow', null)
    expect((await api.call('/user/undoauditelecoupon', { mem_coupon_id: 501 })).code).toBe(0)
    const sheet = await terminal.ask('counter.openMember', { memberId: MEMBER, fresh: true })
    expect(sheet.coupons[0]).toMatchObject({
      coupon: { id: '501' },
      eligibility: { usable: true },
    })
    await terminal.ask('counter.redeem', { saleId: randomUUID(), ...order })
    await terminal.ask('sales.settleNow', null)
    expect(await terminal.ask('counter.today', null)).toMatchObject({ redeemed: 2, waiting: 0 })
  })
})

describe('digits that a member and a coupon share', () => {
  it('offer both to choose from', async () => {
    // The member's phone ends in 1234, which is also the number of somebody else's coupon.
    const api = await anApi({
      coupons: [
        { id: 1234, memberId: 10001 },
        { id: 501, memberId: 11234 },
      ],
    })
    const terminal = await readyTerminal(tempFolder(), api)
    const both = await terminal.ask('counter.find', { text: '1234' })
    expect(both.kind === 'several' && both.members.map(({ id }) => id)).toEqual(['10001', '11234'])
  })
})

describe('a clock that is wrong', () => {
  it("is corrected by the server's: today's coupon is usable on a computer that is a year behind", async () => {
    const api = await anApi({ coupons: [{ id: 501, starts: -1, ends: 1 }] })
    const parts = terminalParts(tempFolder(), api)
    const terminal = openTestTerminal({ ...parts, localNow: () => Date.now() - 366 * DAY_MS })
    await terminal.ask('session.startTraining', null)
    await terminal.ask('shops.choose', { shopId: '2' })
    const found = await terminal.ask('counter.find', { text: MEMBER })
    expect(found.kind === 'one' && found.sheet.coupons[0]?.eligibility).toEqual({
      usable: true,
      reasons: [],
    })
    const { clock } = await terminal.ask('status.get', null)
    expect(clock.state).toBe('wrong')
    expect(Math.round(clock.offsetMs / DAY_MS)).toBe(366)
  })
})
