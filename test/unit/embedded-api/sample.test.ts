import { describe, expect, it } from 'vitest'
import { toDayNumber, startOfDay } from '../../../src-main/embedded-api/days'
import {
  SAMPLE_SHOPS,
  SAMPLE_STAFF,
  SAMPLE_TEMPLATES,
} from '../../../src-main/embedded-api/sample/catalogue'
import { CouponMaker } from '../../../src-main/embedded-api/sample/coupons'
import { sampleMembers } from '../../../src-main/embedded-api/sample/members'

const DAY = '2030-05-15'
const scale = {
  seed: 1,
  members: 500,
  coupons: 5_000,
  today: toDayNumber(DAY),
  midnight: startOfDay(DAY, 'Asia/Shanghai'),
}
const make = () => {
  const maker = new CouponMaker(scale)
  return { coupons: [...maker.coupons()], redemptions: maker.redemptions() }
}
const sizes = <T>(rows: T[], key: (row: T) => unknown) => {
  const counts = new Map<unknown, number>()
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  return counts
}

describe('sample members', () => {
  const members = [...sampleMembers(1, 500)]

  it('have Chinese names of many kinds, own phones and own cards', () => {
    for (const { nickname, mobile } of members) {
      expect(nickname).toMatch(/^[\u4e00-\u9fff]{2,4}$/)
      expect(mobile).toMatch(/^1990\d{7}$/)
    }
    expect(sizes(members, (member) => member.nickname).size).toBeGreaterThan(450)
    expect(new Set(members.map(({ mobile }) => mobile)).size).toBe(500)
    expect(new Set(members.map(({ card_no }) => card_no)).size).toBe(500)
    expect(sizes(members, (member) => member.level_name).size).toBe(5)
  })

  it('mostly have last four digits of their own, and some share them', () => {
    const tails = [...sizes(members, (member) => member.mobile_tail).values()]
    expect(tails.filter((count) => count === 1).length).toBeGreaterThan(400)
    expect(tails.filter((count) => count === 2).length).toBeGreaterThan(15)
    expect(Math.max(...tails)).toBe(2)
  })

  it('keep phones and cards unique in large numbers', () => {
    const mobiles = new Set<string>()
    const cards = new Set<string>()
    for (const { mobile, card_no } of sampleMembers(1, 120_000)) {
      mobiles.add(mobile)
      cards.add(card_no)
      expect(mobile.length + card_no.length).toBe(23)
    }
    expect([mobiles.size, cards.size]).toEqual([120_000, 120_000])
  })
})

describe('sample coupons', () => {
  const { coupons, redemptions } = make()
  const used = new Set(redemptions.map((redemption) => redemption.mem_coupon_id))

  it('are the same for the same seed and day', () => {
    expect(make()).toEqual({ coupons, redemptions })
  })

  it('are 5,000, of all 40 templates, in every state', () => {
    expect(coupons).toHaveLength(5_000)
    expect(SAMPLE_TEMPLATES).toHaveLength(40)
    expect(sizes(coupons, (coupon) => coupon.template_id).size).toBe(40)
    const open = coupons.filter(({ id, given_at }) => !used.has(id ?? 0) && given_at === null)
    const { today } = scale
    const states = {
      used: used.size,
      given: coupons.filter(({ given_at }) => given_at !== null).length,
      received: coupons.filter(({ giver_id }) => giver_id !== null).length,
      expired: open.filter(({ ends_day }) => ends_day < today).length,
      notYet: open.filter(({ starts_day }) => starts_day > today).length,
      nearExpiry: open.filter(({ ends_day }) => ends_day >= today && ends_day <= today + 6).length,
      later: open.filter((c) => c.starts_day <= today && c.ends_day > today + 6).length,
    }
    for (const [state, count] of Object.entries(states)) {
      expect(count, state).toBeGreaterThan(100)
      expect(count, state).toBeLessThan(2_500)
    }
  })

  it('were redeemed within the last 30 days while they were valid, by staff of that shop', () => {
    const byId = new Map(coupons.map((coupon) => [coupon.id, coupon]))
    const weekdays = new Map(SAMPLE_TEMPLATES.map((template) => [template.id, template.use_week]))
    for (const { mem_coupon_id, redeemed_at, shop_id, staff_id } of redemptions) {
      const coupon = byId.get(mem_coupon_id)
      const day = scale.today + Math.floor((redeemed_at - scale.midnight) / 86_400_000)
      expect(day).toBeGreaterThanOrEqual(scale.today - 30)
      expect(day, 'today is for what the user redeems').toBeLessThan(scale.today)
      expect(coupon?.starts_day).toBeLessThanOrEqual(day)
      expect(coupon?.ends_day).toBeGreaterThanOrEqual(day)
      expect(coupon?.received_at).toBeLessThan(redeemed_at)
      expect(weekdays.get(coupon?.template_id ?? 0)).toBe('')
      expect(SAMPLE_STAFF.find(({ id }) => id === staff_id)?.shopId).toBe(shop_id)
    }
    expect(sizes(redemptions, (redemption) => redemption.shop_id).size).toBe(SAMPLE_SHOPS.length)
    expect(sizes(redemptions, (redemption) => redemption.staff_id).size).toBe(SAMPLE_STAFF.length)
  })

  it('came into being before today, and are handed on by one member to another', () => {
    for (const coupon of coupons) {
      expect(coupon.received_at).toBeLessThan(scale.midnight)
      expect(coupon.ends_day).toBeGreaterThanOrEqual(coupon.starts_day)
      if (typeof coupon.given_at === 'number') {
        expect(coupon.given_at).toBeGreaterThan(coupon.received_at)
        expect(coupon.receiver_id).not.toBe(coupon.member_id)
      }
    }
  })

  it('are spread unevenly, as in life', () => {
    const counts = [...sizes(coupons, (coupon) => coupon.member_id).values()]
    expect(Math.max(...counts)).toBeGreaterThan(15)
    expect(Math.min(...counts)).toBeLessThan(4)
  })
})
