import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { MemberCoupon } from '@shared/domain/coupon'
import type { Member } from '@shared/domain/member'
import { silentLog } from '../../../src-main/log'
import { createCache } from '../../../src-main/store/cache'
import { memberValues } from '../../../src-main/store/cache-tables'
import { cacheMigrations } from '../../../src-main/store/migrations/cache'
import { openDatabase } from '../../../src-main/store/open-database'
import { aCoupon, cash } from '../../support/coupons'

// As the pull brings them.
const PAGE_ROWS = 400
const CONNECTION = 'bench'
const NAMES = ['陈思琪', '林小满', '王雨晴', '赵子墨', '欧阳若兰']

interface Question {
  folder: string
  repetitions: number
  members: number
  couponsEach: number
}

/** Milliseconds of each repetition, and the longest that one page took in it. */
export interface FillTimes {
  cache: number[]
  bare: number[]
  longest: number[]
}

process.once('message', (question: Question) => {
  process.send?.(run(question))
})

function run({ folder, repetitions, members: count, couponsEach }: Question): FillTimes {
  const members = Array.from({ length: count }, (_, index) => memberNumber(index))
  const coupons = members.flatMap(({ id }, index) =>
    Array.from({ length: couponsEach }, (_, at) => couponNumber(index * couponsEach + at, id)),
  )
  const times: FillTimes = { cache: [], bare: [], longest: [] }
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const { ms, longest } = fillCache(join(folder, `cache-${repetition}.db`), members, coupons)
    times.cache.push(ms)
    times.longest.push(longest)
    times.bare.push(insertBare(join(folder, `bare-${repetition}.db`), members, coupons))
  }
  return times
}

function fillCache(file: string, members: Member[], coupons: MemberCoupon[]) {
  const cache = createCache(file, silentLog)
  cache.startOver(CONNECTION, 1)
  const startedAt = performance.now()
  let longest = 0
  const keep = <T>(rows: T[], add: (page: { rows: T[]; cursor: string }) => boolean): void => {
    for (let at = 0; at < rows.length; at += PAGE_ROWS) {
      const pageAt = performance.now()
      if (!add({ rows: rows.slice(at, at + PAGE_ROWS), cursor: String(at) })) {
        throw new Error('the cache did not keep a page')
      }
      longest = Math.max(longest, performance.now() - pageAt)
    }
  }
  const rest = { more: true, total: null }
  keep(members, (page) => cache.addMembers(CONNECTION, { ...page, ...rest }, 2))
  keep(coupons, (page) => cache.addCoupons(CONNECTION, { ...page, ...rest }, 2))
  const ms = performance.now() - startedAt
  const { members: kept } = cache.counts(CONNECTION)
  if (kept !== members.length) throw new Error(`the cache has ${kept} members`)
  cache.close()
  return { ms, longest }
}

/** The same rows in the same layout, ready to be written, with nothing between them and SQLite. */
function insertBare(file: string, members: Member[], coupons: MemberCoupon[]): number {
  const database: Database.Database = openDatabase(file, {
    migrations: cacheMigrations,
    synchronous: 'NORMAL',
  })
  const memberRows = members.map((member) => {
    const { id, name, phone, card, level } = memberValues(member)
    return [1, id, name, phone, card, level, 2]
  })
  const couponRows = coupons.map((coupon) => [
    1,
    coupon.id,
    coupon.memberId,
    JSON.stringify(coupon),
    2,
  ])
  const putMember = database.prepare(
    `INSERT INTO member (place, id, name, phone, card, level, pulled_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const putCoupon = database.prepare(
    'INSERT INTO coupon (place, id, member_id, content, as_of) VALUES (?, ?, ?, ?, ?)',
  )
  const startedAt = performance.now()
  database.transaction(() => {
    for (const row of memberRows) putMember.run(row)
    for (const row of couponRows) putCoupon.run(row)
  })()
  const ms = performance.now() - startedAt
  database.close()
  return ms
}

function memberNumber(index: number): Member {
  return {
    id: String(10_001 + index),
    name: NAMES[index % NAMES.length] ?? null,
    phone: `199${String((index * 7_919) % 100_000_000).padStart(8, '0')}`,
    cardNumber: null,
    level: '银卡',
  }
}

function couponNumber(index: number, memberId: string): MemberCoupon {
  return aCoupon(String(1_000_001 + index), {
    memberId,
    templateId: '3',
    title: '满百减二十券',
    terms: cash(2_000),
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    receivedAt: 1_767_225_600_000,
  })
}
