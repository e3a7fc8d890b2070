import type { NewRow } from '../store/tables'

/** The sample shops. */
export const SAMPLE_SHOPS: NewRow<'shop'>[] = [
  { id: 1, name: '青禾生活馆（滨江店）', address: '滨江区望潮路 18 号', phone: '0571-5550101' },
  { id: 2, name: '青禾生活馆（湖畔店）', address: '西湖区柳浪街 206 号', phone: '0571-5550102' },
  {
    id: 3,
    name: '青禾生活馆（高铁东站店）',
    address: '上城区天城路 1 号 B1-07',
    phone: '0571-5550103',
  },
]

/** A sample staff member with the password that the sample data makes known to everybody. */
export interface SampleStaff {
  id: number
  account: string
  name: string
  password: string
  shopId: number
}

/** The sample staff. Their passwords are public: sample data is for trying out and training only. */
export const SAMPLE_STAFF: SampleStaff[] = [
  { id: 1001, account: 'lintian', name: '林恬', password: 'coupon-1001', shopId: 1 },
  { id: 1002, account: 'heyun', name: '何允', password: 'coupon-1002', shopId: 2 },
  { id: 1003, account: 'suqing', name: '苏晴', password: 'coupon-1003', shopId: 3 },
  { id: 1004, account: 'admin', name: '店长方远', password: 'coupon-1004', shopId: 1 },
]

// title, yuan off (0 = exchange coupon), weekdays, may the member redeem it alone
type Line = readonly [title: string, yuan: number, weekdays?: string, isSelf?: 1]

const LINES: readonly Line[] = [
  ['新会员见面礼 10 元券', 10, '', 1],
  ['生日礼 50 元代金券', 50],
  ['满百减二十券', 20],
  ['老友回归 30 元券', 30],
  ['工作日午市 15 元券', 15, '1,2,3,4,5'],
  ['周末亲子 25 元券', 25, '6,7'],
  ['周三会员日 18 元券', 18, '3'],
  ['现磨咖啡兑换券', 0],
  ['鲜榨橙汁兑换券（中杯）', 0, '', 1],
  ['手工酸奶兑换券', 0],
  ['招牌牛肉面兑换券', 0, '1,2,3,4'],
  ['桂花拿铁第二杯半价券', 12.5],
  ['烘焙区 8 元券', 8, '', 1],
  ['生鲜果蔬 12 元券', 12],
  ['粮油调味 20 元券', 20],
  ['母婴用品 40 元券', 40],
  ['家居清洁 15 元券', 15],
  ['洗护套装兑换券', 0],
  ['环保购物袋兑换券', 0, '', 1],
  ['积分兑换 5 元券', 5, '', 1],
  ['积分兑换 100 元券', 100],
  ['金卡专享 60 元券', 60],
  ['铂金专享 120 元券', 120],
  ['钻石年度礼 200 元券', 200],
  ['推荐有礼 15 元券', 15],
  ['签到七天 3 元券', 3, '', 1],
  ['晚市特惠 9.9 元券', 9.9],
  ['周一早餐兑换券（豆浆油条）', 0, '1'],
  ['周五茶点兑换券', 0, '5'],
  ['周末烘焙课体验券', 0, '6,7'],
  ['插花体验课兑换券', 0, '2,4'],
  ['儿童绘本借阅券', 0],
  ['停车两小时兑换券', 0],
  ['快递代寄 6 元券', 6],
  ['宠物零食兑换券', 0],
  ['节日礼盒抵扣 88 元券', 88],
  ['春茶尝鲜兑换券', 0],
  ['冰品区 7.5 元券', 7.5],
  ['熟食区 11 元券', 11],
  ['开业周年庆 66 元券', 66],
]

/** A template without any condition; all sample templates have its columns, for they are filled in together. */
export const PLAIN_TEMPLATE = {
  type: 1,
  deduction_fen: 0,
  use_week: '',
  is_use_week: 0,
  is_self: 0,
  use_type: 0,
  coupon_method: 1,
  discount_parts: 0,
  enough_fen: 0,
  is_complex: 1,
  level_limit: -1,
  categories: '[]',
  goods: '[]',
  stores: '[]',
} satisfies Partial<NewRow<'coupon_template'>>

/** The sample templates, numbered from 1. */
export const SAMPLE_TEMPLATES: NewRow<'coupon_template'>[] = LINES.map(
  ([title, yuan, weekdays = '', isSelf = 0], index) => ({
    ...PLAIN_TEMPLATE,
    id: index + 1,
    title,
    type: yuan > 0 ? 1 : 2,
    use_type: yuan > 0 ? 0 : 8,
    deduction_fen: Math.round(yuan * 100),
    use_week: weekdays,
    is_use_week: weekdays === '' ? 0 : 1,
    is_self: isSelf,
  }),
)

/** The id of a sample template by its title; for coupons that must be of a certain kind. */
export function templateNamed(title: string): number {
  const found = SAMPLE_TEMPLATES.find((template) => template.title === title)
  if (!found) throw new Error(`There is no sample template ${title}`)
  return found.id
}
