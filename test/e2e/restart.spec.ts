import type { Page } from '@playwright/test'
import type { CouponApi } from './support/coupon-api'
import {
  couponIdOf,
  expectOutcome,
  openMember,
  redeemByKeyboard,
  startTraining,
} from './support/counter-steps'
import { passOn, type Passage, type Proxy } from './support/proxy'
import { expect, test } from './support/shared-api'

const TITLES = ['满百减二十券', '现磨咖啡兑换券']
const REDEEM = '/user/auditelecoupon'

/** At which point of the redeem path the power fails. */
interface PowerCut {
  name: string
  /** Gets the line ready before the sale; what it returns waits for the point. */
  prepare(line: Proxy): (page: Page) => Promise<unknown>
  /** What happens between the cut and the next start. */
  after?(): Promise<unknown>
}

let held: Passage | undefined

/** Holds the first redemption that comes to the line; everything else passes. */
function hold(line: Proxy): () => Promise<Passage> {
  const arrived = new Promise<Passage>((resolve) => {
    line.handle = (passage) => {
      if (passage.path !== REDEEM) return passOn(passage)
      held = passage
      resolve(passage)
    }
  })
  return () => arrived
}

const CUTS: PowerCut[] = [
  { name: 'right after Enter', prepare: () => async () => undefined },
  { name: 'the request is on its way and never arrives', prepare: hold },
  {
    name: 'the request is on its way and arrives later',
    prepare: hold,
    after: async () => held?.forward(),
  },
  {
    name: 'the server has done it and the answer is on its way',
    prepare(line) {
      const arrived = hold(line)
      return async () => (await arrived()).forward()
    },
  },
  { name: 'right after the answer', prepare: () => (page) => expectOutcome(page, 'done') },
]

for (const cut of CUTS) {
  test(`nothing is lost or doubled when the power fails: ${cut.name}`, async ({
    api,
    line,
    connectedFolder,
    open,
  }) => {
    const folder = connectedFolder()
    const first = await open({ folder })
    await openMember(first.page)
    const ids = [
      await couponIdOf(first.page, TITLES[0] ?? ''),
      await couponIdOf(first.page, TITLES[1] ?? ''),
    ]
    const reached = cut.prepare(line)
    await redeemByKeyboard(first.page, TITLES)
    await reached(first.page)
    await first.kill()
    await cut.after?.()
    line.handle = passOn

    const second = await open({ folder })
    await expect(second.page.locator('[data-test=switch-shop]')).toContainText(
      '青禾生活馆（滨江店）',
    )
    await expect(second.page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0')
    await expectSameOnBothSides(second.page, api, ids, cut.name === 'right after Enter')
  })
}

test('training goes on where it was when the power failed', async ({ open }) => {
  const first = await open()
  await startTraining(first.page)
  await openMember(first.page)
  const id = await couponIdOf(first.page, TITLES[0] ?? '')
  await redeemByKeyboard(first.page, TITLES)
  // The app and the coupon API that it carries go down together.
  await first.kill()

  const { page } = await open({ folder: first.folder })
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0')
  await page.keyboard.press('Alt+2')
  const row = page.locator(`[data-test=record-row][data-coupon-id="${id}"]`)
  const nothing = page.locator('[data-test=records-empty]')
  await expect(row.or(nothing)).toBeVisible()
  if (await row.isVisible()) await expect(row).toHaveAttribute('data-source', 'both')
})

/** Every coupon was redeemed exactly once and stands in the records of both sides; or, where the sale may not have been written yet, in neither. */
async function expectSameOnBothSides(
  page: Page,
  api: CouponApi,
  ids: readonly string[],
  mayBeNothing: boolean,
): Promise<void> {
  const listed = (await api.redemptionsOf(ids)).map((row) => String(row.mem_coupon_id)).sort()
  await page.keyboard.press('Alt+2')
  await expect(page.locator('[data-test=records-screen]')).toBeVisible()
  if (mayBeNothing && listed.length === 0) {
    await expect(page.locator('[data-test=records-empty]')).toBeVisible()
    return
  }
  expect(listed).toEqual([...ids].sort())
  for (const id of ids) {
    const row = page.locator(`[data-test=record-row][data-coupon-id="${id}"]`)
    await expect(row).toHaveCount(1)
    await expect(row).toHaveAttribute('data-state', 'accepted')
    await expect(row).toHaveAttribute('data-source', 'both')
  }
}
