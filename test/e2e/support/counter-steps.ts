import { expect, type Locator, type Page } from '@playwright/test'
import { keyboardOf } from './scanner-keys'

/** Slower than any scanner: what is typed without it counts as scanned. */
export const FINGERS = { delay: 80 }

/** The sample member that has a coupon of every kind. */
export const DEMO_MEMBER = '10001'
/** How long what waits for the line may take once it is back: the longer it was gone, the longer the next try waits. */
export const NEXT_TRY = { timeout: 60_000 }
/** What a member's phone shows as QR code. */
export const MEMBER_QR = `https://m.example.com/card?from=app&member_id=${DEMO_MEMBER}`

export const couponRow = (page: Page, title: string): Locator =>
  page.locator('[data-test=coupon-row]').filter({ hasText: title })

/** The id of the member's coupon with this title. */
export async function couponIdOf(page: Page, title: string): Promise<string> {
  const id = await couponRow(page, title).getAttribute('data-coupon-id')
  if (!id) throw new Error(`The member has no ${title}`)
  return id
}

/**
 * Types like a scanner, and Enter. The keys carry the times of a scanner's: on a busy computer they come in with gaps
 * that no scanner makes, and half a code would be taken for somebody's typing.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await (await keyboardOf(cdp)).scan(text)
  await cdp.detach()
}

/** Scans a member and waits for the coupons. */
export async function openMember(page: Page, text: string = DEMO_MEMBER): Promise<void> {
  await scan(page, text)
  await expect(page.locator('[data-test=member-head]')).toHaveAttribute(
    'data-member-id',
    DEMO_MEMBER,
  )
}

/** Moves to the coupon with the arrow keys and ticks it with the space bar. */
export async function tickByKeyboard(page: Page, title: string): Promise<void> {
  const row = couponRow(page, title)
  await page.keyboard.press('Home')
  const count = await page.locator('[data-test=coupon-row]').count()
  for (let step = 0; step < count && !(await isActive(row)); step++) {
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('Space')
  await expect(row).toHaveAttribute('aria-selected', 'true')
}

/** Ticks coupons and confirms, all by keyboard; does not wait for the result. */
export async function redeemByKeyboard(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) await tickByKeyboard(page, title)
  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=confirm-button]')).toBeFocused()
  await page.keyboard.press('Enter')
}

/**
 * Waits for the answer in this colour, and stays: left alone a good one goes away after some seconds, sooner than a busy
 * computer has looked at it. Any key says that somebody is still reading.
 */
export async function expectOutcome(
  page: Page,
  outcome: string | RegExp,
  limit: { timeout?: number } = {},
): Promise<void> {
  await expect(page.locator('[data-test=result]')).toHaveAttribute('data-outcome', outcome, limit)
  await page.keyboard.press('Shift')
}

/** Leaves the result as soon as it lets go. */
export async function nextMember(page: Page): Promise<void> {
  await expect(page.locator('[data-test=next-button]')).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=idle]')).toBeVisible()
}

/** From the welcome to the counter of the first shop, in training mode. */
export async function startTraining(page: Page): Promise<void> {
  await page.keyboard.press('1')
  await expect(page.locator('[data-test=shop-search]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=idle]')).toBeVisible()
}

async function isActive(row: Locator): Promise<boolean> {
  return /\bactive\b/.test((await row.getAttribute('class')) ?? '')
}
