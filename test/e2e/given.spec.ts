import { expect, test } from './support/app'
import {
  couponRow,
  DEMO_MEMBER,
  expectOutcome,
  FINGERS,
  nextMember,
  openMember,
  redeemByKeyboard,
  startTraining,
} from './support/counter-steps'
import { field, openTemplates, saveButton, sentence } from './support/template-steps'

const NAME = '今天送的 12 元券'

test('a template is made, given to a member, and that member redeems it', async ({ open }) => {
  const { page } = await open()
  await startTraining(page)
  await openTemplates(page)
  await page.keyboard.press('F2')
  await expect(field(page, 'templateName')).toBeFocused()
  await page.keyboard.type(NAME, FINGERS)
  await field(page, 'templateAmount').fill('12')
  await expect(sentence(page)).toContainText('12')
  await page.keyboard.press('F2')
  await expect(saveButton(page)).toContainText('✓')

  await page.locator('[data-test=open-give]').click()
  const dialog = page.locator('[data-test=give-dialog]')
  await dialog.locator('[data-test=receivers-typed]').fill(DEMO_MEMBER)
  await dialog.locator('[data-test=give-check]').click()
  await expect(dialog.locator('[data-test=give-count]')).toHaveText('将发给 1 位会员，每人 1 张。')
  await dialog.locator('[data-test=give-confirm]').click()
  await expect(dialog.locator('[data-test=give-done]')).toHaveText('已发给 1 位会员。')
  await page.keyboard.press('Escape')
  const about = page.locator('[data-test=template-about]')
  await expect(about).toContainText('已领 1 · 已用 0 · 未用 1')

  await page.keyboard.press('Alt+1')
  await expect(page.locator('[data-test=idle]')).toBeVisible()
  await openMember(page)
  await expect(couponRow(page, NAME)).toHaveCount(1)
  await redeemByKeyboard(page, [NAME])
  await expectOutcome(page, 'done')
  await expect(page.locator('[data-test=result]')).toContainText('12.00')
  await nextMember(page)

  await openTemplates(page)
  await page.locator('[data-test=template-row]').filter({ hasText: NAME }).click()
  await expect(about).toContainText('已领 1 · 已用 1 · 未用 0')
})
