import { memberCouponSchema, type MemberCoupon } from '@shared/domain/coupon'
import type { Member } from '@shared/domain/member'
import { isPinyinOf } from '@shared/domain/name-match'
import { unitsOf } from '@shared/domain/name-units'
import { readQuery, withoutSigns } from '@shared/domain/search-query'
import { shopSchema } from '@shared/domain/shop'
import type { KnownMember, MemberCache, PullStore } from '../counter/cache-ports'
import type { Log } from '../log'
import { keepCacheFile, type CacheFile } from './cache-file'
import { keepMember, nameMember } from './cache-keep'
import { numbersOf } from './cache-keep-statements'
import { createPullStore } from './cache-pull'
import { findPlace, placeOf, toMember } from './cache-rows'
import type { MemberRow } from './cache-tables'
import { readingsOf } from './search/pinyin'
import { digitsPlan, nameStartPlan, wholeCardPlan } from './search/plan'
import { suggestMembers } from './search/suggest'

/** The cache on the disk. */
export interface OpenCache extends MemberCache, PullStore {
  close(): void
}

/** Makes the cache over `cache.db`, which is opened (or begun) when it is first needed. Nothing here ever throws. */
export function createCache(file: string, log: Log): OpenCache {
  const keeper = keepCacheFile(file, log)
  const { attempt } = keeper
  /** When a member was last learnt from a live answer: a page that was asked for before knows less. */
  const lastLive = { at: 0 }

  function completeAt(cache: CacheFile, place: number): number | null {
    return cache.sql.pull.get(place)?.completeAt ?? null
  }

  function known(cache: CacheFile, place: number, id: string): KnownMember | null {
    const row = cache.sql.member.get(place, id)
    if (!row) return null
    const asOf = Math.max(row.wholeAt ?? 0, completeAt(cache, place) ?? 0)
    if (asOf === 0) return null
    const coupons = cache.sql.couponsOf.all(place, id).map(({ content }) => readCoupon(content))
    return { member: toMember(row), coupons, asOf }
  }

  function learn(cache: CacheFile, place: number, { member, coupons, asOf }: KnownMember): void {
    const { sql } = cache
    lastLive.at = Math.max(lastLive.at, asOf)
    if (isNamed(member)) keepMember(cache, place, member)
    else nameMember(cache, place, member.id)
    for (const coupon of coupons) {
      const { id } = coupon
      sql.putLive.run({ place, id, memberId: member.id, content: JSON.stringify(coupon), asOf })
    }
    sql.dropOlder.run({ place, memberId: member.id, asOf })
    sql.setWhole.run({ place, id: member.id, at: asOf })
  }

  /** Runs work on a connection's place in one transaction; a place is made when there is none. */
  function write(connectionId: string, work: (cache: CacheFile, place: number) => void): void {
    attempt(undefined, (cache) =>
      cache.database.transaction(() => work(cache, placeOf(cache, connectionId)))(),
    )
  }

  /** Reads from a connection's place; `otherwise` where there is none. */
  function read<T>(connectionId: string, otherwise: T, work: (c: CacheFile, p: number) => T): T {
    return attempt(otherwise, (cache) => {
      const place = findPlace(cache, connectionId)
      return place === null ? otherwise : work(cache, place)
    })
  }

  return {
    ...createPullStore(keeper, lastLive),
    isComplete: (connectionId) =>
      read(connectionId, false, (cache, place) => completeAt(cache, place) !== null),
    member: (connectionId, memberId) =>
      read(connectionId, null, (cache, place) => known(cache, place, memberId)),
    holderOf: (connectionId, couponId) =>
      read(
        connectionId,
        null,
        ({ sql }, place) => sql.holderOf.get(place, couponId)?.memberId ?? null,
      ),
    search: (connectionId, keyword, limit, anywhere = false) =>
      read(connectionId, [], ({ sql }, place) => {
        const wanted = { place, keyword, limit }
        const byText = { ...wanted, ...numbersOf(place) }
        if (/^\d+$/.test(keyword)) {
          return sql.byDigits.all({ ...byText, match: digitsPlan(keyword) }).map(toMember)
        }
        const ofCard = sql.byCard.all({ ...byText, match: wholeCardPlan(keyword) })
        const ofName = sql.byStart.all({ ...byText, match: nameStartPlan(keyword) })
        const exact = ofCard.filter(({ card }) => card === keyword)
        const rows = byId([...(exact.length > 0 ? exact : ofCard), ...ofName]).slice(0, limit)
        return (rows.length > 0 || !anywhere ? rows : sql.byPart.all(wanted)).map(toMember)
      }),
    suggest: (connectionId, typed) =>
      read(connectionId, [], (cache, place) => {
        const query = readQuery(typed)
        return query ? suggestMembers(cache, place, query) : []
      }),
    spells: (typed, name) => isPinyinOf(withoutSigns(typed), unitsOf(name, readingsOf)),
    learn: (connectionId, known) =>
      write(connectionId, (cache, place) => learn(cache, place, known)),
    confirm: (connectionId, memberId, asOf) =>
      write(connectionId, ({ sql }, place) => {
        lastLive.at = Math.max(lastLive.at, asOf)
        sql.setWhole.run({ place, id: memberId, at: asOf })
      }),
    learnMembers: (connectionId, members) =>
      write(connectionId, (cache, place) => {
        for (const member of members) keepMember(cache, place, member)
      }),
    forget: (connectionId, memberId, asOf) =>
      write(connectionId, ({ sql }, place) => {
        sql.dropOlder.run({ place, memberId, asOf })
        sql.dropMember.run(place, memberId)
      }),
    seen: (connectionId, memberId, at) =>
      write(connectionId, ({ sql }, place) => void sql.seen.run(place, memberId, at)),
    learnShops: (connectionId, shops) =>
      write(connectionId, ({ sql }, place) => {
        sql.dropShops.run(place)
        shops.forEach((shop, index) => sql.addShop.run(place, shop.id, index, JSON.stringify(shop)))
      }),
    shops: (connectionId) =>
      read(connectionId, [], ({ sql }, place) =>
        sql.shops.all(place).map(({ content }) => shopSchema.parse(JSON.parse(content))),
      ),
    close: () => keeper.close(),
  }
}

/** Each once, in the order of ids; those are numbers nearly everywhere: shorter ones come first. */
function byId(rows: readonly MemberRow[]): MemberRow[] {
  const once = new Map(rows.map((row) => [row.id, row]))
  return [...once.values()].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
}

function readCoupon(content: string): MemberCoupon {
  return memberCouponSchema.parse(JSON.parse(content))
}

/** True when the back end told more of a member than the number. */
function isNamed({ name, phone, cardNumber, level }: Member): boolean {
  return [name, phone, cardNumber, level].some((field) => field !== null)
}
