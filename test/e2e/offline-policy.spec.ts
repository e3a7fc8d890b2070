import type { Page } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './support/accessibility'
import {
  NEXT_TRY,
  expectOutcome,
  openMember,
  redeemByKeyboard,
  scan,
} from './support/counter-steps'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

const TITLE = '满百减二十券'
const PIN = '471108'
/** Slower than any scanner. */
const FINGERS = { delay: 80 }

/** One coupon a member offline, and a manager who may allow more. */
function withRules(folder: string): string {
  const file = join(folder, 'provision.json')
  const content = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(
    file,
    JSON.stringify({
      ...content,
      offlinePolicy: { perMember: { count: 0, totalFen: 10_000 } },
      manager: { name: '苏店长', pin: PIN },
    }),
  )
  return folder
}

const dialog = (page: Page) => page.locator('[data-test=override-dialog]')

test('beyond the offline rules the manager decides, and the receipt says offline', async ({
  line,
  connectedFolder,
  open,
}) => {
  const terminal = await open({ folder: withRules(connectedFolder()) })
  const { page } = terminal
  await openMember(page)
  await expect(page.locator('[data-test=offline-note]')).toHaveCount(0)
  await line.cut()
  // Only a question without an answer tells that the line is gone.
  await page.evaluate("window.counter.invoke('shops.list', 'null')")
  await expect(page.locator('[data-test=offline-note]')).toContainText('这位会员还可用 0 张、¥100')
  await snapAt(terminal, [SMALL, LARGE], '40-offline-limits')

  await redeemByKeyboard(page, [TITLE])
  await expect(dialog(page)).toBeVisible()
  await expect(page.locator('[data-breach]')).toHaveText([
    '每位会员离线最多 0 张：已用 0 张，这次 1 张',
  ])
  await snapAt(terminal, [SMALL, LARGE], '41-override')
  await expectAccessible(page, 'the override dialog')

  // What a scanner types in here is no PIN and no member.
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await scan(page, '10002')
  await expect(page.locator('[data-test=field-overridePin]')).toHaveValue('')
  await expect(page.locator('[data-test=override-problem]')).toHaveCount(0)

  await page.keyboard.type('0000', FINGERS)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=override-problem]')).toContainText('还可以再试 4 次')
  await expect(page.locator('[data-test=field-overridePin]')).toBeFocused()
  await page.keyboard.type(PIN, FINGERS)
  await page.keyboard.press('Enter')

  await expectOutcome(page, 'offline')
  await expect(page.locator('[data-test=offline-mark]')).toBeVisible()
  await snapAt(terminal, [SMALL], '42-override-done')
  await line.mend()
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0', NEXT_TRY)
})

test('Esc leaves it at that, and the owner finds the rules in the settings', async ({
  line,
  connectedFolder,
  open,
}) => {
  const terminal = await open({ folder: withRules(connectedFolder()) })
  const { page } = terminal
  await openMember(page)
  await line.cut()
  await page.evaluate("window.counter.invoke('shops.list', 'null')")
  await expect(page.locator('[data-test=offline-note]')).toBeVisible()
  await redeemByKeyboard(page, [TITLE])
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.locator('[data-test=confirm-sheet]')).toHaveCount(0)
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0')
  await line.mend()

  await page.locator('a[href$="/settings"]').first().click()
  const rules = page.locator('[data-test=offline-rules]')
  await expect(rules.locator('[data-test=field-memberCount]')).toHaveValue('0')
  await rules.locator('[data-test=field-memberCount]').fill('3')
  await rules.locator('[data-test=field-rulesPin]').fill(PIN)
  await page.locator('[data-test=save-offline]').click()
  await expect(page.locator('[data-test=save-offline]')).toContainText('已保存')
  await page.locator('#offline').scrollIntoViewIfNeeded()
  await snapAt(terminal, [SMALL, LARGE], '43-offline-rules')
})
