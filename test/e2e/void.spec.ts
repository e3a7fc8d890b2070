import type { Page } from '@playwright/test'
import {
  NEXT_TRY,
  couponIdOf,
  couponRow,
  expectOutcome,
  nextMember,
  openMember,
  redeemByKeyboard,
} from './support/counter-steps'
import { inspector, LOOKS } from './support/inspector'
import { passOn } from '../support/fault-proxy'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

const TITLE = '满百减二十券'
const OTHER = '现磨咖啡兑换券'
const REDEEM = '/user/auditelecoupon'

/** F9, the question, Enter; leaves the result as the answer of the back end finds it. */
async function takeBack(page: Page): Promise<void> {
  await page.keyboard.press('F9')
  await expect(page.locator('[data-test=take-back-confirm]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=take-back-dialog]')).toHaveCount(0)
}

test('what was redeemed is taken back by keyboard and can be redeemed again', async ({
  api,
  connectedFolder,
  open,
}) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await openMember(page)
  const id = await couponIdOf(page, TITLE)
  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'done')
  await expect(page.locator('[data-test=take-back-left]')).toHaveText(/还可撤销 (10:00|9:5\d)/)
  await snapAt(terminal, [LARGE, SMALL], '20-take-back')

  await page.keyboard.press('F9')
  await expect(page.locator('[data-test=take-back-line]')).toHaveText([`${TITLE}−20.00`])
  await snapAt(terminal, [LARGE, SMALL], '21-take-back-question')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-test=take-back-dialog]')).toHaveCount(0)
  await expectOutcome(page, 'done')
  expect(await api.redemptionsOf([id])).toHaveLength(1)

  await takeBack(page)
  await expectOutcome(page, 'voided')
  await expect(page.locator('[data-test=result-title]')).toHaveText('已撤销 1 张')
  await expect(page.locator('[data-test=receipt]')).toHaveAttribute('data-stamp', 'stampVoided')
  await expect(page.locator('[data-test=find-field]')).toBeFocused()
  await snapAt(terminal, [LARGE, SMALL], '22-taken-back')
  expect(await api.redemptionsOf([id])).toEqual([])
  await nextMember(page)
  await expect(page.locator('[data-test=today-redeemed]')).toContainText('0')

  await openMember(page)
  await expect(couponRow(page, TITLE)).toHaveAttribute('data-usable', 'true')
  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'done')
  expect(await api.redemptionsOf([id])).toHaveLength(1)

  await page.keyboard.press('Alt+2')
  const states = page.locator(`[data-test=record-row][data-coupon-id="${id}"]`)
  await expect(states).toHaveCount(2)
  await expect(states.nth(0)).toHaveAttribute('data-state', 'accepted')
  await expect(states.nth(1)).toContainText('已撤销')

  // The records take it back as well, each by itself.
  await states.nth(0).click()
  const drawer = page.locator('[data-test=record-drawer]')
  await expect(drawer.locator('[data-test=receipt]')).toBeVisible()
  await snapAt(terminal, [LARGE, SMALL], '23-take-back-record')
  await page.keyboard.press('F9')
  await expect(page.locator('[data-test=take-back-confirm]')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-test=take-back-dialog]')).toHaveCount(0)
  await expect(drawer).toBeVisible()
  await takeBack(page)
  await expect(drawer.locator('[data-test=receipt]')).toHaveAttribute('data-stamp', 'stampVoided')
  await expect(drawer.locator('[data-test=record-cause]')).toContainText('服务器已撤销')
  await expect(page.locator('[data-test=record-row][data-state=voided]')).toHaveCount(2)
  expect(await api.redemptionsOf([id])).toEqual([])
})

test('what was not sent is taken back here and never sent', async ({
  api,
  line,
  connectedFolder,
  open,
}) => {
  let sent = 0
  line.handle = (passage) => {
    if (passage.path === REDEEM) sent++
    return passOn(passage)
  }
  const { page } = await open({ folder: connectedFolder() })
  await openMember(page)
  const id = await couponIdOf(page, TITLE)
  await line.cut()
  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'offline')
  await expect(page.locator('[data-test=take-back]')).toBeVisible()
  await expect(page.locator('[data-test=take-back-left]')).toHaveCount(0)
  await takeBack(page)
  await expectOutcome(page, 'voided')
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0')
  await nextMember(page)

  await line.mend()
  await openMember(page)
  // The other one proves that the terminal sends again.
  await redeemByKeyboard(page, [OTHER])
  await expectOutcome(page, 'done')
  expect(sent).toBe(1)
  expect(await api.redemptionsOf([id])).toEqual([])
})

test('what the back end has is taken back once the line is there again', async ({
  api,
  line,
  connectedFolder,
  open,
}) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await openMember(page)
  const id = await couponIdOf(page, TITLE)
  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'done')
  await line.cut()
  await takeBack(page)
  await expectOutcome(page, 'undoing')
  await expect(page.locator('[data-test=receipt]')).toHaveAttribute('data-stamp', 'stampUndoing')
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '1')
  await snapAt(terminal, [LARGE, SMALL], '24-taking-back')
  expect(await api.redemptionsOf([id])).toHaveLength(1)
  await line.mend()
  await expectOutcome(page, 'voided', NEXT_TRY)
  expect(await api.redemptionsOf([id])).toEqual([])
})

for (const look of LOOKS) {
  test(`taking back is accessible: ${look.language}, ${look.theme}`, async ({
    connectedFolder,
    open,
  }) => {
    const terminal = await open({ folder: connectedFolder(), look })
    const { page } = terminal
    const inspect = inspector(terminal, look)
    await openMember(page)
    await redeemByKeyboard(page, [TITLE, OTHER])
    await expectOutcome(page, 'done')
    await inspect('take-back')
    await page.keyboard.press('F9')
    await expect(page.locator('[data-test=take-back-confirm]')).toBeFocused()
    await inspect('take-back-question')
    await page.keyboard.press('Enter')
    await expectOutcome(page, 'voided')
    await inspect('taken-back')
    await nextMember(page)
    await inspect('idle-taken-back')
    await page.keyboard.press('Alt+2')
    await page.locator('[data-test=record-row]').first().click()
    await expect(page.locator('[data-test=record-drawer] [data-test=receipt]')).toBeVisible()
    await inspect('record-taken-back')
  })
}
