import type { Page } from '@playwright/test'
import { expect, test } from './support/app'
import {
  FINGERS,
  MEMBER_QR,
  couponIdOf,
  couponRow,
  expectOutcome,
  nextMember,
  tickByKeyboard,
} from './support/counter-steps'
import { reasonsOfTheDemoMember } from './support/sample-reasons'
import { snap } from './support/screenshots'
import { LARGE, SMALL } from './support/terminal'
import { expectTouchTargets } from './support/touch-targets'

const COUPONS = ['满百减二十券', '现磨咖啡兑换券']

test('a cashier redeems two coupons with nothing but the keyboard', async ({ open }) => {
  const terminal = await open({ size: SMALL })
  const { page } = terminal
  const take = (name: string) => snap(terminal, SMALL, name)

  await expect(page.locator('h1')).toHaveText('欢迎使用核销台')
  await take('01-welcome')
  await page.keyboard.press('1')
  await expect(page.locator('[data-shop]')).toHaveCount(3)
  await take('02-shop')
  await page.keyboard.type('湖畔')
  await expect(page.locator('[data-shop]')).toHaveText(/青禾生活馆（湖畔店）/)
  await page.keyboard.press('Enter')

  await expect(page.locator('[data-test=idle]')).toBeVisible()
  await expect(page.locator('[data-test=switch-shop]')).toContainText('青禾生活馆（湖畔店）')
  await expect(page.locator('[data-test=find-field]')).toBeFocused()
  await take('03-idle')
  await page.keyboard.type(MEMBER_QR)
  await page.keyboard.press('Enter')

  for (const [title, reason] of Object.entries(reasonsOfTheDemoMember())) {
    const row = couponRow(page, title)
    await expect(row).toHaveAttribute('aria-disabled', 'true')
    await expect(row.locator('[data-test=coupon-reasons]')).toHaveText(reason)
  }
  await expect(page.locator('[data-usable=true]')).toHaveCount(7)
  await take('05-member')
  const ids = [await couponIdOf(page, COUPONS[0] ?? ''), await couponIdOf(page, COUPONS[1] ?? '')]
  for (const title of COUPONS) await tickByKeyboard(page, title)
  await page.keyboard.press('F4')
  await page.keyboard.type('128.50', FINGERS)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=to-pay]')).toHaveText('108.50')
  await take('06-ticked')
  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=confirm-button]')).toBeFocused()
  await take('07-confirm')
  await page.keyboard.press('Enter')

  await expectOutcome(page, 'done')
  await expect(page.locator('[data-test=result-title]')).toHaveText('已核销 2 张')
  const receipt = page.locator('[data-test=receipt]')
  await expect(receipt).toContainText(/单号\s*\d{8}-\w+-0001/)
  for (const title of COUPONS) await expect(receipt).toContainText(title)
  await expect(receipt).toContainText('训练 · 不是真实核销')
  await expect(page.locator('[data-test=next-button]')).toBeEnabled()
  await take('08-done')
  await nextMember(page)
  await expect(page.locator('[data-test=today-redeemed]')).toContainText('2')
  await take('09-idle-after')

  await page.keyboard.press('Alt+2')
  for (const id of ids) {
    const row = page.locator(`[data-test=record-row][data-coupon-id="${id}"]`)
    await expect(row).toHaveAttribute('data-source', 'both')
    await expect(row).toContainText('已核销')
  }
  await take('10-records')
  const firstRow = page.locator('[data-test=record-row]').first()
  // Straight tabbing must lead from the filters into the list.
  for (let step = 0; step < 30 && (await focused(page)) !== 'record-row'; step++) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=record-drawer] [data-test=receipt]')).toBeVisible()
  await take('11-record')
  await page.keyboard.press('Escape')
  await expect(firstRow).toBeFocused()
})

test('a cashier redeems two coupons with nothing but a finger', async ({ open }) => {
  const terminal = await open({ size: LARGE })
  const { page } = terminal
  const take = async (name: string) => {
    await expectTouchTargets(page)
    await snap(terminal, LARGE, name)
  }

  await take('01-welcome')
  await page.locator('[data-test=start-training]').click()
  await expect(page.locator('[data-shop]')).toHaveCount(3)
  await take('02-shop')
  await page.locator('[data-shop="2"]').click()
  await expect(page.locator('[data-test=idle]')).toBeVisible()
  await take('03-idle')
  // What a scanner types; everything else is pressed on the screen.
  await page.keyboard.insertText(MEMBER_QR)
  await take('04-scanned')
  await page.locator('[data-test=find-button]').click()
  await expect(page.locator('[data-test=member-head]')).toBeVisible()
  await take('05-member')
  const ids = [await couponIdOf(page, COUPONS[0] ?? ''), await couponIdOf(page, COUPONS[1] ?? '')]
  for (const title of COUPONS) await couponRow(page, title).click()
  // A coupon that cannot be used does not let itself be ticked.
  await couponRow(page, '烘焙区 8 元券').click({ force: true })
  await expect(page.locator('[data-test=bill-line]')).toHaveCount(2)
  await page.locator('[data-test=bill-field]').click()
  await page.keyboard.insertText('128.50')
  await take('06-ticked')
  await page.locator('[data-test=redeem-button]').click()
  await expect(page.locator('[data-test=confirm-sheet]')).toBeVisible()
  await take('07-confirm')
  await page.locator('[data-test=confirm-button]').click()
  await expect(page.locator('[data-test=result]')).toHaveAttribute('data-outcome', 'done')
  // Left alone it would go away while it is looked at.
  await page.locator('[data-test=receipt]').click()
  await expect(page.locator('[data-test=next-button]')).toBeEnabled()
  await take('08-done')
  await page.locator('[data-test=next-button]').click()
  await expect(page.locator('[data-test=today-redeemed]')).toContainText('2')
  await take('09-idle-after')
  await page.locator('[data-nav=records]').click()
  for (const id of ids) {
    const row = page.locator(`[data-test=record-row][data-coupon-id="${id}"]`)
    await expect(row).toHaveAttribute('data-source', 'both')
    await expect(row).toHaveAttribute('data-state', 'accepted')
  }
  await take('10-records')
  await page.locator('[data-test=record-row]').first().click()
  await expect(page.locator('[data-test=record-drawer] [data-test=receipt]')).toBeVisible()
  await take('11-record')
})

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate('document.activeElement.dataset.test')
}
