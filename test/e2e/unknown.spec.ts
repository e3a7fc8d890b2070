import {
  NEXT_TRY,
  couponIdOf,
  expectOutcome,
  nextMember,
  openMember,
  redeemByKeyboard,
} from './support/counter-steps'
import { passOn, type Passage } from '../support/fault-proxy'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

const TITLE = '满百减二十券'
const REDEEM = '/user/auditelecoupon'

test('an answer that was lost is looked up, never sent again', async ({
  api,
  line,
  connectedFolder,
  open,
}) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await openMember(page)
  const id = await couponIdOf(page, TITLE)
  let sent = 0
  line.handle = async (passage: Passage) => {
    // The server does its work; from then on nothing comes back.
    if (passage.path === REDEEM) {
      sent++
      await passage.forward()
    }
    passage.drop()
  }

  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'unknown')
  await expect(page.locator('[data-test=result-title]')).toHaveText('结果未知，正在核对')
  await expect(page.locator('[data-test=line]')).toHaveAttribute('data-line', 'offline')
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '1')
  await expect(page.locator('[data-test=receipt]')).toHaveAttribute('data-stamp', 'stampUnknown')
  await snapAt(terminal, [SMALL, LARGE], '13-unknown')
  expect(await api.redemptionsOf([id])).toHaveLength(1)

  line.handle = (passage) => {
    if (passage.path === REDEEM) sent++
    return passOn(passage)
  }
  await expectOutcome(page, 'done', NEXT_TRY)
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0')
  await expect(page.locator('[data-test=line]')).toHaveAttribute('data-line', 'online')
  expect(await api.redemptionsOf([id])).toHaveLength(1)
  expect(sent).toBe(1)
})

test('what could not be sent waits in the ledger and goes out by itself', async ({
  api,
  line,
  connectedFolder,
  open,
}) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await openMember(page)
  const id = await couponIdOf(page, TITLE)
  await line.cut()

  await redeemByKeyboard(page, [TITLE])
  await expectOutcome(page, 'offline')
  await expect(page.locator('[data-test=result-title]')).toHaveText('已记在本机 1 张')
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '1')
  await snapAt(terminal, [SMALL, LARGE], '14-offline')
  expect(await api.redemptionsOf([id])).toEqual([])
  // The cashier goes on; nothing on the way may forget the entry.
  await nextMember(page)
  await expect(page.locator('[data-test=today-waiting]')).toContainText('1')

  await line.mend()
  await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0', NEXT_TRY)
  await expect(page.locator('[data-test=today-redeemed]')).toContainText('1')
  expect(await api.redemptionsOf([id])).toHaveLength(1)
})
