import { readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { MemberCoupon } from '@shared/domain/coupon'
import { silentLog } from '../../src-main/log'
import { createCache, type OpenCache } from '../../src-main/store/cache'
import { aCoupon as someCoupon } from '../support/coupons'
import { cutShort } from '../support/cut-short'
import { tempFolder } from '../support/temp-folder'

const HERE = 'training'
const MEMBER = { id: '7', name: '林小满', phone: '19900012046', cardNumber: '8866', level: null }

const aCoupon = (id: string, change: Partial<MemberCoupon> = {}): MemberCoupon =>
  someCoupon(id, { memberId: '7', ...change })

function aCache(file: string): OpenCache {
  const cache = createCache(file, silentLog)
  onTestFinished(() => cache.close())
  return cache
}

const page = <T>(rows: T[], cursor: string, total: number | null = null) => ({
  rows,
  cursor,
  more: false,
  total,
})

describe('what is kept of a member', () => {
  it('is what the back end said last, with what it no longer has dropped', () => {
    const cache = aCache(join(tempFolder(), 'cache.db'))
    expect(cache.member(HERE, '7')).toBeNull()
    const coupons = [aCoupon('1'), aCoupon('2')]
    cache.learn(HERE, { member: MEMBER, coupons, asOf: 100 })
    expect(cache.member(HERE, '7')).toEqual({ member: MEMBER, coupons, asOf: 100 })
    const used = aCoupon('2', { usedAt: 5 })
    cache.learn(HERE, { member: MEMBER, coupons: [used], asOf: 200 })
    expect(cache.member(HERE, '7')).toEqual({ member: MEMBER, coupons: [used], asOf: 200 })
    expect(cache.holderOf(HERE, '2')).toBe('7')
    expect(cache.member('elsewhere', '7')).toBeNull()
  })

  it('is not told while only half of the coupons may be here', () => {
    const cache = aCache(join(tempFolder(), 'cache.db'))
    cache.startOver(HERE, 100)
    cache.addMembers(HERE, page([MEMBER], 'm1', 1), 110)
    cache.addCoupons(HERE, page([aCoupon('1')], 'c1', 2), 120)
    expect(cache.member(HERE, '7')).toBeNull()
    cache.addCoupons(HERE, page([aCoupon('2')], 'c2'), 130)
    cache.complete(HERE, 130)
    expect(cache.member(HERE, '7')?.coupons).toHaveLength(2)
    expect(cache.member(HERE, '7')?.asOf).toBe(130)
  })

  it('claims no more than a page says that was asked for before the live answer', () => {
    const cache = aCache(join(tempFolder(), 'cache.db'))
    cache.startOver(HERE, 100)
    cache.learn(HERE, { member: MEMBER, coupons: [aCoupon('1', { usedAt: 5 })], asOf: 210 })
    cache.addCoupons(HERE, page([aCoupon('1')], 'c1', 1), 200)
    expect(cache.member(HERE, '7')?.asOf).toBe(200)
  })

  it('is found by phone, last four, card and the beginning of the name', () => {
    const cache = aCache(join(tempFolder(), 'cache.db'))
    cache.learnMembers(HERE, [
      MEMBER,
      { ...MEMBER, id: '12', phone: '19900099046', name: '王小满' },
    ])
    const ids = (keyword: string, anywhere = false) =>
      cache.search(HERE, keyword, 20, anywhere).map(({ id }) => id)
    expect(ids('19900012046')).toEqual(['7'])
    expect(ids('9046')).toEqual(['12'])
    expect(ids('8866')).toEqual(['7', '12'])
    expect(ids('林')).toEqual(['7'])
    expect(ids('小满')).toEqual([])
    expect(ids('小满', true)).toEqual(['7', '12'])
  })
})

describe('a full pull', () => {
  it('begins anew without losing what is here, and drops what it did not bring again', () => {
    const cache = aCache(join(tempFolder(), 'cache.db'))
    cache.startOver(HERE, 100)
    cache.addMembers(HERE, page([MEMBER, { ...MEMBER, id: '8' }], 'm', 2), 110)
    cache.addCoupons(HERE, page([aCoupon('1'), aCoupon('2')], 'c', 2), 120)
    while (cache.tidy(HERE)) continue
    cache.complete(HERE, 120)
    cache.startOver(HERE, 200)
    expect(cache.member(HERE, '7')?.coupons).toHaveLength(2)
    cache.addMembers(HERE, page([MEMBER], 'm', 1), 210)
    cache.addCoupons(HERE, page([aCoupon('2')], 'c', 1), 220)
    while (cache.tidy(HERE)) continue
    cache.complete(HERE, 220)
    expect(cache.counts(HERE)).toEqual({ members: 1, coupons: 1 })
    expect(cache.progress(HERE)).toMatchObject({ done: 2, total: 2, follows: true })
  })

  it('of another database leaves nothing of the one before', () => {
    const cache = aCache(join(tempFolder(), 'cache.db'))
    cache.learn(HERE, { member: MEMBER, coupons: [aCoupon('1')], asOf: 100 })
    cache.giveUp(HERE)
    expect(cache.member(HERE, '7')).toBeNull()
    while (cache.tidy('other')) continue
    expect(cache.counts(HERE)).toEqual({ members: 0, coupons: 0 })
  })
})

it('a change that was cut short before there was a write-ahead log is undone, and nothing else is lost', () => {
  const file = join(tempFolder(), 'cache.db')
  const before = createCache(file, silentLog)
  before.learn(HERE, { member: MEMBER, coupons: [aCoupon('1')], asOf: 100 })
  before.close()
  cutShort(file)
  const after = aCache(file)
  expect(after.member(HERE, '7')?.coupons).toHaveLength(1)
  after.learn(HERE, { member: MEMBER, coupons: [], asOf: 200 })
  expect(after.member(HERE, '7')?.asOf).toBe(200)
})

describe('a cache file that cannot be used', () => {
  const broken: [string, (file: string) => void][] = [
    ['is no database', (file) => writeFileSync(file, 'x'.repeat(9_000))],
    ['is cut off', (file) => truncateSync(file, 6_000)],
    ['is of a newer program', (file) => setVersion(file, 99)],
    ['is of an older program', (file) => setVersion(file, 0)],
  ]
  it.each(broken)('that %s is set aside, and a new one begun', (_, breakIt) => {
    const folder = tempFolder()
    const file = join(folder, 'cache.db')
    const before = createCache(file, silentLog)
    before.learn(HERE, { member: MEMBER, coupons: [aCoupon('1')], asOf: 100 })
    before.close()
    breakIt(file)
    const cache = aCache(file)
    expect(cache.member(HERE, '7')).toBeNull()
    cache.learn(HERE, { member: MEMBER, coupons: [aCoupon('1')], asOf: 200 })
    expect(cache.member(HERE, '7')?.asOf).toBe(200)
    const aside = readdirSync(folder).filter((name) =>
      /^cache\.(damaged|outdated)-.*db$/.test(name),
    )
    expect(aside).toHaveLength(1)
  })

  it('keeps the last two that were set aside', () => {
    const folder = tempFolder()
    const file = join(folder, 'cache.db')
    for (let time = 0; time < 4; time++) {
      writeFileSync(file, 'x'.repeat(9_000))
      const cache = createCache(file, silentLog)
      cache.learn(HERE, { member: MEMBER, coupons: [], asOf: 100 })
      cache.learn(HERE, { member: MEMBER, coupons: [], asOf: 100 })
      cache.close()
    }
    const aside = readdirSync(folder).filter((name) => name.startsWith('cache.damaged'))
    expect(aside).toHaveLength(2)
  })

  it('breaks while it is in use, and never lets the caller know', () => {
    const file = join(tempFolder(), 'cache.db')
    const cache = aCache(file)
    cache.learn(HERE, { member: MEMBER, coupons: [aCoupon('1')], asOf: 100 })
    const other = new Database(file)
    other.exec(`UPDATE coupon SET content = '{"id":'`)
    other.close()
    expect(cache.member(HERE, '7')).toBeNull()
    cache.learn(HERE, { member: MEMBER, coupons: [aCoupon('1')], asOf: 200 })
    expect(cache.member(HERE, '7')?.asOf).toBe(200)
  })

  it('cannot be made at all: nothing is known, and nothing thrown', () => {
    const cache = aCache(join(tempFolder(), 'no', 'such', 'folder', 'cache.db'))
    cache.learn(HERE, { member: MEMBER, coupons: [], asOf: 100 })
    expect(cache.member(HERE, '7')).toBeNull()
  })
})

function setVersion(file: string, version: number): void {
  const database = new Database(file)
  database.pragma(`user_version = ${version}`)
  database.close()
}
