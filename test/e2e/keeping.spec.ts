import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app'
import {
  expectOutcome,
  nextMember,
  openMember,
  redeemByKeyboard,
  scan,
  startTraining,
} from './support/counter-steps'
import { inspectAll } from './support/inspector'
import { ledgerOf } from './support/ledger-on-disk'

const TITLE = '满百减二十券'
/** As fingers do it. */
async function typePin(page: Page, pin: string): Promise<void> {
  await page.keyboard.type(pin, { delay: 80 })
  await page.keyboard.press('Enter')
}

const note = (page: Page) => page.locator('[data-test=recovery-note]')
const backups = (page: Page) => page.locator('[data-test=backup]')

async function redeemOne(page: Page): Promise<void> {
  await openMember(page)
  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'done')
  await nextMember(page)
}

test('a backup is restored from the settings, and what came after it is there still', async ({
  open,
}) => {
  test.slow()
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await page.keyboard.press('Alt+3')
  await page.locator('[data-test=back-up]').click()
  await expect(page.locator('[data-test=ledger-said]')).toHaveText('已备份')
  const name = await backups(page).first().getAttribute('data-name')
  await expect(backups(page).first()).toContainText('✓ 已通过')
  await page.locator('[data-test=check-ledger]').click()
  await expect(page.locator('[data-test=ledger-check]')).toHaveAttribute('data-state', 'ok')

  await inspectAll(terminal, 'chain-verified', '[data-test=chain-verdict]', async () => {
    await page.locator('[data-test=verify-chain]').click()
    await expect(page.locator('[data-test=chain-verdict]')).toHaveAttribute('data-ok', 'true')
  })

  await page.keyboard.press('Alt+1')
  await redeemOne(page)
  const before = await ledgerOf(terminal)
  expect(before).toHaveLength(1)

  const pin = JSON.stringify(JSON.stringify({ oldPin: null, newPin: '4711', name: '苏店长' }))
  await page.evaluate(`counter.invoke('manager.setPin', ${pin})`)
  await page.keyboard.press('Alt+3')
  await inspectAll(terminal, 'restore-dialog', '[data-test=restore-go]', async () => {
    await page.locator(`[data-test=backup][data-name="${name}"] [data-test=restore]`).click()
    await expect(page.locator('[data-test=restore-cancel]')).toBeFocused()
  })
  await page.keyboard.press('Shift+Tab')
  await expect(page.locator('[data-test=restore-go]')).toBeFocused()
  await page.keyboard.press('Enter')
  const field = page.locator('[name=restorePin]')
  await expect(field).toBeFocused()
  await typePin(page, '0000')
  await expect(page.locator('[data-test=restore-dialog]')).toContainText('店长密码不对')
  await inspectAll(terminal, 'restore-pin', '[name=restorePin]', async () => {
    await page.locator(`[data-test=backup][data-name="${name}"] [data-test=restore]`).click()
    await page.locator('[data-test=restore-go]').click()
    await expect(field).toBeFocused()
  })
  await expect(field).toBeFocused()
  // What comes as fast as from a scanner is no PIN.
  await scan(page, '4711')
  await expect(page.locator('[data-test=restore-dialog]')).toContainText('扫码枪')
  await typePin(page, '4711')

  await expect(note(page)).toHaveAttribute('data-cause', 'restored')
  await expect(note(page)).toContainText('没有缺失')
  expect(await ledgerOf(terminal)).toEqual(before)
  expect(readdirSync(terminal.folder).join('\n')).toMatch(/ledger\.before-restore-\S+\.db/)
  await inspectAll(terminal, 'ledger-settings', '#ledger')

  // It stays from screen to screen until somebody says that it was read, and the counter works on.
  await page.keyboard.press('Alt+1')
  await expect(note(page)).toBeVisible()
  await page.locator('[data-test=recovery-read]').click()
  await expect(note(page)).toHaveCount(0)
  await page.keyboard.press('Alt+2')
  await expect(page.locator('[data-test=record-row]').first()).toBeVisible()
})

test('a ledger that is damaged at the start is recovered, and every screen says so', async ({
  open,
}) => {
  test.slow()
  const first = await open()
  const { folder } = first
  await startTraining(first.page)
  await redeemOne(first.page)
  await first.page.keyboard.press('Alt+3')
  await first.page.locator('[data-test=back-up]').click()
  await expect(first.page.locator('[data-test=ledger-said]')).toHaveText('已备份')
  const before = await ledgerOf(first)
  await first.close()
  for (const end of ['-wal', '-shm']) writeFileSync(join(folder, `ledger.db${end}`), '')
  writeFileSync(join(folder, 'ledger.db'), 'this was a ledger once, '.repeat(1_000))

  const terminal = await open({ folder })
  const { page } = terminal
  await expect(note(page)).toHaveAttribute('data-cause', 'damaged')
  await expect(note(page)).toContainText('之间的核销可能有缺')
  const kept = readdirSync(folder).find((name) => /^ledger\.damaged-.*\.db$/.test(name)) ?? '?'
  await expect(note(page)).toContainText(kept)
  await expect(note(page)).toContainText(folder)
  expect(await ledgerOf(terminal)).toEqual(before)
  await inspectAll(terminal, 'recovery-note', '[data-test=recovery-note]')
  await page.keyboard.press('Alt+2')
  await expect(note(page)).toBeVisible()
  await terminal.close()

  // Nobody has read it: it is there at the next start.
  const again = await open({ folder })
  await again.page.locator('[data-test=recovery-read]').click()
  await expect(note(again.page)).toHaveCount(0)
})

test('the settings tell what is kept of the back end, and pull it again', async ({ open }) => {
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await page.keyboard.press('Alt+3')
  const facts = page.locator('[data-test=cache-facts]')
  await expect(facts).toHaveAttribute('data-phase', 'ready', { timeout: 60_000 })
  await expect(page.locator('[data-test=cache-members]')).toHaveText(/^[\d,]*[1-9][\d,]*$/)
  await expect(page.locator('[data-test=cache-coupons]')).toHaveText(/^[\d,]*[1-9][\d,]*$/)
  await inspectAll(terminal, 'cache-settings', '#cache')
  await page.locator('[data-test=cache-pull]').click()
  await expect(facts).toHaveAttribute('data-phase', 'ready', { timeout: 60_000 })
})
