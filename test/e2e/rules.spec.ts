import type { Page } from '@playwright/test'
import { expect, test } from './support/app'
import { couponRow, expectOutcome, openMember, startTraining } from './support/counter-steps'
import { inspectAll } from './support/inspector'

const FIFTY = '生日礼 50 元代金券'
const TWENTY = '满百减二十券'

test('the owner takes one coupon per bill: the counter, the best choice and the sale follow', async ({
  open,
}) => {
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await page.keyboard.press('Alt+3')
  const form = page.locator('[data-test=coupon-rules]')
  await form.locator('[data-choice=one]').check({ force: true })
  await form.getByText('折扣券 → 代金券 → 兑换券').click()
  await page.locator('[data-test=save-coupon-rules]').click()
  await expect(page.locator('[data-test=save-coupon-rules]')).toContainText('✓')
  await inspectAll(terminal, 'coupon-rules', '[data-test=save-coupon-rules]')

  await page.keyboard.press('Alt+1')
  await openMember(page)
  for (const title of [FIFTY, TWENTY]) await couponRow(page, title).click()
  await expect(page.locator('[data-test=redeem-obstacle]')).toHaveText('本店一单只能用一张券')
  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=confirm-sheet]')).toHaveCount(0)
  // A screen that asks for it all the same is refused.
  expect(await sellBoth(page)).toContain('redeem.notTogether')

  await page.keyboard.press('F4')
  await page.keyboard.type('268')
  await page.keyboard.press('F6')
  await expect(page.locator('[data-test=bill-line]')).toHaveCount(1)
  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=confirm-button]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectOutcome(page, 'done')
})

/** Redeems what is ticked past the rested button. */
async function sellBoth(page: Page): Promise<string> {
  const ids = await page.locator('[aria-selected=true][data-coupon-id]').all()
  const couponIds = await Promise.all(ids.map((row) => row.getAttribute('data-coupon-id')))
  expect(couponIds).toHaveLength(2)
  const order = {
    saleId: crypto.randomUUID(),
    memberId: '10001',
    couponIds,
    billFen: 26_800,
  }
  const input = JSON.stringify(JSON.stringify(order))
  return page.evaluate<string>(`counter.invoke('counter.redeem', ${input})`)
}
