import type { Page } from '@playwright/test'
import { expect, test as withTerminals } from './support/app'
import { couponRow, expectOutcome, scan } from './support/counter-steps'
import { inspectAll } from './support/inspector'
import type { Terminal } from './support/terminal'
import { ONE_OF_EACH, provisionShop, startShop, TOO_MANY } from './support/yun-shop-shop'

const test = withTerminals.extend<{ connected: () => Promise<Terminal> }>({
  connected: async ({ open, tempFolder }, use) => {
    const shop = await startShop()
    await use(async () => {
      const folder = tempFolder()
      provisionShop(folder, shop.url)
      return open({ folder })
    })
    await shop.close()
  },
})

async function openMember(page: Page, memberId: string): Promise<void> {
  await scan(page, memberId)
  await expect(page.locator('[data-test=member-head]')).toHaveAttribute('data-member-id', memberId)
}

/** Filters and how many of the member's coupons each shows, in the order of document 002. */
const COUNTS = ['10', '4', '1', '1', '1', '1', '1', '6', '3', '1', '1']

test('every filter of document 002 finds its coupons', async ({ connected }) => {
  const terminal = await connected()
  const { page } = terminal
  await openMember(page, ONE_OF_EACH)
  await page.keyboard.press('F7')
  await expect(page.locator('[data-filter] b')).toHaveText(COUNTS)
  await page.keyboard.press('Escape')
  await inspectAll(terminal, 'filters', '[data-test=find-field]', async () => {
    await openMember(page, ONE_OF_EACH)
    await couponRow(page, '全店立减 10 元').click()
    await page.keyboard.press('F7')
    await expect(page.locator('[data-filter=all]')).toBeFocused()
  })
  await inspectAll(terminal, 'filtered', '[data-test=find-field]', async () => {
    await openMember(page, ONE_OF_EACH)
    await couponRow(page, '全店立减 10 元').click()
    await page.keyboard.press('F7')
    await page.locator('[data-filter=percentage]').click()
    await expect(page.locator('[data-test=hidden-ticks]')).toBeVisible()
  })
})

test('a part of the price is redeemed with a bill only, and Enter leads to it', async ({
  connected,
}) => {
  const terminal = await connected()
  const { page } = terminal
  const obstacle = page.locator('[data-test=redeem-obstacle]')
  const askForBill = async () => {
    await openMember(page, ONE_OF_EACH)
    await couponRow(page, '全店 8.5 折').click()
    await expect(obstacle).not.toHaveText('')
  }
  await inspectAll(terminal, 'needs-bill', '[data-test=find-field]', askForBill)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=bill-field]')).toBeFocused()
  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=confirm-sheet]')).toHaveCount(0)
  await page.keyboard.type('268')
  await expect(obstacle).toHaveText('')
  await expect(page.locator('[data-test=to-pay]')).toHaveText('227.80')
  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=confirm-button]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectOutcome(page, /./)
  await expect(page.locator('[data-test=receipt]')).toContainText('40.20')
})

test('the best choice says so where it gave the search up', async ({ connected }) => {
  const terminal = await connected()
  const { page } = terminal
  const chooseBest = async () => {
    await openMember(page, TOO_MANY)
    await page.keyboard.press('F4')
    await page.keyboard.type('268')
    await page.keyboard.press('F6')
    await expect(page.locator('[data-test=best-note]')).toBeVisible()
  }
  await chooseBest()
  await expect(page.locator('[data-test=best-note]')).toHaveText(
    /^券很多，已近似选出：抵扣 [\d.]+，与最优相差不超过 [\d.]+$/,
  )
  await inspectAll(terminal, 'best-nearly', '[data-test=find-field]', chooseBest)
})
