import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { couponIdOf, DEMO_MEMBER, openMember } from './support/counter-steps'
import { ask } from './support/printing-steps'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { SMALL } from './support/terminal'

const TWENTY = '满百减二十券'
const COFFEE = '现磨咖啡兑换券'
const GIFT = '新会员见面礼 10 元券'

const row = (page: Page) => page.locator('[data-test=record-row]')
const count = (page: Page) =>
  page.locator('[data-test=records-table]').getAttribute('aria-rowcount')
const redeem = (page: Page, couponId: string) =>
  ask(page, 'counter.redeem', {
    ...{ saleId: randomUUID(), memberId: DEMO_MEMBER, couponIds: [couponId], billFen: 20_000 },
  })
/** What is in sight, from the top of the list's window on. */
const inSight = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const box = document.querySelector('[data-test=records-scroller]').getBoundingClientRect()
    return [...document.querySelectorAll('[data-test=record-row]')]
      .filter((one) => one.getBoundingClientRect().top >= box.top + 40 && one.getBoundingClientRect().bottom <= box.bottom)
      .map((one) => one.dataset.couponId + '@' + Math.round(one.getBoundingClientRect().top))
  })()`)

test('records follow what is redeemed and taken back while somebody looks at them', async ({
  connectedFolder,
  open,
}) => {
  test.slow()
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await openMember(page)
  const [twenty, coffee, gift] = [
    await couponIdOf(page, TWENTY),
    await couponIdOf(page, COFFEE),
    await couponIdOf(page, GIFT),
  ]
  await page.keyboard.press('Alt+2')
  await page.locator('[data-test=preset-week]').click()
  await expect(row(page).first()).toBeVisible()
  await page.locator('[data-test=preset-lastMonth]').click()
  await page.locator('[data-test=preset-week]').click()
  await expect(page.locator('[data-test=records-table]')).toHaveAttribute('aria-busy', 'false')
  const before = Number(await count(page))

  // At the top it shows what is new, as the back end has it.
  await redeem(page, twenty)
  const newest = row(page).first()
  await expect(newest).toHaveAttribute('data-coupon-id', twenty)
  await expect(newest).toHaveAttribute('data-state', 'accepted')
  await expect(newest).toHaveAttribute('data-source', 'both')
  await expect(page.locator('[data-test=records-total]')).toContainText(`${before} 笔`)
  await snapAt(terminal, [SMALL], '10-records-followed')

  // Scrolled, with a record open: neither the place nor the focus nor the drawer goes.
  const focused = page.locator('tr:focus')
  await newest.focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('PageDown')
  const chosen = await focused.getAttribute('data-coupon-id')
  const seen = await inSight(page)
  expect(seen.length).toBeGreaterThan(3)
  await redeem(page, coffee)
  await expect.poll(() => count(page)).toBe(`${before + 2}`)
  expect(await inSight(page)).toEqual(seen)
  await expect(focused).toHaveAttribute('data-coupon-id', chosen ?? '')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=record-drawer]')).toBeVisible()
  const { saleId, redemptions } = await redeem(page, gift)
  await expect.poll(() => count(page)).toBe(`${before + 3}`)
  await expect(page.locator('[data-test=record-drawer]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-test=record-drawer]')).toBeHidden()
  await expect(focused).toHaveAttribute('data-coupon-id', chosen ?? '')
  expect(await inSight(page)).toEqual(seen)

  // A filter goes on meaning what it says: what is taken back comes into this one.
  await page.locator('[data-test=view-terminal]').click()
  await page.locator('[data-test=state-voided]').click()
  await expect(page.locator('[data-test=records-empty]')).toBeVisible()
  const requestIds = redemptions.map(({ requestId }) => requestId)
  await ask(page, 'sales.void', { saleId, requestIds })
  await expect(row(page)).toHaveCount(1)
  await expect(row(page)).toHaveAttribute('data-coupon-id', gift)
})
