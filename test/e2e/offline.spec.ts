import type { Page } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CouponApi } from './support/coupon-api'
import {
  couponIdOf,
  couponRow,
  expectOutcome,
  nextMember,
  openMember,
  redeemByKeyboard,
} from './support/counter-steps'
import { inspector, type Look } from './support/inspector'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL, type Terminal } from './support/terminal'

const ONLINE = '满百减二十券'
const OFFLINE = ['现磨咖啡兑换券', '新会员见面礼 10 元券', '生日礼 50 元代金券'] as const
/** What another till redeems while this one is cut off. */
const TAKEN = OFFLINE[1]

const LOOKS: Look[] = [
  { language: 'zh-CN', theme: 'light' },
  { language: 'en', theme: 'dark' },
]

for (const look of LOOKS) {
  test(`three redeemed offline go out by themselves, one comes to the desk (${look.language}, ${look.theme})`, async ({
    api,
    line,
    connectedFolder,
    open,
  }) => {
    test.slow()
    const terminal = await open({ folder: lookingLike(connectedFolder(), look) })
    const { page } = terminal
    const take = camera(terminal, look)
    const ids = new Map<string, string>()

    await openMember(page)
    for (const title of [ONLINE, ...OFFLINE]) ids.set(title, await couponIdOf(page, title))
    await redeemByKeyboard(page, [ONLINE])
    await expectOutcome(page, 'done')
    await expect(page.locator('[data-test=offline-mark]')).toHaveCount(0)
    await take('50-online')
    await nextMember(page)

    await line.cut()
    for (const [index, title] of OFFLINE.entries()) {
      // The scan is the question without an answer that tells of the line.
      await openMember(page)
      await expect(page.locator('[data-test=line]')).toHaveAttribute('data-line', 'offline')
      const left = look.language === 'en' ? `${5 - index} coupon` : `还可用 ${5 - index} 张`
      await expect(page.locator('[data-test=offline-note]')).toContainText(left)
      if (index === 0) await take('51-line-cut')
      await redeemByKeyboard(page, [title])
      await expectOutcome(page, 'offline')
      await expect(page.locator('[data-test=offline-mark]')).toBeVisible()
      await expect(unsettled(page)).toHaveAttribute('data-count', String(index + 1))
      await take(`${52 + index}-offline-${index + 1}`)
      await nextMember(page)
    }
    await expect(page.locator('[data-test=today-waiting]')).toContainText('3')
    await take('55-offline-waiting')
    expect(await api.redemptionsOf([...ids.values()])).toHaveLength(1)
    await redeemElsewhere(api, ids.get(TAKEN) ?? '')

    // From here on nobody touches anything until all is told.
    await line.mend()
    await expect(unsettled(page)).toHaveAttribute('data-count', '0', { timeout: 60_000 })
    await expect(page.locator('[data-test=line]')).toHaveAttribute('data-line', 'online')
    await expect(badge(page)).toHaveAttribute('data-count', '1')
    await expect(page.locator('[data-test=today-redeemed]')).toContainText('3')
    await take('56-line-back')
    // Each once: the two that went out, the one of before, and the one that the other till was given.
    expect(await api.redemptionsOf([...ids.values()])).toHaveLength(4)

    await page.keyboard.press('Alt+2')
    for (const [title, id] of ids) {
      await expect(
        page.locator(`[data-test=record-row][data-coupon-id="${id}"][data-source=both]`),
      ).toHaveCount(title === TAKEN ? 0 : 1)
    }
    await take('57-records-after')

    await page.keyboard.press('Alt+4')
    const row = page.locator(`[data-test=exception-row][data-coupon-id="${ids.get(TAKEN) ?? ''}"]`)
    await expect(row).toHaveAttribute('data-kind', 'refused')
    await expect(page.locator('[data-test=exception-detail] [data-test=receipt]')).toBeVisible()
    await take('58-to-settle')
    await page.locator('[data-test=act-acceptLoss]').click()
    await expect(page.locator('[data-test=settle-reason]')).toBeFocused()
    await page.keyboard.insertText('老顾客，店长同意')
    await take('59-reason')
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-test=exceptions-empty]')).toBeVisible()
    await expect(badge(page)).toHaveCount(0)
    await take('60-settled')

    // The member's coupons are what the server says, too.
    await page.keyboard.press('Alt+1')
    await openMember(page)
    for (const title of ids.keys()) {
      await expect(couponRow(page, title)).toHaveAttribute('data-usable', 'false')
    }
  })
}

const unsettled = (page: Page) => page.locator('[data-test=unsettled]')
const badge = (page: Page) => page.locator('[data-test=exceptions-badge]')

/** The pictures of the documents are Chinese and light; the others are inspected on the way. */
function camera(terminal: Terminal, look: Look): (name: string) => Promise<void> {
  const inspect = inspector(terminal, look)
  return async (name) => {
    if (look.language === 'zh-CN') return snapAt(terminal, [LARGE, SMALL], name)
    for (const size of [LARGE, SMALL]) {
      await terminal.resize(size)
      await inspect(`${name}-${size.width}`)
    }
  }
}

function lookingLike(folder: string, look: Look): string {
  const file = join(folder, 'provision.json')
  const content = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...content, ...look }))
  return folder
}

/** Redeems at the API itself, in another shop. */
async function redeemElsewhere(api: CouponApi, couponId: string): Promise<void> {
  const answer = await fetch(`${api.url}/user/auditelecoupon`, {
    method: 'POST',
    body: new URLSearchParams({ mem_coupon_id: couponId, shop_id: '2' }),
    headers: { authorization: `Bearer ${api.token}` },
  })
  expect(((await answer.json()) as { code: number }).code).toBe(0)
}
