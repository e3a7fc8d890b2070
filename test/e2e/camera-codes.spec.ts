import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { shownByPhone } from './support/changing-code'
import { fakeCamera, filmOf, qrCode } from './support/code-pictures'
import { watchDecoding } from './support/decode-time'
import { keepMarks } from './support/scan-marks'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

const MEMBER = '10439'
const COUPON = '501'
const EXPIRED_BEFORE_MS = 10 * 60_000

test.use({ coupons: [{ id: Number(COUPON), memberId: Number(MEMBER), deductionFen: 1_000 }] })

const head = (page: Page) => page.locator('[data-test=member-head]')
const dialog = (page: Page) => page.locator('[data-test=camera-dialog]')
const mark = (page: Page) => page.locator('[data-test=scan-mark]')

/** Holds what is filmed before the camera until it is read. */
async function beforeTheCamera(page: Page, what: string): Promise<void> {
  await expect(page.locator('[data-test=idle]')).toBeVisible()
  await keepMarks(page)
  const report = await watchDecoding(page)
  await page.keyboard.press('F3')
  await report(what)
}

test('the camera reads the code that changes on a member’s phone', async ({
  open,
  api,
  connectedFolder,
  tempFolder,
}) => {
  const code = await shownByPhone(api, MEMBER, Date.now())
  const film = filmOf(qrCode(code), join(tempFolder(), 'phone.y4m'))
  const { page } = await open({ folder: connectedFolder(), words: fakeCamera(film) })
  await beforeTheCamera(page, 'a changing code')
  await expect(mark(page)).toHaveAttribute('data-answer', 'found')
  await expect(head(page)).toHaveAttribute('data-member-id', MEMBER)
  await expect(dialog(page)).toHaveCount(0)
})

test('a picture of a code that has changed since is refused with words', async ({
  open,
  api,
  connectedFolder,
  tempFolder,
}) => {
  const code = await shownByPhone(api, MEMBER, Date.now() - EXPIRED_BEFORE_MS)
  const film = filmOf(qrCode(code), join(tempFolder(), 'old.y4m'))
  const terminal = await open({ folder: connectedFolder(), words: fakeCamera(film) })
  const { page } = terminal
  await beforeTheCamera(page, 'an expired changing code')
  await expect(mark(page)).toHaveAttribute('data-answer', 'refused')
  const problem = page.locator('[data-test=find-problem]')
  await expect(problem).toHaveAttribute('data-problem', 'memberCode.expired')
  await expect(problem).toContainText('刷新')
  await expect(head(page)).toHaveCount(0)
  await snapAt(terminal, [LARGE, SMALL], '97-camera-code-expired')
})

test('the camera reads a coupon’s code and opens its member with that coupon', async ({
  open,
  connectedFolder,
  tempFolder,
}) => {
  const film = filmOf(qrCode(`{"mem_coupon_id":${COUPON}}`), join(tempFolder(), 'coupon.y4m'))
  const { page } = await open({ folder: connectedFolder(), words: fakeCamera(film) })
  await beforeTheCamera(page, 'a coupon’s code')
  await expect(head(page)).toHaveAttribute('data-member-id', MEMBER)
  const row = page.locator(`[data-coupon-id="${COUPON}"]`)
  await expect(row).toHaveAttribute('aria-selected', 'true')
})
