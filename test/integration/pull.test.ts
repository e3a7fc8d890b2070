import { describe, expect, it, onTestFinished } from 'vitest'
import { randomUUID } from 'node:crypto'
import type { Status } from '@shared/domain/view'
import type { MemberChecked } from '@shared/domain/checked'
import { passOn, startProxy } from '../support/fault-proxy'
import { startEmbeddedApi, type InProcessApi, type StartOptions } from '../support/embedded-api'
import { openTestTerminal, pulledTerminal, type TestTerminal } from '../support/terminal'
import { ROUTES, yunShop } from '../support/yun-shop-api'
import { terminalParts } from '../support/terminal-parts'
import { tempFolder } from '../support/temp-folder'

async function anApi(options: StartOptions): Promise<InProcessApi> {
  const api = await startEmbeddedApi(options)
  onTestFinished(() => api.close())
  return api
}

async function sheetOf(terminal: TestTerminal, text: string) {
  const found = await terminal.ask('counter.find', { text })
  if (found.kind !== 'one') throw new Error('one member expected')
  return found.sheet
}

/** A coupon of a page that can be redeemed today. */
function firstUsable(body: Buffer): number {
  const { data } = JSON.parse(body.toString()) as {
    data: {
      rows: { id: number; use_id: number; receive_id: number; end_date: string; use_week: string }[]
    }
  }
  const today = new Date().toISOString().slice(0, 10)
  const usable = data.rows.find(
    (row) =>
      row.use_id === 0 && row.receive_id === 0 && row.end_date > today && row.use_week === '',
  )
  return usable?.id ?? 0
}

const checked = (terminal: TestTerminal) => {
  let heard: MemberChecked | undefined
  const over = terminal.heard('member.checked', (payload: MemberChecked) => {
    heard = payload
    return true
  })
  return over.then(() => heard)
}

describe('pulling from the embedded API', () => {
  it('brings every member and coupon, as a live answer gives them', async () => {
    const api = await anApi({ sample: 120 })
    const terminal = await pulledTerminal(tempFolder(), api)
    const facts = await terminal.ask('cache.get', null)
    expect(facts).toMatchObject({ phase: 'ready', members: 120 })
    expect(facts.done).toBe(facts.total)
    expect(facts.done).toBe(facts.members + facts.coupons)
    const answer = checked(terminal)
    const sheet = await sheetOf(terminal, '10001')
    expect(sheet).toMatchObject({ source: 'cache', checking: true })
    expect(await answer).toMatchObject({ outcome: 'same', memberId: '10001' })
  })

  it('corrects a cached answer in place when the coupon was used elsewhere', async () => {
    const api = await anApi({ coupons: [{ id: 501 }, { id: 502 }] })
    const terminal = await pulledTerminal(tempFolder(), api)
    await api.call('/user/auditelecoupon', { mem_coupon_id: 501 })
    const answer = checked(terminal)
    const sheet = await sheetOf(terminal, '10001')
    expect(sheet.coupons.every(({ eligibility }) => eligibility.usable)).toBe(true)
    const correction = await answer
    if (correction?.outcome !== 'corrected') throw new Error('a correction was expected')
    expect(correction.changed).toEqual(['501'])
    const redeemed = await terminal.call('counter.redeem', {
      saleId: randomUUID(),
      memberId: '10001',
      couponIds: ['501'],
      billFen: null,
    })
    expect(redeemed).toMatchObject({ ok: false, problem: { code: 'redeem.notUsable' } })
  })

  it('learns that a coupon was taken back, and does not redeem it when the line is down', async () => {
    const api = await startEmbeddedApi({ coupons: [{ id: 501 }, { id: 502 }] })
    const folder = tempFolder()
    const first = await pulledTerminal(folder, api)
    await first.close()
    await yunShop(api).post(ROUTES.recall, { id: 501, request_id: 'back' })
    const terminal = await pulledTerminal(folder, api)
    await api.close()
    const sheet = await sheetOf(terminal, '10001')
    expect(
      sheet.coupons.map(({ coupon, eligibility }) => [
        coupon.id,
        eligibility.reasons.map(({ code }) => code),
      ]),
    ).toEqual([
      ['502', []],
      ['501', ['recalled']],
    ])
  })

  it('answers from what is here when the back end is gone, and says how old it is', async () => {
    const api = await startEmbeddedApi({ sample: 30 })
    const terminal = await pulledTerminal(tempFolder(), api)
    const name = (await sheetOf(terminal, '10001')).member.name ?? ''
    await api.close()
    const answer = checked(terminal)
    await sheetOf(terminal, '10001')
    expect(await answer).toEqual({ outcome: 'noAnswer', memberId: '10001' })
    const sheet = await sheetOf(terminal, '10001')
    expect(sheet).toMatchObject({ source: 'cache', checking: false })
    const byName = await terminal.ask('counter.find', { text: name })
    expect(byName.kind).not.toBe('none')
    expect(await terminal.call('counter.find', { text: 'nobody knows' })).toMatchObject({
      ok: false,
    })
  })

  it('is cancelled, stays so after a restart, and goes on when asked', async () => {
    const api = await anApi({ sample: 30 })
    const folder = tempFolder()
    const first = openTestTerminal({ ...terminalParts(folder, api), pullAfterMs: 60_000 })
    await first.ask('session.startTraining', null)
    await first.ask('shops.list', null)
    expect(await first.ask('cache.cancel', null)).toMatchObject({ phase: 'cancelled' })
    await first.close()
    const second = openTestTerminal({ ...terminalParts(folder, api), pullAfterMs: 0 })
    await second.heard('status.changed', ({ cache }: Status) => cache.phase === 'cancelled')
    const ready = second.heard('status.changed', ({ cache }: Status) => cache.phase === 'ready')
    await second.ask('cache.pull', null)
    await ready
  })

  it('goes on with the page that was on its way when the program ended', async () => {
    const api = await anApi({ sample: 300 })
    const line = await startProxy(api.url)
    onTestFinished(() => line.cut())
    const asked: string[] = []
    let stuck = (): void => {}
    const third = new Promise<void>((resolve) => (stuck = resolve))
    line.handle = async (passage) => {
      if (passage.path.endsWith('/sync/coupons')) {
        asked.push(new URLSearchParams(passage.body.toString()).get('after') ?? 'the beginning')
        if (asked.length === 3) return stuck()
      }
      return passOn(passage)
    }
    const folder = tempFolder()
    const through = { url: line.url, token: api.token }
    const first = openTestTerminal({ ...terminalParts(folder, through), pullAfterMs: 0 })
    await first.ask('session.startTraining', null)
    await first.ask('shops.choose', { shopId: '2' })
    await third
    await first.close()
    const second = openTestTerminal({ ...terminalParts(folder, through), pullAfterMs: 0 })
    await second.heard('status.changed', ({ cache }: Status) => cache.phase === 'ready')
    expect(asked[0]).toBe('the beginning')
    expect(asked[3]).toBe(asked[2])
    expect(asked.filter((after) => after === 'the beginning')).toHaveLength(1)
    const facts = await second.ask('cache.get', null)
    expect(facts).toMatchObject({ phase: 'ready', members: 300 })
    expect(facts.done).toBe(facts.members + facts.coupons)
  })

  it('meets what changes while it is under way', async () => {
    const api = await anApi({ sample: 300 })
    const line = await startProxy(api.url)
    onTestFinished(() => line.cut())
    let used = 0
    line.handle = async (passage) => {
      if (!passage.path.endsWith('/sync/coupons') || used !== 0) return passOn(passage)
      const page = await passage.forward()
      // The first page leaves the server with this coupon as it was.
      used = firstUsable(page.body)
      await api.call('/user/auditelecoupon', { mem_coupon_id: used })
      return passage.reply(page)
    }
    const terminal = await pulledTerminal(tempFolder(), { url: line.url, token: api.token })
    const answer = checked(terminal)
    const { coupons } = await sheetOf(terminal, `mem_coupon_id=${used}`)
    const coupon = coupons.find((it) => it.coupon.id === String(used))
    expect(coupon?.coupon.usedAt).not.toBeNull()
    expect(await answer).toMatchObject({ outcome: 'same' })
  })

  it('meets a database that is another than before, and begins anew', async () => {
    const folder = tempFolder()
    const before = await startEmbeddedApi({ coupons: [{ id: 501 }] })
    const first = await pulledTerminal(folder, before)
    await first.close()
    await before.close()
    const api = await anApi({ coupons: [{ id: 601 }] })
    const second = await pulledTerminal(folder, api)
    const sheet = await sheetOf(second, '10001')
    expect(sheet.coupons.map(({ coupon }) => coupon.id)).toEqual(['601'])
  })
})
