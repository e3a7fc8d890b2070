import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmbeddedApi, temporaryFolder, type InProcessApi } from '../support/embedded-api'

const DEMO = 10_001
const DAY_MS = 86_400_000
const REDEEM = '/user/auditelecoupon'

let place: { folder: string; remove(): void }
let data: string
let now: number
let api: InProcessApi
beforeEach(() => {
  place = temporaryFolder()
  data = join(place.folder, 'api.db')
  now = Date.parse('2030-05-15T10:00:00+08:00')
})
afterEach(async () => {
  await api.close()
  place.remove()
})

const open = async () => (api = await startEmbeddedApi({ data, sample: 40, clock: () => now }))
async function onDay(offset: number): Promise<void> {
  await api.close()
  now += offset * DAY_MS
  await open()
}

interface Coupon {
  id: number
  coupon_title: string
  start_date: string
  end_date: string
  use_week: string
  use_date: number
  create_date: number
  receive_id: number
}
async function couponsOf(member: number, state: number): Promise<Coupon[]> {
  const { data: rows } = await api.call('/member/couponlist', {
    member_id: member,
    state,
    limit: 100,
  })
  return rows as Coupon[]
}

/** What the demonstration member can show today, found out by asking the API as a terminal would. */
async function showcase() {
  const [unused, used, expired] = await Promise.all(
    [0, 1, 2].map((state) => couponsOf(DEMO, state)),
  )
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
  const tomorrow = new Date(now + 32 * 3_600_000).toISOString().slice(0, 10)
  const weekday = String(new Date(`${today}T00:00:00Z`).getUTCDay() || 7)
  const held = unused?.filter(({ receive_id }) => receive_id === 0) ?? []
  const started = held.filter(({ start_date }) => start_date <= today)
  const allowed = (coupon: Coupon) => coupon.use_week === '' || coupon.use_week.includes(weekday)
  return {
    usable: started.filter(allowed),
    otherDays: started.filter((coupon) => !allowed(coupon)).length,
    notYet: held.length - started.length,
    givenAway: (unused?.length ?? 0) - held.length,
    lastsUntilTomorrow: held.filter(({ end_date }) => end_date === tomorrow).length,
    used: used?.length ?? 0,
    expired: expired?.length ?? 0,
  }
}

describe('the sample data', () => {
  it('is as useful on any later day as on the first', async () => {
    await open()
    for (const days of [0, 1, 1, 5, 1, 1, 1, 1, 40, 400]) {
      if (days > 0) await onDay(days)
      const { usable, ...others } = await showcase()
      const on = new Date(now).toISOString()
      expect(usable.length, on).toBeGreaterThanOrEqual(6)
      expect(others, on).toEqual({
        otherDays: 1,
        notYet: 1,
        givenAway: 1,
        lastsUntilTomorrow: 1,
        used: 1,
        expired: 1,
      })
      const { data: rows } = await api.call('/auditelecoupon/getlist', { limit: 100 })
      const newest = (rows as { create_date: number }[])[0]?.create_date ?? 0
      expect(now / 1_000 - newest, on).toBeLessThan(3 * 86_400)
    }
  })

  it('can be redeemed exactly when it says so', async () => {
    await open()
    await onDay(3)
    const { usable } = await showcase()
    for (const { id } of usable) {
      expect(await api.call(REDEEM, { mem_coupon_id: id })).toMatchObject({ code: 0 })
    }
    const unused = await couponsOf(DEMO, 0)
    const codes = await Promise.all(unused.map(({ id }) => api.call(REDEEM, { mem_coupon_id: id })))
    expect(codes.map(({ code }) => code).sort()).toEqual([2003, 2004, 2005])
  })

  it('leaves alone what was really redeemed, and puts something fresh in its place', async () => {
    await open()
    const { usable } = await showcase()
    for (const { id } of usable)
      await api.call(REDEEM, { mem_coupon_id: id, request_id: `r-${id}` })
    expect((await showcase()).usable).toHaveLength(0)
    const used = async () =>
      (await couponsOf(DEMO, 1)).filter(({ id }) => usable.some((c) => c.id === id))
    const before = await used()
    await onDay(1)
    expect(await used()).toEqual(before)
    const fresh = (await showcase()).usable
    expect(fresh.map((c) => c.coupon_title).sort()).toContain(before[0]?.coupon_title)
    expect(fresh.length).toBeGreaterThanOrEqual(6)
    for (const { id } of fresh) expect(usable.map((coupon) => coupon.id)).not.toContain(id)
    await onDay(1)
    expect(await used(), 'a second day later it still stands').toEqual(before)
    expect((await couponsOf(DEMO, 1)).length, 'and nothing is made twice').toBe(before.length + 1)
  })

  it('keeps the history of what was undone', async () => {
    await open()
    const coupon = (await showcase()).usable[0]
    await api.call(REDEEM, { mem_coupon_id: coupon?.id ?? 0, request_id: 'r' })
    await api.call('/user/undoauditelecoupon', { mem_coupon_id: coupon?.id ?? 0 })
    const before = await api.call('/user/auditinfo', { request_id: 'r' })
    await onDay(2)
    expect(await api.call('/user/auditinfo', { request_id: 'r' })).toEqual(before)
    expect(before).toMatchObject({ code: 0 })
    expect((await showcase()).usable.map(({ id }) => id)).toContain(coupon?.id)
  })

  it('comes back when the clock was wrong', async () => {
    await open()
    const before = await showcase()
    await onDay(365)
    await onDay(-365)
    expect(await showcase()).toEqual(before)
  })

  it('does not move within a day', async () => {
    await open()
    const before = await showcase()
    await api.close()
    now = Date.parse('2030-05-15T23:59:59.999+08:00')
    await open()
    expect(api.running.sample).toBe('kept')
    expect(await showcase()).toEqual(before)
  })

  it('is not made in a database that began without', async () => {
    api = await startEmbeddedApi({ data, sample: null, clock: () => now })
    expect(api.running.sample).toBe('none')
    await onDay(1)
    expect(api.running.sample).toBe('none')
    expect(await api.call('/member/getlist')).toMatchObject({ code: 0, data: [] })
  })
})
