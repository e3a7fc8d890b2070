import { expect, test } from './support/app'
import { openMember, startTraining } from './support/counter-steps'

test('a member is found by what a cashier may type', async ({ open }) => {
  const { page } = await open()
  await startTraining(page)
  for (const text of ['10001', 'member_id=10001', '{"member_id":10001}', '19900001234']) {
    await openMember(page, text)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-test=idle]')).toBeVisible()
  }
  // As an input method writes it: no keys, and then Enter.
  await page.keyboard.insertText('没有这个人')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=find-none]')).toContainText('没有找到“没有这个人”')
})
