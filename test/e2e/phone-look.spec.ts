import { expect, test } from './support/app'
import { scan, startTraining, DEMO_MEMBER } from './support/counter-steps'
import { inspectAll } from './support/inspector'
import { snapAt } from './support/screenshots'
import { LARGE, SMALL } from './support/terminal'

test('a phone number is masked, shown whole when asked for, and as the setting says', async ({
  open,
}) => {
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await scan(page, DEMO_MEMBER)
  const phone = page.locator('[data-test=member-phone]')
  await expect(phone).toHaveText('199 **** 1234')
  await snapAt(terminal, [LARGE, SMALL], '100-phone-masked')
  await page.locator('[data-test=reveal-phone]').click()
  await expect(phone).toHaveText('19900001234')
  await expect(page.locator('[data-test=reveal-phone]')).toHaveCount(0)
  // The field is still the one for the next scan.
  await expect(page.locator('[data-test=find-field]')).toBeFocused()

  await page.keyboard.press('Alt+3')
  const privacy = page.locator('#privacy')
  await privacy.locator('[data-choice=lastFour]').check()
  await expect(page.locator('[data-test=phone-example]')).toContainText('*** **** 1234')
  await page.locator('[data-test=save-privacy]').click()
  await expect(page.locator('[data-test=save-privacy]')).toContainText('✓')
  await inspectAll(terminal, 'privacy', '#privacy')
  await page.keyboard.press('Alt+1')
  // Nothing of before is left on the counter.
  await expect(phone).toHaveCount(0)
  await scan(page, DEMO_MEMBER)
  await expect(phone).toHaveText('*** **** 1234')
})
