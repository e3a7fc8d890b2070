import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  couponIdOf,
  expectOutcome,
  nextMember,
  openMember,
  redeemByKeyboard,
} from './support/counter-steps'
import { openConnectionForm } from './support/connection-steps'
import { inspector } from './support/inspector'
import { snapAt } from './support/screenshots'
import { saveTo } from './support/save-dialog'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

const TITLE = '满百减二十券'
const field = (page: Page, name: string) => page.locator(`[data-test=field-${name}]`)

test('a mall without a call to redeem: list, redeem, write off by hand, export', async ({
  api,
  open,
  tempFolder,
}) => {
  test.slow()
  const terminal = await open()
  const { page } = terminal
  await openConnectionForm(page)
  await page.locator('[data-test=dialect]').selectOption('yun_shop')
  await expect(field(page, 'pathPrefix')).toHaveValue('/addons/yun_shop/api.php')
  await field(page, 'baseUrl').fill(api.url)
  await field(page, 'token').fill(api.token)
  await page.locator('[data-test=save-connection]').click()
  await expect(field(page, 'account')).toBeFocused()
  await snapAt(terminal, [LARGE, SMALL], '77-yun-shop-form')
  await field(page, 'account').fill('2')
  await page.locator('[data-test=shop-lines]').fill('1 城西银泰店\n2 湖畔店')
  await page.locator('[data-test=test-connection]').click()
  await expect(page.locator('[data-test=report]')).toContainText('连接正常：2 家门店')
  await page.locator('[data-test=save-connection]').click()
  await expect(page.locator('[data-shop]')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=idle]')).toBeVisible()

  await openMember(page)
  const id = await couponIdOf(page, TITLE)
  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'byHand')
  await expect(page.locator('[data-test=result-title]')).toHaveText('已核销 1 张')
  await snapAt(terminal, [LARGE, SMALL], '78-redeemed-by-hand')
  await nextMember(page)

  await page.keyboard.press('Alt+4')
  const row = page.locator(`[data-test=exception-row][data-coupon-id="${id}"]`)
  await expect(row).toHaveAttribute('data-kind', 'byHand')
  await expect(page.locator('[data-test=kind-byHand] .count')).toHaveText('1')
  // In no doubt: no badge calls for it.
  await expect(page.locator('[data-test=exceptions-badge]')).toHaveCount(0)
  for (const size of [LARGE, SMALL]) {
    await terminal.resize(size)
    for (const language of ['en', 'zh-CN'] as const) {
      const choice = JSON.stringify(JSON.stringify({ theme: 'light', language }))
      await page.evaluate(`counter.invoke('session.setPreferences', ${choice})`)
      await page.reload()
      await expect(page.locator('[data-test=history-step]').first()).toBeVisible()
      await inspector(terminal, { language, theme: 'light' })(`by-hand-${size.width}`)
    }
  }

  const csv = join(tempFolder(), 'by-hand.csv')
  await saveTo(terminal, csv)
  await page.locator('[data-test=kind-byHand]').click()
  await page.locator('[data-test=export-exceptions]').click()
  await page.locator('[data-test=export-exceptions-csv]').click()
  await expect(page.locator('[data-test=exported]')).toContainText('by-hand.csv')
  const written = readFileSync(csv, 'utf8')
  expect(written).toContain(id)
  expect(written).toContain('待到后台手工销券')

  // Somebody writes the coupon off in the back office; the terminal sees it at the next start of its connection.
  const done = await fetch(
    `${api.url}/addons/yun_shop/api.php?i=2&route=coupon.member-coupon.write-off`,
    {
      method: 'POST',
      body: new URLSearchParams({ id, shop_id: '1' }),
      headers: { authorization: `Bearer ${api.token}` },
    },
  )
  expect(((await done.json()) as { result: number }).result).toBe(1)
  await terminal.close()
  const again = await open({ folder: terminal.folder })
  await expect(again.page.locator('[data-test=idle]')).toBeVisible()
  await again.page.keyboard.press('Alt+4')
  await expect(again.page.locator('[data-test=exceptions-empty]')).toBeVisible({ timeout: 30_000 })
})
