// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MemberSheet } from '@shared/domain/view'
import { openCounter, part, parts, press, type } from './counter-driver'
import { NOW, sheetOf, view } from './counter-fixtures'

const MEMBER = '10439'
const HOUR_MS = 3_600_000
let bridge: Awaited<ReturnType<typeof openCounter>>['bridge']
let close: () => void

beforeEach(async () => ({ bridge, close } = await openCounter()))
afterEach(() => close())

async function open(change: Partial<MemberSheet>): Promise<void> {
  await type(MEMBER)
  await press('Enter')
  const sheet = sheetOf([view('1'), view('2')], { source: 'cache', checking: true, ...change })
  bridge.answer('counter.find', { kind: 'one', sheet })
  await flushPromises()
}

const freshness = () => part('freshness')?.textContent
const said = () => part('announcer')?.textContent
const corrected = (sheet: MemberSheet, changed: string[]) =>
  bridge.emit('member.checked', { outcome: 'corrected', memberId: MEMBER, sheet, changed })
const used = () => view('1', {}, { code: 'used', at: NOW, shop: null })

describe('a cached answer', () => {
  it('says when it is from while it is being checked, and that it was checked', async () => {
    await open({ asOf: NOW - 2 * HOUR_MS })
    expect(freshness()).toBe('10:41 的数据 · 正在核对…')
    const before = said()
    bridge.emit('member.checked', { outcome: 'same', memberId: MEMBER, asOf: NOW })
    await flushPromises()
    expect(freshness()).toBe('刚刚与服务器核对')
    expect(said()).toBe(before)
  })

  it('says how old it is when the back end does not answer', async () => {
    await open({ asOf: NOW - 3 * HOUR_MS })
    bridge.emit('member.checked', { outcome: 'noAnswer', memberId: MEMBER })
    await flushPromises()
    expect(freshness()).toBe('未能核对 · 3 小时前的数据')
  })

  it('is corrected in place: changed coupons are marked, ticks of unusable ones go, and it is said', async () => {
    await open({})
    await press('a', { ctrlKey: true })
    corrected(sheetOf([view('2'), used()]), ['1'])
    await flushPromises()
    expect(parts('coupon-corrected')).toHaveLength(1)
    const ticked = parts('coupon-row').filter((row) => row.getAttribute('aria-selected') === 'true')
    expect(ticked.map((row) => row.dataset['couponId'])).toEqual(['2'])
    expect(part('unticked-note')?.textContent).toContain('券 1')
    expect(said()).toContain('券 1')
  })

  it('takes the confirmation back when a coupon in it cannot be used any more', async () => {
    await open({})
    await press('a', { ctrlKey: true })
    await press('F2')
    expect(part('confirm-sheet')).not.toBeNull()
    corrected(sheetOf([view('2'), used()]), ['1'])
    await flushPromises()
    expect(part('confirm-sheet')).toBeNull()
  })

  it('is left alone by a word about somebody else', async () => {
    await open({})
    bridge.emit('member.checked', { outcome: 'same', memberId: '7', asOf: NOW })
    await flushPromises()
    expect(freshness()).toContain('正在核对')
  })

  it('is not left checking by a word that overtakes it', async () => {
    await type(MEMBER)
    await press('Enter')
    bridge.emit('member.checked', { outcome: 'same', memberId: MEMBER, asOf: NOW })
    const sheet = sheetOf([view('1')], { source: 'cache', checking: true })
    bridge.answer('counter.find', { kind: 'one', sheet })
    await flushPromises()
    expect(freshness()).toBe('刚刚与服务器核对')
  })

  it('says that the back end knows others too', async () => {
    await open({})
    const { member } = sheetOf([])
    const members = [member, { ...member, id: '8' }]
    bridge.emit('search.checked', { text: MEMBER, members, more: false })
    await flushPromises()
    expect(part('others-note')?.textContent).toContain('1 位会员')
    await press('Escape')
    expect(parts('member-row')).toHaveLength(2)
  })
})

describe('a list out of the cache', () => {
  it('says that only known members are in it', async () => {
    await type('林')
    await press('Enter')
    const { member } = sheetOf([])
    const members = [member, { ...member, id: '8' }]
    bridge.answer('counter.find', {
      kind: 'several',
      members,
      more: false,
      onlyKnown: true,
      by: 'search',
    })
    await flushPromises()
    expect(part('only-known')).not.toBeNull()
  })
})
