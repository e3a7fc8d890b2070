import { expect, test } from './support/app'
import { openMember, scan, startTraining } from './support/counter-steps'

test('a member is found by what a cashier may type', async ({ open }) => {
  const { page } = await open()
  await startTraining(page)
  for (const text of ['10001', 'member_id=10001', '{"member_id":10001}', '19900001234']) {
    await openMember(page, text)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-test=idle]')).toBeVisible()
  }
  await scan(page, '没有这个人')
  await expect(page.locator('[data-test=find-none]')).toContainText('没有找到“没有这个人”')
})
