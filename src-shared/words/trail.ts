import type { TrailAbout, TrailEntry, TrailFacts, TrailGroup } from '../domain/trail'
import { trailKinds } from './trail-kinds'

/** The words of the trail, on the screen and in files. Whatever is looked for as text is looked for in these. */
const zh = {
  file: '操作记录',
  total: '合计',
  program: '程序',
  nobody: '没有登录',
  column: {
    seq: '编号',
    at: '时间',
    staff: '员工',
    action: '操作',
    approvedBy: '同意人',
    about: '对象',
  },
  group: {
    counter: '核销与会员',
    templates: '券模板与发券',
    books: '班次与账本',
    exports: '导出',
    seat: '登录与授权',
    people: '员工与记录',
    settings: '设置',
    failed: '没有成功的',
  } satisfies Record<TrailGroup, string>,
  about: {
    receipt: '小票 {name}',
    shift: '{day} 第 {number} 班',
    person: '{name}',
    template: '券模板 {name}',
    member: '会员 {name}',
    shop: '门店 {name}',
    name: '{name}',
    unknown: '{name}',
  } satisfies Record<Exclude<TrailAbout['of'], 'settings'>, string>,
  fact: {
    action: { tryAgain: '再试一次', acceptLoss: '承担损失', collected: '已向会员收款' },
    role: { cashier: '收银员', manager: '店长', owner: '店主' },
    look: { full: '完整显示', middle: '隐藏中间', lastFour: '只显示后四位' },
    inactive: '已停用',
    hour: '{n} 点',
    minutes: '{n} 分钟',
    never: '不自动锁定',
    pin: '换了密码',
    card: '换了员工卡',
  },
  and: '、',
  parts: {
    mode: '训练或正式',
    connection: '连接',
    shop: '门店',
    staff: '收银员',
    printer: '打印机',
    printing: '打印设置',
    offlinePolicy: '离线规则',
    couponRules: '用券规则',
    codeRules: '扫码规则',
    phoneLook: '手机号显示方式',
    manager: '店长密码',
    team: '员工名单',
    keepsStaff: '员工名单',
    autoLockMinutes: '自动锁定',
    dayStartHour: '营业日起点',
    language: '语言',
    theme: '外观',
  } as Record<string, string>,
  kinds: trailKinds['zh-CN'],
}
export type TrailWords = typeof zh

const en: TrailWords = {
  file: 'Trail',
  total: 'Total',
  program: 'program',
  nobody: 'not signed in',
  column: {
    seq: 'No.',
    at: 'When',
    staff: 'Who',
    action: 'What',
    approvedBy: 'Agreed by',
    about: 'About',
  },
  group: {
    counter: 'Redemptions and members',
    templates: 'Templates and giving out',
    books: 'Shifts and ledger',
    exports: 'Exports',
    seat: 'Signing in and agreeing',
    people: 'Staff and this trail',
    settings: 'Settings',
    failed: 'What did not succeed',
  },
  about: {
    receipt: 'receipt {name}',
    shift: '{day}, shift {number}',
    person: '{name}',
    template: 'template {name}',
    member: 'member {name}',
    shop: 'shop {name}',
    name: '{name}',
    unknown: '{name}',
  },
  fact: {
    action: {
      tryAgain: 'tried again',
      acceptLoss: 'accepted the loss',
      collected: 'collected from the member',
    },
    role: { cashier: 'cashier', manager: 'manager', owner: 'owner' },
    look: { full: 'in full', middle: 'middle hidden', lastFour: 'last four only' },
    inactive: 'inactive',
    hour: '{n}:00',
    minutes: '{n} min',
    never: 'never by itself',
    pin: 'another PIN',
    card: 'another card',
  },
  and: ', ',
  parts: {
    mode: 'training or not',
    connection: 'connection',
    shop: 'shop',
    staff: 'cashier',
    printer: 'printer',
    printing: 'print settings',
    offlinePolicy: 'offline rules',
    couponRules: 'coupon rules',
    codeRules: 'code rules',
    phoneLook: 'how phones show',
    manager: 'manager PIN',
    team: 'list of staff',
    keepsStaff: 'list of staff',
    autoLockMinutes: 'automatic lock',
    dayStartHour: 'start of the day',
    language: 'language',
    theme: 'look',
  },
  kinds: trailKinds.en,
}

export const trailWords = { 'zh-CN': zh, en }

const filled = (text: string, named: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? ''))

/** What was done. A kind of a later program is said as it is. */
export function actionOf(words: TrailWords, { kind, added }: TrailEntry): string {
  // One call saves those who are new and those who are known.
  const said = added && kind === 'staff.save' ? 'staff.added' : kind
  return words.kinds[said] ?? said
}

/** Who it was, as the trail names people. */
export function whoOf(words: TrailWords, staff: string): string {
  return staff === '' ? words.program : staff === '—' ? words.nobody : staff
}

/** What it was about and what was decided; empty where there is nothing to say. */
export function aboutOf(words: TrailWords, { call, about, facts }: TrailEntry): string {
  const parts = [
    call === null ? '' : (words.kinds[call] ?? call),
    about === null ? '' : named(words, about),
    // Before a title, which may be long: what was decided is what somebody looks for.
    ...factsOf(words, facts),
    about?.of === 'receipt' ? (about.title ?? '') : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

function named(words: TrailWords, about: TrailAbout): string {
  if (about.of !== 'settings') return filled(words.about[about.of], about as Record<string, string>)
  return [...new Set(about.names.map((name) => words.parts[name] ?? name))].join(words.and)
}

function factsOf({ fact }: TrailWords, facts: TrailFacts): string[] {
  const oneOf = (words: Record<string, string>, value: unknown): string =>
    value === undefined ? '' : (words[String(value)] ?? String(value))
  const { minutes, hour } = facts
  return [
    oneOf(fact.action, facts.action),
    oneOf(fact.role, facts.role),
    oneOf(fact.look, facts.look),
    facts.active === false ? fact.inactive : '',
    hour === undefined ? '' : filled(fact.hour, { n: String(hour) }),
    minutes === 0 ? fact.never : '',
    minutes === undefined || minutes === 0 ? '' : filled(fact.minutes, { n: String(minutes) }),
    facts.pin === true ? fact.pin : '',
    facts.card === true ? fact.card : '',
  ]
}
