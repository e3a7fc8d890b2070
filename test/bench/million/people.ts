import { plainTerms, type Benefit } from '@shared/domain/coupon-terms'
import type { MemberCoupon } from '@shared/domain/coupon'
import type { Member } from '@shared/domain/member'
import { aCoupon } from '../../support/coupons'

// The most frequent family names first, as in the country; given names are drawn evenly, so that most are rare.
const FAMILY = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解仇区',
]
const DOUBLE_FAMILY = ['欧阳', '上官', '司徒', '诸葛', '夏侯', '慕容']
const GIVEN = [
  ...'子雨思晓佳文梓浩宇欣嘉俊雅明志建玉海美春秋云若诗梦天一可心亦书景安泽锦月静慧承轩涵怡彤妍琪萱睿辰晨阳杰豪宁瑶婷洁颖霖峰伟强军磊鹏飞凯丽娟燕芳兰梅琳玲珍超勇刚平辉波华国英桂秀红霞敏艳斌涛亮龙林成东小大永新世家正德光荣富贵福清全生长庆祥瑞和顺义仁信礼智勤俭忠孝廉毅坚恒远博学伦哲源泉江河湖川山岩松柏竹菊荷莲蓉薇蕾莉菲菁茜倩娜娇媛婉婧姗姝妮',
]
const WESTERN = ['Mary', 'John', 'Anna', 'Peter', 'Linda', 'Grace', 'Henry', 'Sophie']
const SURNAMES = ['Johnson', 'Smith', 'Brown', 'Miller', 'Wilson', 'Taylor', 'Walker', 'Cooper']
const LEVELS = ['普通会员', '银卡会员', '金卡会员', '铂金会员']
const FIRST_ID = 10_001
const FIRST_COUPON_ID = 5_000_001
const RECEIVED_AT = Date.UTC(2026, 0, 1)

/** Invented people, each made of its number alone: the same in every run and in every store. */
export function personNumber(index: number): Member {
  const random = randomOf(index)
  const name = nameOf(random)
  const second = 3 + Math.floor(random() * 7)
  const rest = String(Math.floor(random() * 1e9)).padStart(9, '0')
  return {
    id: String(FIRST_ID + index),
    name,
    phone: `1${second}${rest}`,
    cardNumber: `8866${String(20_000_000 + ((index * 7_368_787) % 80_000_000))}`,
    level: LEVELS[Math.floor(random() ** 2 * LEVELS.length)] ?? null,
  }
}

function nameOf(random: () => number): string {
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  const kind = random()
  if (kind < 0.01) return `${one(WESTERN)} ${one(SURNAMES)}`
  if (kind < 0.02) return one(DOUBLE_FAMILY) + one(GIVEN) + one(GIVEN)
  // As often as their place in the list says: the first some seven times in a hundred.
  const family = FAMILY[Math.floor((FAMILY.length + 1) ** random()) - 1] ?? '王'
  return family + (random() < 0.85 ? one(GIVEN) : '') + one(GIVEN)
}

/** What a member of them holds: some usable, some over, some not begun, some with conditions. */
export function couponsOf(index: number, each: number): MemberCoupon[] {
  const { id } = personNumber(index)
  return Array.from({ length: each }, (_, at) => {
    const kind = (index + at) % KINDS.length
    return aCoupon(String(FIRST_COUPON_ID + index * each + at), {
      memberId: id,
      templateId: String(kind + 1),
      receivedAt: RECEIVED_AT,
      ...KINDS[kind],
    })
  })
}

const off = (benefit: Benefit, enoughFen = 0): Pick<MemberCoupon, 'terms'> => ({
  terms: { ...plainTerms(benefit), enoughFen },
})
const OPEN = { startsOn: '2026-01-01', endsOn: '2099-12-31' }
const KINDS: readonly Partial<MemberCoupon>[] = [
  { title: '满百减二十券', ...off({ kind: 'cash', amountFen: 2_000 }, 10_000), ...OPEN },
  { title: '十元代金券', ...off({ kind: 'cash', amountFen: 1_000 }), ...OPEN },
  { title: '八五折券', ...off({ kind: 'percentage', payParts: 8_500 }), ...OPEN },
  {
    title: '周年券',
    ...off({ kind: 'cash', amountFen: 500 }),
    startsOn: null,
    endsOn: '2026-01-31',
  },
  { title: '工作日券', ...off({ kind: 'cash', amountFen: 800 }), ...OPEN, weekdays: [1, 2, 3] },
  {
    title: '明年券',
    ...off({ kind: 'cash', amountFen: 900 }),
    startsOn: '2098-01-01',
    endsOn: null,
  },
]

/** Mulberry32, begun anew with each number. */
function randomOf(index: number): () => number {
  let state = Math.imul(index + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
