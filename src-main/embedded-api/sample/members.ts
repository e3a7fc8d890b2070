import type { NewRow } from '../store/tables'
import { Random } from './random'

/** Sample members are numbered from here on without gaps; the first one is the one for demonstrations. */
export const FIRST_MEMBER_ID = 10_001
/** The second sample member never got a coupon. */
export const MEMBER_WITHOUT_COUPONS = FIRST_MEMBER_ID + 1

// The most frequent family names, and signs that are common in given names: the people are invented.
const FAMILY = [
  ...'王李张刘陈杨黄赵吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
]
const DOUBLE_FAMILY = ['欧阳', '上官', '司徒', '诸葛', '夏侯', '慕容']
const FIRST = [...'子雨思晓佳文梓浩宇欣嘉俊雅明志建玉海美春秋云若诗梦天一可心亦书景安泽锦月静慧承']
const SECOND = [
  ...'轩涵怡彤妍琪萱睿辰晨阳杰豪宁瑶婷洁颖霖峰伟强军磊鹏飞凯丽娟燕芳兰梅琳玲珍超勇刚平辉波',
]

const LEVELS = [
  ['普通会员', 52],
  ['银卡会员', 24],
  ['金卡会员', 15],
  ['铂金会员', 7],
  ['钻石会员', 2],
] as const

/** The levels of the sample members, numbered from 1, the lowest first. */
export const SAMPLE_LEVELS: NewRow<'member_level'>[] = LEVELS.map(([level_name], index) => ({
  id: index + 1,
  level: index + 1,
  level_name,
}))

/** Makes `count` members; the same seed makes the same people. */
export function* sampleMembers(seed: number, count: number): Generator<NewRow<'member'>> {
  const random = new Random(seed)
  for (let index = 0; index < count; index++) {
    const mobile = mobileOf(index)
    const nickname = nameOf(random)
    const level_name = random.weighted(LEVELS)
    yield {
      id: FIRST_MEMBER_ID + index,
      nickname,
      mobile,
      mobile_tail: mobile.slice(-4),
      card_no: `8866${String(20_000_000 + ((index * 7_368_787) % 80_000_000)).padStart(8, '0')}`,
      level_name,
      level_id: LEVELS.findIndex(([name]) => name === level_name) + 1,
    }
  }
}

function nameOf(random: Random): string {
  const family = random.chance(0.01) ? random.pick(DOUBLE_FAMILY) : random.pick(FAMILY)
  const first = random.chance(0.85) ? random.pick(FIRST) : ''
  return family + first + random.pick(SECOND)
}

/**
 * A number from the 199 0 block, filled up in order, so that it is plainly invented. The last four digits are a permutation of
 * 0000 to 9999 in each block of ten thousand members; every 24th member shares them with the one before.
 */
function mobileOf(index: number): string {
  const twin = index % 24 === 23
  const source = twin ? index - 1 : index
  const tail = (source * 7_919 + 1_234) % 10_000
  const block = Math.floor(source / 10_000) + (twin ? 500 : 0)
  return `1990${String(block).padStart(3, '0')}${String(tail).padStart(4, '0')}`
}
