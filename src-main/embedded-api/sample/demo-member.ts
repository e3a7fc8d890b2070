import { templateNamed } from './catalogue'
import type { CouponPlan } from './coupon-states'

/**
 * What the first sample member holds on any day: six coupons that can be used (one of them for the last time
 * tomorrow), one of each kind that cannot, and a weekday and a weekend coupon, of which always exactly one can.
 */
export function demoCoupons(): CouponPlan[] {
  const plan = (title: string, days: Omit<CouponPlan, 'templateId'>): CouponPlan => ({
    templateId: templateNamed(title),
    ...days,
  })
  return [
    plan('烘焙区 8 元券', { received: -48, starts: -45, ends: -4 }),
    plan('鲜榨橙汁兑换券（中杯）', { received: -33, starts: -30, ends: 12, used: -6 }),
    plan('老友回归 30 元券', { received: -26, starts: -25, ends: 35, given: -3 }),
    plan('手工酸奶兑换券', { received: -22, starts: -20, ends: 1 }),
    plan('工作日午市 15 元券', { received: -15, starts: -14, ends: 46 }),
    plan('周末亲子 25 元券', { received: -14, starts: -14, ends: 46 }),
    plan('新会员见面礼 10 元券', { received: -12, starts: -12, ends: 18 }),
    plan('满百减二十券', { received: -9, starts: -8, ends: 22 }),
    plan('现磨咖啡兑换券', { received: -7, starts: -7, ends: 9 }),
    plan('桂花拿铁第二杯半价券', { received: -5, starts: -5, ends: 25 }),
    plan('生日礼 50 元代金券', { received: -2, starts: -1, ends: 29 }),
    plan('节日礼盒抵扣 88 元券', { received: -1, starts: 7, ends: 37 }),
  ]
}
