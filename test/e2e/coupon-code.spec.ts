import type { Locator, Page } from '@playwright/test'
import { couponIdOf, couponRow, DEMO_MEMBER, openMember, scan } from './support/counter-steps'
import { inspector } from './support/inspector'
import { expect, test } from './support/shared-api'

const TITLE = '满百减二十券'
const note = (page: Page) => page.locator('[data-test=scanned-note]')
const head = (page: Page) => page.locator('[data-test=member-head]')

async function backToIdle(page: Page): Promise<void> {
  while (!(await page.locator('[data-test=idle]').isVisible())) await page.keyboard.press('Escape')
}

/** The scanned coupon's member is open, and its row is where one looks. */
async function expectShown(page: Page, row: Locator, ticked: boolean): Promise<void> {
  await expect(head(page)).toHaveAttribute('data-member-id', DEMO_MEMBER)
  await expect(row).toBeInViewport({ ratio: 0.95 })
  await expect(row).toHaveClass(/active/)
  await expect(row).toHaveAttribute('aria-selected', String(ticked))
}

test('a coupon’s code opens its member with that coupon, online and offline', async ({
  line,
  connectedFolder,
  open,
}) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await openMember(page)
  const usable = await couponIdOf(page, TITLE)
  const dead = await page
    .locator('[data-test=coupon-row].off')
    .last()
    .getAttribute('data-coupon-id')
  const deadRow = page.locator(`[data-coupon-id="${dead}"]`)

  async function scanBoth(): Promise<void> {
    await backToIdle(page)
    await scan(page, `https://m.example.com/c?mem_coupon_id=${usable}`)
    await expectShown(page, couponRow(page, TITLE), true)
    await expect(note(page)).toHaveCount(0)
    await backToIdle(page)
    await scan(page, `{"mem_coupon_id":${dead}}`)
    await expectShown(page, deadRow, false)
    await expect(note(page)).toContainText('现在不能用：')
  }
  await scanBoth()
  await inspector(terminal, { language: 'zh-CN', theme: 'light' })('scanned-coupon')
  await line.cut()
  await scanBoth()
})
