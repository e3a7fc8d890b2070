import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import type { Page } from '@playwright/test'
import { addDays } from '../../src-shared/domain/calendar'
import { formatYuan } from '../../src-shared/domain/money'
import { previousPeriod } from '../../src-shared/domain/period'
import { quarterOf } from '../support/shop-quarter'
import { expectAccessible } from './support/accessibility'
import { saveTo } from './support/save-dialog'
import { expect, test } from './support/app'
import { provision } from './support/coupon-api'
import { fillBooks, today } from './support/filled-books'
import { inspectAll } from './support/inspector'
import { LARGE, SMALL } from './support/terminal'

/** Nobody answers there: what is shown comes from this computer alone. */
const NOBODY = 'http://127.0.0.1:9'
const DAYS = 190
const CHARTS = ['days', 'hours', 'shops', 'staffs', 'templates', 'bills', 'fates', 'waits']

/** A data folder with half a year of a shop in it. */
async function filledFolder(folder: string): Promise<string> {
  provision(folder, NOBODY, 'token')
  await fillBooks(folder, NOBODY, DAYS)
  return folder
}

async function openStatistics(page: Page): Promise<void> {
  await page.keyboard.press('Alt+6')
  await expect(page.locator('[data-test=key-count]')).toBeVisible()
  await page.locator('[data-test=preset-quarter]').click()
  await expect(page.locator('[data-test=preset-quarter]')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('[data-test=card-waits] [data-test=chart] svg')).toBeVisible()
}

test('a quarter of a shop: its figures, each chart in both themes, its tables and exports', async ({
  open,
  tempFolder,
}) => {
  test.slow()
  const terminal = await open({ folder: await filledFolder(tempFolder()) })
  const { page } = terminal
  await openStatistics(page)

  // What the sales come to, added up by hand.
  const period = { from: addDays(today(), -90), to: today() }
  const counting = ({ from, to }: typeof period) =>
    quarterOf(addDays(today(), 1 - DAYS), DAYS)
      .filter(({ day }) => day >= from && day <= to)
      .flatMap(({ coupons }) => coupons.filter(({ state }) => state === 'accepted'))
  const now = counting(period)
  const before = counting(previousPeriod(period))
  const fen = now.reduce((sum, { discountFen }) => sum + discountFen, 0)
  const figure = (name: string) => page.locator(`[data-test=key-${name}] .figure`)
  await expect(figure('count')).toHaveText(now.length.toLocaleString('en-US'))
  await expect(figure('discount')).toHaveText(formatYuan(fen))
  const percent = ((Math.abs(now.length - before.length) / before.length) * 100).toFixed(1)
  await expect(page.locator('[data-test=key-count] .change')).toContainText(
    `${now.length > before.length ? '▲ 比对比期多' : '▼ 比对比期少'} ${percent}%`,
  )

  for (const theme of ['light', 'dark'] as const) {
    for (const size of [SMALL, LARGE]) {
      await terminal.resize(size)
      const choice = JSON.stringify(JSON.stringify({ theme }))
      await page.evaluate(`counter.invoke('session.setPreferences', ${choice})`)
      await page.reload()
      await openStatistics(page)
      for (const name of CHARTS) {
        const card = page.locator(`[data-test=card-${name}]`)
        await card.scrollIntoViewIfNeeded()
        await expect(card.locator('[data-test=chart]')).toHaveAttribute('aria-label', /.{10,}/)
        const picture = `test-results/screens/statistics/${theme}-${size.width}-${name}.png`
        await card.screenshot({ path: picture, animations: 'disabled' })
      }
    }
  }

  // The table of a chart has the same numbers as the sales.
  const staffs = page.locator('[data-test=card-staffs]')
  await staffs.locator('[data-choice=table]').check()
  await expect(staffs.locator('tfoot td').nth(2)).toHaveText(now.length.toLocaleString('en-US'))
  await expectAccessible(page, 'a table beside the charts')

  const folder = tempFolder()
  const csv = join(folder, 'staffs.csv')
  await saveTo(terminal, csv)
  await page.locator('[data-test=export-staffs]').click()
  await page.locator('[data-test=export-staffs-csv]').click()
  await expect(page.locator('[data-test=exported]')).toContainText('staffs.csv')
  const { data } = Papa.parse<string[]>(readFileSync(csv, 'utf8').replace(/^\uFEFF/, ''))
  const shown = await staffs
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map(({ textContent }) => textContent?.trim())),
    )
  expect(data.slice(1, 1 + shown.length).map((row) => row.slice(0, 3))).toEqual(
    shown.map((row) => row.slice(0, 3).map((cell) => cell?.replaceAll(',', ''))),
  )

  // All of them in one workbook, the same numbers in it.
  const book = join(folder, 'all.xlsx')
  await saveTo(terminal, book)
  await terminal.resize(SMALL)
  await page.locator('[data-test=export-totals]').click()
  const item = page.locator('[data-test=export-totals-book]')
  await expect(item).toBeVisible()
  await page.screenshot({ path: 'test-results/screens/statistics/export-menu.png' })
  await item.click()
  await expect(page.locator('[data-test=exported]')).toContainText('all.xlsx')
  const sheets = await readWorkbook(book)
  expect(sheets).toHaveLength(9)
  expect(sheets[0]?.data[1]?.[3]).toBe(now.length)
  const byStaff = sheets.find(({ sheet }) => sheet === '按收银员')?.data ?? []
  expect(byStaff.slice(1, 1 + shown.length).map((row) => String(row[0]))).toEqual(
    shown.map((row) => row[0]),
  )

  const pdf = 'test-results/screens/statistics/page.pdf'
  rmSync(pdf, { force: true })
  await saveTo(terminal, resolve(pdf))
  await page.locator('[data-test=export-page]').click()
  // The file is there before all of it is.
  await expect(page.locator('[data-test=exported]')).toContainText('page.pdf', { timeout: 30_000 })
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the page in every look, and what stands there where nothing was redeemed', async ({
  open,
  tempFolder,
}) => {
  test.slow()
  const terminal = await open({ folder: await filledFolder(tempFolder()) })
  const { page } = terminal
  await openStatistics(page)
  await inspectAll(terminal, 'statistics', '[data-test=key-figures]', () => openStatistics(page))

  const shops = page.locator('[data-test=filter-shops]')
  await shops.locator('button').click()
  await shops.locator('[data-choice="2"]').click()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-test=reset-filters]')).toBeVisible()
  await page.screenshot({ path: 'test-results/screens/statistics/filtered.png' })
  await page.locator('[data-test=reset-filters]').click()
  await page.locator('.range input').first().click()
  await page.keyboard.press('Escape')
})

test('nothing redeemed: says so, and offers nothing to export', async ({ open, tempFolder }) => {
  const folder = tempFolder()
  provision(folder, NOBODY, 'token')
  const terminal = await open({ folder })
  await terminal.page.keyboard.press('Alt+6')
  await expect(terminal.page.locator('[data-test=statistics-empty]')).toBeVisible()
  await inspectAll(terminal, 'statistics-empty', '[data-test=statistics-empty]')
})
