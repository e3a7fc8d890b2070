import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import readWorkbook from 'read-excel-file/node'
import type { Page } from '@playwright/test'
import { expectOutcome, nextMember, openMember, redeemByKeyboard } from './support/counter-steps'
import { inspector } from './support/inspector'
import { saveTo } from './support/save-dialog'
import { expect, test } from './support/shared-api'
import { LARGE } from './support/terminal'

const row = (page: Page) => page.locator('[data-test=record-row]')
const totals = (page: Page) => page.locator('[data-test=records-total]')

test('records are filtered, compared, walked through by the keyboard and exported', async ({
  connectedFolder,
  tempFolder,
  line,
  open,
}) => {
  test.slow()
  const look = { language: 'zh-CN', theme: 'light' } as const
  const terminal = await open({ folder: connectedFolder(), look })
  const { page } = terminal
  const inspect = inspector(terminal, look)
  await openMember(page)
  await redeemByKeyboard(page, ['满百减二十券'])
  await expectOutcome(page, 'done')
  await nextMember(page)

  await page.keyboard.press('Alt+2')
  await page.locator('[data-test=preset-week]').click()
  await expect(page.locator('[data-source=both]')).toHaveCount(1)
  await expect(page.locator('[data-source=backend]').first()).toBeVisible()

  // Its own alone, then what differs, with the reason.
  await page.locator('[data-test=view-terminal]').click()
  await expect(row(page)).toHaveCount(1)
  await expect(totals(page)).toContainText('共 1 笔')
  await page.locator('[data-test=choice-templates]').selectOption({ index: 1 })
  await expect(row(page)).toHaveCount(1)
  await page.locator('[data-test=view-difference]').click()
  await page.locator('[data-test=choice-templates]').selectOption('')
  await expect(page.locator('[data-test=difference-parts]')).toContainText('仅本机 0')
  await expect(row(page).first()).toContainText('仅服务器')
  await inspect('records-difference')
  await terminal.resize(LARGE)
  await inspect('records-difference-large')

  // The keys go through the whole list, as far as it reaches.
  await page.locator('[data-test=view-all]').click()
  await page.locator('[data-test=preset-lastMonth]').click()
  await page.locator('[data-test=preset-week]').click()
  await expect(page.locator('[data-source=both]')).toHaveCount(1)
  const count = Number(
    await page.locator('[data-test=records-table]').getAttribute('aria-rowcount'),
  )
  await row(page).first().focus()
  await page.keyboard.press('End')
  await expect(page.locator('tr:focus')).toHaveAttribute('aria-rowindex', `${count}`)
  await page.keyboard.press('Home')
  await expect(page.locator('tr:focus')).toHaveAttribute('aria-rowindex', '2')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=record-drawer]')).toBeVisible()
  await page.keyboard.press('Escape')

  // Into files that other programs read.
  const folder = tempFolder()
  for (const [format, name] of [
    ['xlsx', 'out.xlsx'],
    ['csv', 'out.csv'],
  ] as const) {
    await saveTo(terminal, join(folder, name))
    await page.locator('[data-test=export-records]').click()
    await page.locator(`[data-test=export-records-${format}]`).click()
    await expect(page.locator('[data-test=records-exported]')).toContainText(name)
  }
  const [sheet] = await readWorkbook(join(folder, 'out.xlsx'))
  expect(sheet?.data).toHaveLength(count + 1)
  expect(sheet?.data.some((cells) => cells.includes('满百减二十券') && cells.includes(20))).toBe(
    true,
  )
  const lines = readFileSync(join(folder, 'out.csv'), 'utf8').trim().split('\r\n')
  expect(lines).toHaveLength(count + 1)
  await inspect('records-exported')

  // Without the line there is nothing to compare, and everything of its own.
  await line.cut()
  await page.locator('[data-test=preset-yesterday]').click()
  await page.locator('[data-test=preset-today]').click()
  await expect(page.locator('[data-test=backend-problem]')).toBeVisible({ timeout: 30_000 })
  await page.locator('[data-test=view-difference]').click()
  await expect(page.locator('[data-test=records-empty]')).toContainText('没有取到')
  await inspect('records-offline')
  await line.mend()
})
