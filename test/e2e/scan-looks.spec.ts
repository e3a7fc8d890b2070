import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { shownByPhone } from './support/changing-code'
import { fakeCamera, filmOf } from './support/code-pictures'
import { DEMO_MEMBER, FINGERS, openMember, scan } from './support/counter-steps'
import { inspectAll } from './support/inspector'
import { keepMarks } from './support/scan-marks'
import { expect, test } from './support/shared-api'

// What scanning and searching come to, in both languages, both themes and both sizes.
const NOTHING = { across: 10, down: 10, isDark: () => false }

const idle = (page: Page) => expect(page.locator('[data-test=idle]')).toBeVisible()

test('the camera, with and without one, looks right everywhere', async ({
  open,
  connectedFolder,
  tempFolder,
}) => {
  const without = await open({ folder: connectedFolder() })
  await inspectAll(without, 'camera-none', '[data-test=camera-trouble]', async () => {
    await idle(without.page)
    await without.page.keyboard.press('F3')
  })
  await without.close()
  const film = filmOf(NOTHING, join(tempFolder(), 'nothing.y4m'))
  const camera = await open({ folder: connectedFolder(), words: fakeCamera(film) })
  await inspectAll(camera, 'camera-on', '[data-test=camera-dialog][data-state=on]', async () => {
    await idle(camera.page)
    await camera.page.keyboard.press('F3')
  })
})

test('how a scan is answered looks right everywhere', async ({ open, connectedFolder }) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await inspectAll(terminal, 'scan-none', '[data-test=scan-mark][data-answer=none]', async () => {
    await idle(page)
    await keepMarks(page)
    await scan(page, '19900000000')
  })
  await inspectAll(terminal, 'scan-found', '[data-test=scan-mark][data-answer=found]', async () => {
    await idle(page)
    await keepMarks(page)
    await scan(page, DEMO_MEMBER)
  })
  await inspectAll(terminal, 'scan-in-window', '[data-test=scan-refused]', async () => {
    await idle(page)
    await page.keyboard.press('F1')
    await expect(page.locator('[data-test=help]')).toBeVisible()
    await scan(page, DEMO_MEMBER)
  })
})

test('the codes of a member, and one that was shown before, look right everywhere', async ({
  open,
  api,
  connectedFolder,
}) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await idle(page)
  const shown = await shownByPhone(api, DEMO_MEMBER, Date.now())
  await openMember(page, shown)
  await page.keyboard.press('Escape')
  await inspectAll(terminal, 'code-replayed', '[data-test=find-problem]', async () => {
    await idle(page)
    await scan(page, shown)
  })
  const dialog = page.locator('[data-test=codes-dialog]')
  await inspectAll(terminal, 'member-codes', '[data-test=card-qr]', async () => {
    await idle(page)
    await openMember(page)
    await page.locator('[data-test=member-codes]').click()
    await dialog.locator('[data-test=card-issue]').click()
  })
})

test('a number that is shown, and a name with a wrong letter, look right everywhere', async ({
  open,
  connectedFolder,
}) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  const number = page.locator('[data-test=member-phone]')
  await inspectAll(terminal, 'phone-shown', '[data-test=member-phone][role=status]', async () => {
    await idle(page)
    await openMember(page)
    await expect(number).toContainText('*')
    await page.locator('[data-test=reveal-phone]').click()
    await expect(number).not.toContainText('*')
  })
  await inspectAll(terminal, 'nearly', '[data-test=choice-title]', async () => {
    await idle(page)
    await page.keyboard.type('daiyuqo', FINGERS)
    await page.keyboard.press('Enter')
  })
})
