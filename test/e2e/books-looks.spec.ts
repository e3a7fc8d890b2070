import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerTruly, answerWith, DAMAGED, FULL, tell } from './support/answers'
import { expectOutcome, nextMember, openMember, redeemByKeyboard } from './support/counter-steps'
import { fillBooks } from './support/filled-books'
import { inspectAsItStands, part } from './support/looks'
import { saveTo } from './support/save-dialog'
import { expect, test } from './support/shared-api'

// Records and statistics in every state that they can be in, in both languages, both themes and both sizes.

const row = (page: Page) => part(page, 'record-row')

async function openRecords(page: Page, preset = 'week'): Promise<void> {
  await page.keyboard.press('Alt+2')
  await part(page, `preset-${preset}`).click()
  await expect(part(page, `preset-${preset}`)).toHaveAttribute('aria-pressed', 'true')
}

async function exportRecords(page: Page, format: string): Promise<void> {
  await part(page, 'export-records').click()
  await part(page, `export-records-${format}`).click()
}

async function openStatistics(page: Page): Promise<void> {
  await page.keyboard.press('Alt+6')
  await part(page, 'preset-quarter').click()
  await expect(part(page, 'card-waits').locator('[data-test=chart] svg')).toBeVisible()
}

test('the records of all sides, with their drawer, look right everywhere', async ({
  open,
  line,
  connectedFolder,
}) => {
  test.slow()
  const folder = connectedFolder()
  await fillBooks(folder, line.url, 40)
  const terminal = await open({ folder })
  const { page } = terminal
  await openMember(page)
  await redeemByKeyboard(page, ['满百减二十券'])
  await expectOutcome(page, 'done')
  await nextMember(page)
  await openRecords(page)
  await expect(page.locator('[data-source=both]').first()).toBeVisible()
  for (const view of ['all', 'terminal', 'backend', 'difference']) {
    await part(page, `view-${view}`).click()
    await expect(part(page, `view-${view}`)).toHaveAttribute('aria-pressed', 'true')
    await expect(part(page, 'records-table')).toHaveAttribute('aria-busy', 'false')
    await inspectAsItStands(terminal, `records-${view}`)
  }
  for (const source of ['both', 'backend']) {
    await part(page, source === 'both' ? 'view-all' : 'view-backend').click()
    await page.locator(`tr[data-source=${source}]`).first().click()
    await expect(part(page, 'record-drawer')).toBeVisible()
    await inspectAsItStands(terminal, `records-drawer-${source}`)
    await page.keyboard.press('Escape')
    await expect(part(page, 'record-drawer')).toBeHidden()
    // The keys go on where they were.
    await expect(page.locator('[data-test=records-scroller]:focus-within')).toHaveCount(1)
  }
  await part(page, 'records-text').fill('没有这样的券')
  await expect(part(page, 'records-empty')).toBeVisible()
  await inspectAsItStands(terminal, 'records-no-hits')
  await part(page, 'records-empty').getByRole('button').click()
  await page.locator('.range input').first().click()
  await inspectAsItStands(terminal, 'records-dates')
  await page.keyboard.press('Escape')

  await line.cut()
  await part(page, 'preset-yesterday').click()
  await expect(part(page, 'backend-problem')).toBeVisible({ timeout: 30_000 })
  await inspectAsItStands(terminal, 'records-offline')
  await part(page, 'view-difference').click()
  await expect(part(page, 'records-empty')).toBeVisible()
  await inspectAsItStands(terminal, 'records-offline-difference')
})

test('records that come late, fail or go into a file look right everywhere', async ({
  open,
  connectedFolder,
  line,
  tempFolder,
}) => {
  test.slow()
  const folder = connectedFolder()
  await fillBooks(folder, line.url, 40)
  const terminal = await open({ folder })
  const { page } = terminal
  await answerWith(terminal, 'records.list', 'never')
  await page.keyboard.press('Alt+2')
  await expect(part(page, 'preset-week')).toBeVisible()
  await inspectAsItStands(terminal, 'records-loading')
  await tell(terminal, 'records.reading', { done: 412_000, total: 1_000_000 })
  await expect(part(page, 'records-reading')).toBeVisible()
  await inspectAsItStands(terminal, 'records-reading')
  await answerWith(terminal, 'records.list', DAMAGED)
  await part(page, 'preset-yesterday').click()
  await expect(part(page, 'records-failed')).toBeVisible()
  await inspectAsItStands(terminal, 'records-failed')
  await answerTruly(terminal)
  await part(page, 'records-failed').getByRole('button').click()
  await openRecords(page)
  await expect(row(page).first()).toBeVisible()

  await answerWith(terminal, 'records.export', 'never')
  await exportRecords(page, 'xlsx')
  await tell(terminal, 'records.exporting', { done: 412_000, total: 1_000_000 })
  await expect(part(page, 'export-progress')).toBeVisible()
  await inspectAsItStands(terminal, 'records-exporting')
  await page.reload()
  await openRecords(page)
  await answerWith(terminal, 'records.export', FULL)
  await exportRecords(page, 'csv')
  await expect(page.locator('[data-problem="storage.full"]')).toBeVisible()
  await inspectAsItStands(terminal, 'records-export-failed')
  await answerTruly(terminal)
  await saveTo(terminal, null)
  await exportRecords(page, 'csv')
  await expect(part(page, 'records-exported')).toBeVisible()
  await inspectAsItStands(terminal, 'records-export-cancelled')
  await saveTo(terminal, join(tempFolder(), '核销记录 2026-11-17 至 2026-11-24 滨江店.xlsx'))
  await exportRecords(page, 'xlsx')
  await expect(part(page, 'records-exported')).toContainText('滨江店')
  await inspectAsItStands(terminal, 'records-export-done')
})

test('the statistics, their tables and menus look right everywhere', async ({
  open,
  line,
  connectedFolder,
}) => {
  test.slow()
  const folder = connectedFolder()
  await fillBooks(folder, line.url, 190)
  const terminal = await open({ folder })
  const { page } = terminal
  const drawn = () =>
    expect(part(page, 'card-waits').locator('[data-test=chart] svg')).toBeVisible()
  await openStatistics(page)
  await inspectAsItStands(terminal, 'statistics-whole', { whole: true, ready: drawn })
  await page.locator('[data-choice=discount]').check()
  await page.locator('#main').evaluate((main) => main.scrollTo(0, 0))
  await part(page, 'filter-templates').locator('button').click()
  await part(page, 'filter-templates').locator('[data-choice="11"]').click()
  await part(page, 'filter-templates').locator('[data-choice="12"]').click()
  await inspectAsItStands(terminal, 'statistics-pick', { ready: drawn })
  await page.keyboard.press('Escape')
  await part(page, 'export-totals').click()
  await inspectAsItStands(terminal, 'statistics-export-menu', { ready: drawn })
  await page.keyboard.press('Escape')
  await part(page, 'reset-filters').click()
  await expect(part(page, 'reset-filters')).toHaveCount(0)
  for (const card of await page.locator('[data-test^=card-]').all()) {
    await card.locator('[data-choice=table]').check()
  }
  await inspectAsItStands(terminal, 'statistics-tables', { whole: true })
})

test('statistics that go into a file, come late or fail look right everywhere', async ({
  open,
  line,
  connectedFolder,
  tempFolder,
}) => {
  test.slow()
  const folder = connectedFolder()
  await fillBooks(folder, line.url, 40)
  const terminal = await open({ folder })
  const { page } = terminal
  await openStatistics(page)
  await saveTo(terminal, join(tempFolder(), '统计 滨江店.xlsx'))
  await part(page, 'export-totals').click()
  await part(page, 'export-totals-xlsx').click()
  await expect(part(page, 'exported')).toBeVisible()
  await inspectAsItStands(terminal, 'statistics-exported')
  await answerWith(terminal, 'statistics.export', FULL)
  await part(page, 'export-page').click()
  await expect(page.locator('[data-problem="storage.full"]')).toBeVisible()
  await inspectAsItStands(terminal, 'statistics-export-failed')
  await answerWith(terminal, 'statistics.export', 'never')
  await part(page, 'export-page').click()
  await expect(part(page, 'export-page')).toHaveAttribute('aria-busy', 'true')
  await inspectAsItStands(terminal, 'statistics-exporting')
  await answerWith(terminal, 'statistics.get', DAMAGED)
  await part(page, 'preset-month').click()
  await expect(part(page, 'statistics-failed')).toBeVisible()
  await inspectAsItStands(terminal, 'statistics-failed')
  await answerWith(terminal, 'statistics.get', 'never')
  await page.reload()
  await page.keyboard.press('Alt+6')
  await expect(part(page, 'preset-quarter')).toBeVisible()
  await inspectAsItStands(terminal, 'statistics-loading')
  await answerTruly(terminal)
})

test('books in which nothing is yet look right everywhere', async ({ open, connectedFolder }) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await openRecords(page, 'today')
  await expect(part(page, 'records-empty')).toBeVisible()
  await inspectAsItStands(terminal, 'records-empty')
  await part(page, 'view-difference').click()
  await expect(part(page, 'records-empty')).toContainText('一致')
  await inspectAsItStands(terminal, 'records-agree')
  await page.keyboard.press('Alt+6')
  await expect(part(page, 'statistics-empty')).toBeVisible()
  await inspectAsItStands(terminal, 'statistics-nothing')
})
