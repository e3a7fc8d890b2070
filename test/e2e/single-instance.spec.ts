import { runToEnd } from './support/electron'
import { expect, test } from './support/app'
import { openMember, startTraining } from './support/counter-steps'

test('a second start on the same data folder ends with a message, and the first goes on', async ({
  open,
}) => {
  const { page, folder } = await open()
  await startTraining(page)
  const second = await runToEnd(folder)
  expect(second.code).toBe(0)
  expect(second.said).toContain('已在使用这个数据文件夹')
  expect(second.said).toContain('already open on this data folder')
  await openMember(page)
  await expect(page.locator('[data-test=coupon-row]')).toHaveCount(12)
})

test('two data folders are two terminals', async ({ open }) => {
  const first = await open()
  const second = await open()
  await startTraining(first.page)
  await expect(second.page.locator('[data-test=welcome]')).toBeVisible()
})
