import { startTraining } from './support/counter-steps'
import { expect, test } from './support/app'
import { inspectAll } from './support/inspector'
import { keyboardOf } from './support/scanner-keys'

test('the scanner teaches its settings by three scans', async ({ open }) => {
  test.setTimeout(180_000)
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await page.evaluate("location.hash = '#/settings'")
  const keys = await keyboardOf(await page.context().newCDPSession(page))
  const lesson = page.locator('[data-test=scanner-lesson]')
  const teach = async () => {
    await page.locator('[data-test=teach-scanner]').click()
    for (const number of [1, 2, 3]) {
      keys.rest()
      await keys.type('~6901234567892\n', { gaps: [8, 9, 8], dwells: [2] })
      await expect(lesson.locator('[data-test=heard-scan]')).toHaveCount(number)
    }
  }
  await inspectAll(terminal, 'scanner-settings', '[data-test=scanner-settings]')
  await inspectAll(terminal, 'scanner-lesson', '[data-test=lesson-proposal]', teach)
  await page.locator('[data-test=lesson-use]').click()
  await expect(lesson).toContainText('已设置好')
  await page.locator('[data-test=lesson-close]').click()
  await expect(page.locator('input[name=maxGapMs]')).toHaveValue('38')
  await expect(page.locator('input[name=scanner-prefix]')).toHaveValue('~')
})
