import { expect, test } from './support/app'
import { expectAccessible } from './support/accessibility'
import { couponRow, openMember, startTraining, tickByKeyboard } from './support/counter-steps'
import { snapAt } from './support/screenshots'
import { LARGE, SMALL } from './support/terminal'
import { expectTouchTargets } from './support/touch-targets'

const SOON = '手工酸奶兑换券'
const CUP = '现磨咖啡兑换券'

test('a cashier filters by keys what ends soon, and no ticked coupon is hidden unsaid', async ({
  open,
}) => {
  const terminal = await open({ size: SMALL })
  const { page } = terminal
  await startTraining(page)
  await openMember(page)
  await tickByKeyboard(page, CUP)

  await page.keyboard.press('F7')
  await expect(page.locator('[data-filter=all]')).toBeFocused()
  await expectAccessible(page, 'the open filters')
  await expectTouchTargets(page)
  await snapAt(terminal, [LARGE, SMALL], '79-filters')
  await page.keyboard.press('ArrowUp')
  await expect(page.locator('[data-filter=nearExpiry]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=find-field]')).toBeFocused()
  await expect(couponRow(page, SOON)).toBeVisible()
  await expect(couponRow(page, CUP)).toHaveCount(0)
  await expect(page.locator('[data-test=hidden-ticks]')).toContainText('另有 1 张已勾选的券')
  await expectAccessible(page, 'what ends soon')
  await snapAt(terminal, [LARGE, SMALL], '80-near-expiry')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await openMember(page)
  await expect(couponRow(page, CUP)).toBeVisible()
})
