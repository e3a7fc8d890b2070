import { expectAccessible } from './support/accessibility'
import { shownByPhone } from './support/changing-code'
import { DEMO_MEMBER, openMember, scan } from './support/counter-steps'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

test('a changing code opens its member once; a card opens until it is revoked', async ({
  open,
  api,
  connectedFolder,
}) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await expect(page.locator('[data-test=idle]')).toBeVisible()
  const scanned = await shownByPhone(api, DEMO_MEMBER, Date.now())
  await openMember(page, scanned)
  await page.keyboard.press('Escape')
  await scan(page, scanned)
  const problem = page.locator('[data-test=find-problem]')
  await expect(problem).toHaveAttribute('data-problem', 'memberCode.replayed')
  await snapAt(terminal, [LARGE, SMALL], '95-code-replayed')

  await openMember(page)
  await page.locator('[data-test=member-codes]').click()
  const dialog = page.locator('[data-test=codes-dialog]')
  await expect(dialog.locator('[data-test=page-qr]')).toBeVisible()
  await dialog.locator('[data-test=card-issue]').click()
  const code = (await dialog.locator('[data-test=card-qr]').getAttribute('data-code')) ?? ''
  await expectAccessible(page, 'member codes')
  await snapAt(terminal, [LARGE, SMALL], '96-member-codes')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-test=idle]')).toBeVisible()
  expect(code).toHaveLength(165)
  // Signed, so that it is long: a scanner needs over a second for it.
  await scan(page, code)
  await expect(page.locator('[data-test=member-head]')).toBeVisible()
  await page.locator('[data-test=member-codes]').click()
  await dialog.locator('[data-test=card-revoke]').first().click()
  await expect(dialog.locator('[data-test=codes-said]')).toContainText('作废')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.locator('#find-slot input').fill(code)
  await page.keyboard.press('Enter')
  await expect(problem).toHaveAttribute('data-problem', 'memberCode.revoked')
})
