import type { CouponApi } from './support/coupon-api'
import { couponIdOf, expectOutcome, openMember, redeemByKeyboard } from './support/counter-steps'
import { death, unlessDead } from './support/deaths'
import { POINTS, STRAIGHT, watch } from './support/kill-points'
import { ledgerOf } from './support/ledger-on-disk'
import { passOn } from '../support/fault-proxy'
import { expect, test } from './support/shared-api'
import type { Terminal } from './support/terminal'

const TITLES = ['满百减二十券', '现磨咖啡兑换券']

for (const point of POINTS) {
  const { name, kill, then, isLost = false, history, sent = TITLES.length } = point
  test(`kill -9 ${name}`, async ({ api, line, connectedFolder, open }) => {
    const way = watch(line)
    const folder = connectedFolder()
    const first = await open({ folder })
    const { page } = first
    await openMember(page)
    const ids = [
      await couponIdOf(page, TITLES[0] ?? ''),
      await couponIdOf(page, TITLES[1] ?? ''),
    ].sort()
    await kill(first, () => redeemByKeyboard(page, TITLES).catch(unlessDead), way)
    await death(first)
    line.handle = passOn

    const goesOn = await then?.(way, () => open({ folder }))
    line.handle = passOn
    const last = goesOn ?? (await open({ folder }))
    await settled(last)
    if (isLost) {
      expect(await ledgerOf(last)).toEqual([])
      expect(await api.redemptionsOf(ids)).toEqual([])
      // To the cashier nothing has happened: the coupons are still there to be redeemed.
      await openMember(last.page)
      await redeemByKeyboard(last.page, TITLES)
      await expectOutcome(last.page, 'done')
    }
    await expectOnceOnBothSides(last, api, ids, history)
    expect(way.sent()).toBe(sent)
  })
}

/** Waits until the ledger and the screen know of nothing that is open. */
async function settled(terminal: Terminal): Promise<void> {
  const open = async () =>
    (await ledgerOf(terminal)).filter(
      ({ states }) => !['accepted', 'refused'].includes(states.at(-1) ?? ''),
    )
  await expect.poll(open).toEqual([])
  const { page } = terminal
  await expect(page.locator('[data-test=switch-shop]')).toContainText('青禾生活馆（滨江店）')
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0')
}

/** Every coupon was redeemed exactly once, and the ledger, the API and the screen all say so. */
async function expectOnceOnBothSides(
  terminal: Terminal,
  api: CouponApi,
  ids: readonly string[],
  history: string,
): Promise<void> {
  const listed = await api.redemptionsOf(ids)
  expect(listed.map((row) => String(row.mem_coupon_id)).sort()).toEqual(ids)
  const entries = await ledgerOf(terminal)
  expect(entries.map(({ couponId }) => couponId)).toEqual(ids)
  const histories = entries.map(({ states }) => states.join(' '))
  expect(histories.sort()).toEqual([history, STRAIGHT].sort())
  const { page } = terminal
  await page.keyboard.press('Alt+2')
  for (const id of ids) {
    const row = page.locator(`[data-test=record-row][data-coupon-id="${id}"]`)
    await expect(row).toHaveCount(1)
    await expect(row).toHaveAttribute('data-state', 'accepted')
    await expect(row).toHaveAttribute('data-source', 'both')
  }
}
