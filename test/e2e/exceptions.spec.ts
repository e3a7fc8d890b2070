import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerTruly, answerWith, FULL } from './support/answers'
import {
  NEXT_TRY,
  couponIdOf,
  expectOutcome,
  nextMember,
  openMember,
  redeemByKeyboard,
} from './support/counter-steps'
import { inspectAll, inspector } from './support/inspector'
import { inspectAsItStands } from './support/looks'
import { saveTo } from './support/save-dialog'
import { expect, test } from './support/shared-api'

const TITLE = '满百减二十券'
const badge = (page: Page) => page.locator('[data-test=exceptions-badge]')

test('what was redeemed offline and refused later is settled by a person', async ({
  api,
  line,
  connectedFolder,
  tempFolder,
  open,
}) => {
  test.slow()
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await openMember(page)
  const id = await couponIdOf(page, TITLE)
  await line.cut()
  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'offline')
  await nextMember(page)

  // Meanwhile another till redeems the same coupon.
  await api.ask('/user/auditelecoupon', { mem_coupon_id: id, shop_id: '2' })

  // Closing asks first, and says what would remain.
  await terminal.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect(page.locator('[data-test=leave-remains]')).toHaveText('1 张尚未送达')
  await page.screenshot({ path: 'test-results/screens/leave.png' })
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=leave-dialog]')).toBeHidden()

  await line.mend()
  await expect(badge(page)).toHaveAttribute('data-count', '1', NEXT_TRY)
  await page.keyboard.press('Alt+4')
  const row = page.locator(`[data-test=exception-row][data-coupon-id="${id}"]`)
  await expect(row).toHaveAttribute('data-kind', 'refused')
  await expect(row).toBeFocused()
  await expect(page.locator('[data-test=detail-words]')).toContainText('不能再次使用')
  await expect(page.locator('[data-test=history-step]').first()).toContainText('已记在本机')
  await expect(page.locator('[data-test=exception-detail] [data-test=receipt]')).toBeVisible()

  await inspectAll(terminal, 'exceptions', '[data-test=exception-detail]', () =>
    expect(page.locator('[data-test=history-step]').first()).toBeVisible(),
  )

  const folder = tempFolder()
  const csv = join(folder, 'evidence.csv')
  await saveTo(terminal, csv)
  await page.locator('[data-test=export-exceptions]').click()
  await page.locator('[data-test=export-exceptions-csv]').click()
  await expect(page.locator('[data-test=exported]')).toContainText('evidence.csv')
  expect(readFileSync(csv, 'utf8')).toContain(id)
  await inspectAsItStands(terminal, 'exceptions-exported')
  await answerWith(terminal, 'exceptions.export', FULL)
  await page.locator('[data-test=export-pdf]').click()
  await expect(page.locator('[data-problem="storage.full"]')).toBeVisible()
  await inspectAsItStands(terminal, 'exceptions-export-failed')
  await answerTruly(terminal)
  await page.locator('[data-test=export-exceptions]').click()
  await inspectAsItStands(terminal, 'exceptions-export-menu')
  await page.keyboard.press('Escape')
  const pdf = join(folder, 'evidence.pdf')
  await saveTo(terminal, pdf)
  await page.locator('[data-test=export-pdf]').click()
  // The file is there before all of it is.
  await expect(page.locator('[data-test=exported]')).toContainText('evidence.pdf', NEXT_TRY)
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')

  await page.locator('[data-test=act-acceptLoss]').click()
  await expect(page.locator('[data-test=settle-reason]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=settle-error]')).toBeVisible()
  await inspector(terminal, { language: 'zh-CN', theme: 'light' })('exceptions-settle')
  await page.keyboard.type('老顾客，店长同意')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=exceptions-empty]')).toContainText('没有待处理')
  await inspector(terminal, { language: 'zh-CN', theme: 'light' })('exceptions-empty')
  await expect(badge(page)).toHaveCount(0)
})

test('an end that the system asks for is never held back', async ({
  line,
  connectedFolder,
  open,
}) => {
  const terminal = await open({ folder: connectedFolder() })
  await openMember(terminal.page)
  await line.cut()
  await redeemByKeyboard(terminal.page, [TITLE])
  await expectOutcome(terminal.page, 'offline')
  const child = terminal.app.process()
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
})

test('leaving after the question closes the window, and nothing unsettled closes it at once', async ({
  line,
  connectedFolder,
  open,
}) => {
  const folder = connectedFolder()
  const terminal = await open({ folder })
  const closeWindow = () =>
    terminal.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await openMember(terminal.page)
  await line.cut()
  await redeemByKeyboard(terminal.page, [TITLE])
  await expectOutcome(terminal.page, 'offline')
  await closeWindow()
  const ended = new Promise((done) => terminal.app.process().once('exit', done))
  await terminal.page.locator('[data-test=leave-go]').click()
  await ended

  await line.mend()
  const again = await open({ folder })
  await expect(again.page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0')
  const over = new Promise((done) => again.app.process().once('exit', done))
  await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await over
})
