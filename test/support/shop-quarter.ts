import { addDays, instantOf, weekdayOf, type Day, type Instant } from '@shared/domain/calendar'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { PlainRecord } from './record-table'

/** A coupon of an invented sale, and what became of it. */
export interface QuarterCoupon {
  template: QuarterTemplate
  discountFen: number
  state: Extract<RedemptionState, 'accepted' | 'refused' | 'voided' | 'pending'>
}

export interface QuarterSale {
  day: Day
  at: Instant
  hour: number
  cashier: { number: string; name: string }
  shop: { id: string; name: string }
  billFen: number | null
  coupons: QuarterCoupon[]
}

export interface QuarterTemplate {
  id: string
  title: string
  kind: 'cash' | 'exchange'
  discountFen: number
  weight: number
}

export const TEMPLATES: readonly QuarterTemplate[] = [
  { id: '11', title: '满百减二十券', kind: 'cash', discountFen: 2_000, weight: 9 },
  { id: '12', title: '十元代金券', kind: 'cash', discountFen: 1_000, weight: 7 },
  { id: '13', title: '八五折券', kind: 'cash', discountFen: 1_575, weight: 4 },
  { id: '14', title: '生日蛋糕兑换券', kind: 'exchange', discountFen: 0, weight: 2 },
  {
    id: '15',
    title: '新会员首单立减三十元（限堂食）',
    kind: 'cash',
    discountFen: 3_000,
    weight: 3,
  },
  { id: '16', title: '工作日午市券', kind: 'cash', discountFen: 800, weight: 5 },
]
const CASHIERS = [
  { number: '01', name: '王芳' },
  { number: '02', name: '李强' },
  { number: '03', name: '陈晓梅' },
]
const SHOPS = [
  { id: '1', name: '青禾生活馆（滨江店）' },
  { id: '2', name: '青禾生活馆（机场店）' },
]
/** How busy a shop is, Monday first, and hour by hour from ten on: lunch and evening. */
const WEEK = [0.7, 0.75, 0.8, 0.9, 1.3, 1.8, 1.6]
const DAY = [0.4, 0.9, 1.8, 1.2, 0.5, 0.4, 0.6, 1.1, 2.0, 1.7, 0.9, 0.3]
const OPENS = 10
const ZONE = 'Asia/Shanghai'

/** Invented sales of so many days, the same in every run; about `busy` an hour at a usual time. */
export function quarterOf(from: Day, days: number, busy = 1.6): QuarterSale[] {
  const random = randomOf(20_261_101)
  const pick = <T>(list: readonly T[], weight: (one: T) => number): T => {
    let left = random() * list.reduce((sum, one) => sum + weight(one), 0)
    return list.find((one) => (left -= weight(one)) < 0) ?? (list[0] as T)
  }
  const sales: QuarterSale[] = []
  for (let at = 0; at < days; at++) {
    const day = addDays(from, at)
    const growth = 0.8 + (0.5 * at) / days
    DAY.forEach((share, index) => {
      const wanted = share * (WEEK[weekdayOf(day) - 1] ?? 1) * growth * busy * (0.5 + random())
      const minutes = Array.from({ length: Math.round(wanted) }, () => Math.floor(random() * 60))
      for (const minute of minutes.sort((a, b) => a - b)) {
        const hour = OPENS + index
        const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:30`
        sales.push({
          ...{ day, hour, at: instantOf(day, clock, ZONE) },
          cashier: CASHIERS[random() < 0.5 ? 0 : random() < 0.65 ? 1 : 2] ?? {
            number: '01',
            name: '',
          },
          shop: SHOPS[random() < 0.8 ? 0 : 1] ?? { id: '1', name: '' },
          billFen: random() < 0.85 ? 8_000 + Math.floor(random() * 24_000) : null,
          coupons: Array.from({ length: random() < 0.8 ? 1 : 2 }, () => {
            const template = pick(TEMPLATES, ({ weight }) => weight)
            const luck = random()
            const state = luck < 0.94 ? 'accepted' : luck < 0.97 ? 'voided' : 'refused'
            return { template, discountFen: template.discountFen, state } as const
          }),
        })
      }
    })
  }
  return sales
}

/** The sales as rows of the table in memory. */
export function recordsOf(sales: readonly QuarterSale[]): PlainRecord[] {
  return sales.flatMap(({ day, hour, billFen, shop, cashier, coupons }, sale) =>
    coupons.map(({ template, discountFen, state }) => ({
      ...{ day, hour, sale, billFen, discountFen, state, kind: template.kind },
      ...{ shop: shop.id, staff: `${cashier.number} ${cashier.name}`, template: template.id },
    })),
  )
}

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
