import type { Locator, Page } from '@playwright/test'
import type { CouponApi, CouponFixture } from './support/coupon-api'
import {
  FINGERS,
  couponRow,
  expectOutcome,
  nextMember,
  openMember,
  tickByKeyboard,
} from './support/counter-steps'
import { inspector } from './support/inspector'
import { ledgerOf } from './support/ledger-on-disk'
import { snap } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

const PLATINUM = '铂金专享 120 元券'
const POINTS = '积分兑换 100 元券'
const JUBILEE = '开业周年庆 65.9 元券'
const PART = '全场 8.5 折'
const LAKE = JSON.stringify([{ id: '2', name: '青禾生活馆（湖畔店）' }])

const COUPONS: CouponFixture[] = [
  { id: 601, title: PLATINUM, deductionFen: 12_000, ends: 9 },
  { id: 602, title: POINTS, deductionFen: 10_000, ends: 20 },
  { id: 603, title: JUBILEE, deductionFen: 6_590, ends: 30 },
  { id: 604, title: PART, ends: 40, template: { coupon_method: 2, discount_parts: 8_500 } },
  { id: 605, title: '新会员见面礼 10 元券', ends: 50 },
  { id: 606, title: '现磨咖啡兑换券', type: 2, deductionFen: 0, ends: 12 },
  { id: 607, title: '满 300 减 60', deductionFen: 6_000, template: { enough_fen: 30_000 } },
  {
    id: 608,
    title: '湖畔店专用 12 元券',
    deductionFen: 1_200,
    template: { use_type: 4, stores: LAKE },
  },
]

/** A cashier's choice: each coupon with what it takes off, and the two sums. */
interface Choice {
  off: Record<string, string>
  total: string
  pay: string
}

/**
 * Only these three take off all of the 268.00 together, so whatever ends when, there is no other set so small:
 * 120.00 + 100.00 = 220.00; of the 65.90 the 48.00 that are left.
 */
const BEST: Choice = {
  off: { [PLATINUM]: '120.00', [POINTS]: '100.00', [JUBILEE]: '48.00' },
  total: '268.00',
  pay: '0.00',
}
/**
 * The platinum coupon is kept for another day: 100.00 + 65.90 = 165.90; 268.00 − 165.90 = 102.10 are left, 15 % of
 * them 15.315, half up 15.32. 165.90 + 15.32 = 181.22; 268.00 − 181.22 = 86.78.
 */
const SWAPPED: Choice = {
  off: { [POINTS]: '100.00', [JUBILEE]: '65.90', [PART]: '15.32' },
  total: '181.22',
  pay: '86.78',
}
/** The three, in the order of `SWAPPED`. */
const IDS = ['602', '603', '604']

// Playwright takes a bare list for a value with options.
test.use({ coupons: [COUPONS, { scope: 'test' }] })

for (const { language, theme, size } of [
  { language: 'zh-CN', theme: 'light', size: SMALL },
  { language: 'en', theme: 'dark', size: LARGE },
] as const) {
  test(`a bill, the best set, one swapped, three redeemed: screen, receipt, records and API agree (${language})`, async ({
    api,
    connectedFolder,
    open,
  }) => {
    const terminal = await open({ folder: connectedFolder(), size, look: { language, theme } })
    const { page } = terminal
    const inspect = inspector(terminal, { language, theme })
    const look = async (name: string) => {
      await inspect(name)
      await snap(terminal, size, name)
    }
    await openMember(page)
    await expect(page.locator('[data-test=coupon-row]')).toHaveCount(COUPONS.length)
    await page.keyboard.press('F4')
    await page.keyboard.type('268.00', FINGERS)
    await page.keyboard.press('F6')
    await expectChosen(page, BEST)
    await look('81-whole-bill-best')

    await couponRow(page, PLATINUM).click()
    await expect(couponRow(page, PLATINUM)).toHaveAttribute('aria-selected', 'false')
    await tickByKeyboard(page, PART)
    await expectChosen(page, SWAPPED)
    await look('82-whole-bill-swapped')

    await page.keyboard.press('F2')
    await expect(page.locator('[data-test=confirm-button]')).toBeFocused()
    await look('83-whole-bill-question')
    await page.keyboard.press('Enter')
    await expectOutcome(page, 'done')
    await expectReceipt(page.locator('[data-test=receipt]'))
    await look('84-whole-bill-receipt')
    await nextMember(page)

    await page.keyboard.press('Alt+2')
    await expectRecords(page)
    await look('85-whole-bill-records')
    await page.locator('[data-test=record-row]').first().click()
    await expectReceipt(page.locator('[data-test=record-drawer] [data-test=receipt]'))
    await expectUsedOnce(api, await ledgerOf(terminal))
  })
}

/** The ticks, what each takes off and the sums are these and no others. */
async function expectChosen(page: Page, { off, total, pay }: Choice): Promise<void> {
  await expect(page.locator('[data-test=bill-line] .title')).toHaveText(Object.keys(off))
  await expect(page.locator('[data-test=bill-line] b')).toHaveText(
    Object.values(off).map((amount) => `−${amount}`),
  )
  await expect(page.locator('[data-test=total-off]')).toHaveText(`−${total}`)
  await expect(page.locator('[data-test=to-pay]')).toHaveText(pay)
  for (const title of Object.keys(off)) {
    await expect(couponRow(page, title)).toHaveAttribute('aria-selected', 'true')
  }
}

/** The paper names each discount, they sum to what it says they do, and so does what is left to pay. */
async function expectReceipt(receipt: Locator): Promise<void> {
  const lines = receipt.locator('[data-test=receipt-line]')
  await expect(lines).toHaveText(
    Object.entries(SWAPPED.off).map(([title, amount]) => `${title}−${amount}`),
  )
  const amounts = await lines.locator('span:last-child').allInnerTexts()
  const sum = amounts.map(inFen).reduce((total, fen) => total + fen, 0)
  const figure = async (name: string) =>
    inFen(await receipt.locator(`[data-test=receipt-${name}] span:last-child`).innerText())
  expect(await figure('bill')).toBe(26_800)
  expect(await figure('off')).toBe(-sum)
  expect(await figure('pay')).toBe(26_800 + sum)
  expect(-sum).toBe(inFen(SWAPPED.total))
}

/** The records show the three with the same amounts, redeemed, by the ledger and the API alike. */
async function expectRecords(page: Page): Promise<void> {
  await expect(page.locator('[data-test=record-row]')).toHaveCount(IDS.length)
  for (const [index, amount] of Object.values(SWAPPED.off).entries()) {
    const row = page.locator(`[data-test=record-row][data-coupon-id="${IDS[index]}"]`)
    await expect(row).toHaveAttribute('data-state', 'accepted')
    await expect(row).toHaveAttribute('data-source', 'both')
    await expect(row.locator('.amount')).toHaveText(`−${amount}`)
  }
}

/** The API itself has these three as used, once each, in this shop, by the requests of the ledger; and no others. */
async function expectUsedOnce(
  api: CouponApi,
  entries: Awaited<ReturnType<typeof ledgerOf>>,
): Promise<void> {
  expect(entries.map(({ couponId, states }) => [couponId, states.at(-1)])).toEqual(
    IDS.map((id) => [id, 'accepted']),
  )
  const all = COUPONS.map(({ id }) => String(id))
  const listed = await api.redemptionsOf(all)
  expect(listed.map((row) => String(row.mem_coupon_id)).sort()).toEqual(IDS)
  const requests = Object.fromEntries(entries.map((entry) => [entry.couponId, entry.requestId]))
  for (const id of all) {
    const coupon = await api.ask<Used>('/user/couponinfo', { id })
    expect(coupon.use_date > 0, `${id} is used`).toBe(IDS.includes(id))
    if (IDS.includes(id)) expect(coupon).toMatchObject({ shop_id: 1, request_id: requests[id] })
  }
}

interface Used {
  use_date: number
  shop_id?: number
  request_id?: string
}

/** "−15.32", "−15.32 元" or "¥86.78" in fen. */
const inFen = (text: string): number => {
  const fen = Math.round(Number(text.replace(/[^\d.]/g, '')) * 100)
  return text.includes('−') ? -fen : fen
}
