import type { Page } from '@playwright/test'
import { openConnectionForm, testConnection } from './support/connection-steps'
import {
  FINGERS,
  expectOutcome,
  nextMember,
  openMember,
  redeemByKeyboard,
  scan,
  tickByKeyboard,
} from './support/counter-steps'
import { inspector, LOOKS } from './support/inspector'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

for (const look of LOOKS) {
  test(`the way in is accessible: ${look.language}, ${look.theme}`, async ({ open }) => {
    const terminal = await open({ look })
    const { page } = terminal
    const inspect = inspector(terminal, look)
    await inspect('welcome')
    await openConnectionForm(page)
    await inspect('connect')
    await page.locator('[data-test=test-connection]').click()
    await inspect('connect-wrong-fields')
    await testConnection(page, { url: 'http://127.0.0.1:9', seconds: 1 })
    await inspect('connect-report')
    await page.keyboard.press('Escape')
    await page.keyboard.press('1')
    await expect(page.locator('[data-shop]')).toHaveCount(3)
    await inspect('shops')
    await page.keyboard.type('no such shop', FINGERS)
    await inspect('shops-none')
  })

  test(`the counter is accessible: ${look.language}, ${look.theme}`, async ({
    line,
    connectedFolder,
    open,
  }) => {
    const terminal = await open({ folder: connectedFolder(), look })
    const { page } = terminal
    const inspect = inspector(terminal, look)
    await inspect('idle')
    // The last four digits: the back end finds them, whatever has been pulled by now.
    await page.keyboard.type('1234', FINGERS)
    await expect(page.locator('[data-test=suggest-row]').first()).toBeVisible()
    await inspect('suggest')
    await page.keyboard.press('Escape')
    await scan(page, '9')
    await expect(page.locator('[data-test=find-none]')).toBeVisible()
    await inspect('none')
    await page.keyboard.press('Escape')
    await scan(page, '{')
    await expect(page.locator('[data-test=find-problem]')).toBeVisible()
    await inspect('unreadable')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await openMember(page)
    await inspect('member')
    await tickByKeyboard(page, '满百减二十券')
    await page.keyboard.press('F7')
    await expect(page.locator('[data-filter=all]')).toBeFocused()
    await inspect('filters')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-test=hidden-ticks]')).toBeVisible()
    for (const size of [LARGE, SMALL]) {
      await terminal.resize(size)
      await inspect(`near-expiry-${size.width}`)
    }
    await page.locator('[data-test=show-all]').click()
    await page.keyboard.press('Escape')
    await page.locator('[data-test=tab-expired]').click()
    await inspect('member-expired')
    await page.locator('[data-test=tab-all]').click()
    await page.keyboard.press('F4')
    await page.keyboard.type('12.345', FINGERS)
    await expect(page.locator('[data-test=bill-mistake]')).not.toHaveText('')
    await inspect('bill-mistake')
    await page.locator('[data-test=bill-field]').fill('80')
    await page.keyboard.press('F6')
    await expect(page.locator('[data-test=best-note]')).toBeVisible()
    for (const size of [LARGE, SMALL]) {
      await terminal.resize(size)
      await inspect(`best-${size.width}`)
    }
    await page.keyboard.press('Escape')
    await tickByKeyboard(page, '满百减二十券')
    await inspect('ticked')
    // Goods, and no member.
    await scan(page, '6901234567892')
    await expect(page.locator('[data-test=missed-note]')).toBeVisible()
    await inspect('missed')
    const confirm = page.locator('[data-test=confirm-button]')
    const bill = page.locator('[data-test=bill-field]')
    const amount = await bill.inputValue()
    await bill.fill('0')
    await page.keyboard.press('F2')
    await expect(page.locator('[data-test=confirm-wasted]')).toBeVisible()
    await inspect('confirm-wasted')
    await page.keyboard.press('Escape')
    await bill.fill(amount)
    await page.keyboard.press('F2')
    await expect(confirm).toBeFocused()
    await inspect('confirm')
    await page.keyboard.press('Enter')
    await expectOutcome(page, 'done')
    await inspect('done')
    await nextMember(page)
    await inspect('idle-after')
    await openMember(page)
    await line.cut()
    await redeemByKeyboard(page, ['现磨咖啡兑换券'])
    await expectOutcome(page, 'offline')
    await inspect('offline')
    await nextMember(page)
    // Somebody whom the cache does not know either.
    await scan(page, '10099')
    await expect(page.locator('[data-test=find-failed]')).toBeVisible()
    await inspect('failed')
    await line.mend()
  })

  test(`records and settings are accessible: ${look.language}, ${look.theme}`, async ({
    connectedFolder,
    open,
  }) => {
    const terminal = await open({ folder: connectedFolder(), look })
    const { page } = terminal
    const inspect = inspector(terminal, look)
    await openMember(page)
    await redeemByKeyboard(page, ['满百减二十券'])
    await expectOutcome(page, 'done')
    await page.keyboard.press('Alt+2')
    await page.locator('[data-test=preset-week]').click()
    await expect(page.locator('[data-source=backend]').first()).toBeVisible()
    await inspect('records')
    await page.locator('[data-source=both]').click()
    await expect(page.locator('[data-test=record-drawer] [data-test=receipt]')).toBeVisible()
    await inspect('record')
    await page.keyboard.press('Escape')
    await page.locator('[data-test=state-refused]').click()
    await expect(page.locator('[data-test=records-empty]')).toBeVisible()
    await inspect('records-empty')
    await page.keyboard.press('Alt+3')
    await expect(page.locator('[data-test=settings]')).toBeVisible()
    await inspect('settings')
    await page.locator('[data-test=edit-connection]').click()
    await expect(page.locator('[data-test=connection-form]')).toBeVisible()
    await inspect('settings-connection')
    await inspectDialogs(page, inspect)
  })
}

async function inspectDialogs(page: Page, inspect: (state: string) => Promise<void>) {
  await page.keyboard.press('F1')
  await expect(page.locator('[data-test=help]')).toBeVisible()
  await inspect('help')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F10')
  await expect(page.locator('[data-test=shop-dialog] [data-shop]')).toHaveCount(3)
  await inspect('shop-dialog')
}
