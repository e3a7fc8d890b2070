import type { Page } from '@playwright/test'
import { expect, test } from './support/app'
import { expectAccessible } from './support/accessibility'
import {
  couponRow,
  expectOutcome,
  nextMember,
  openMember,
  startTraining,
  tickByKeyboard,
} from './support/counter-steps'
import { snapAt } from './support/screenshots'
import { LARGE, SMALL } from './support/terminal'

const FIFTY = '生日礼 50 元代金券'
const CUP = '现磨咖啡兑换券'

test('the best coupons for a bill, one of them swapped: what is to pay follows, and the receipt adds up', async ({
  open,
}) => {
  const terminal = await open({ size: SMALL })
  const { page } = terminal
  await startTraining(page)
  await openMember(page)
  await page.keyboard.press('F6')
  await expect(page.locator('[data-test=bill-field]')).toBeFocused()
  await page.keyboard.type('80')
  await page.keyboard.press('F6')
  await expect(page.locator('[data-test=find-field]')).toBeFocused()
  // All of it, and no coupon that it can be done without.
  await expect(page.locator('[data-test=to-pay]')).toHaveText('0.00')
  await expect(page.locator('[data-test=best-note]')).toContainText('抵扣 80.00')
  await expect(couponRow(page, FIFTY)).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page, 'the best set chosen')
  await snapAt(terminal, [LARGE, SMALL], '70-best')

  await tickOff(page, FIFTY)
  await expect(page.locator('[data-test=best-note]')).toHaveCount(0)
  await tickByKeyboard(page, CUP)
  const lines = await page.locator('[data-test=bill-line] b').allInnerTexts()
  const off = lines.filter((line) => line !== '兑换').map(inFen)
  const sum = off.reduce((total, fen) => total + fen, 0)
  expect(sum).toBeLessThan(8000)
  await expect(page.locator('[data-test=to-pay]')).toHaveText(yuan(8000 - sum))
  await snapAt(terminal, [LARGE, SMALL], '71-swapped')

  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=confirm-button]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectOutcome(page, 'done')
  const receipt = page.locator('[data-test=receipt]')
  for (const fen of off) await expect(receipt).toContainText(yuan(fen))
  await expect(receipt).toContainText(yuan(sum))
  await expect(receipt).toContainText(yuan(8000 - sum))
  await nextMember(page)
  await page.keyboard.press('Alt+2')
  const rows = page.locator('[data-test=record-row]')
  await expect(rows).toHaveCount(lines.length)
  // In the ledger and at the API alike.
  for (const row of await rows.all()) await expect(row).toHaveAttribute('data-source', 'both')
})

async function tickOff(page: Page, title: string): Promise<void> {
  const row = couponRow(page, title)
  await row.click()
  await expect(row).toHaveAttribute('aria-selected', 'false')
}

const inFen = (text: string): number => Math.round(Number(text.replace(/[^\d.]/g, '')) * 100)
const yuan = (fen: number): string => (fen / 100).toFixed(2)
