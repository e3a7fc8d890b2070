import {
  couponIdOf,
  expectOutcome,
  nextMember,
  openMember,
  redeemByKeyboard,
  scan,
} from './support/counter-steps'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

const TITLE = '满百减二十券'

test('what another terminal has redeemed is refused with the reason of the server', async ({
  api,
  connectedFolder,
  open,
}) => {
  const first = await open({ folder: connectedFolder() })
  const second = await open({ folder: connectedFolder() })
  // Both cashiers see the coupon as usable.
  await openMember(first.page)
  await openMember(second.page)
  const id = await couponIdOf(first.page, TITLE)

  await redeemByKeyboard(first.page, [TITLE])
  await expectOutcome(first.page, 'done')
  expect(await api.redemptionsOf([id])).toHaveLength(1)

  await redeemByKeyboard(second.page, [TITLE])
  await expectOutcome(second.page, 'refused')
  await expect(second.page.locator('[data-test=result-title]')).toHaveText('没有核销')
  await expect(second.page.locator('[data-test=result-sub]')).toContainText(/^服务器：该券已/)
  await snapAt(second, [SMALL, LARGE], '12-refused')
  expect(await api.redemptionsOf([id])).toHaveLength(1)

  // Back to the coupons, which now say why; then the records of either side.
  await expect(second.page.locator('[data-test=back-to-coupons]')).toBeEnabled()
  await second.page.keyboard.press('Enter')
  await expect(
    second.page.locator(`[data-coupon-id="${id}"] [data-test=coupon-reasons]`),
  ).toContainText('使用')
  await second.page.keyboard.press('Alt+2')
  const rows = second.page.locator(`[data-test=record-row][data-coupon-id="${id}"]`)
  await expect(rows).toHaveCount(2)
  await expect(rows.and(second.page.locator('[data-state=refused]'))).toHaveCount(1)
  await expect(rows.and(second.page.locator('[data-source=backend]'))).toHaveCount(1)
})

test('what this terminal has redeemed cannot be ticked again', async ({
  connectedFolder,
  open,
}) => {
  const { page } = await open({ folder: connectedFolder() })
  await openMember(page)
  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'done')
  await nextMember(page)
  await scan(page, 'member_id=10001')
  await expect(page.locator('[data-test=coupon-row]').filter({ hasText: TITLE })).toHaveAttribute(
    'data-usable',
    'false',
  )
})
