import { expect, test } from './support/app'
import {
  couponIdOf,
  expectOutcome,
  openMember,
  redeemByKeyboard,
  startTraining,
} from './support/counter-steps'
import { death, dieInLedger, unlessDead } from './support/deaths'
import { ledgerOf } from './support/ledger-on-disk'
import type { Terminal } from './support/terminal'

const TITLE = '满百减二十券'

/** How the app ends in training, and with it the coupon API that it carries. */
const ENDS: {
  name: string
  end(terminal: Terminal, redeem: () => Promise<void>): Promise<void>
}[] = [
  {
    name: 'it was killed before anything was sent',
    async end(terminal, redeem) {
      await dieInLedger(terminal, { edge: 'after', statement: 'COMMIT', state: 'pending' })
      await redeem()
    },
  },
  {
    name: 'it was killed before the answer was written',
    async end(terminal, redeem) {
      await dieInLedger(terminal, {
        edge: 'before',
        statement: 'INSERT INTO redemption_state',
        state: 'accepted',
      })
      await redeem()
    },
  },
  {
    name: 'the power failed after the answer',
    async end(terminal, redeem) {
      await redeem()
      await expectOutcome(terminal.page, 'done')
      await terminal.kill()
    },
  },
]

for (const { name, end } of ENDS) {
  test(`training goes on where it was when ${name}`, async ({ open }) => {
    const first = await open()
    await startTraining(first.page)
    await openMember(first.page)
    const id = await couponIdOf(first.page, TITLE)
    await end(first, () => redeemByKeyboard(first.page, [TITLE]).catch(unlessDead))
    await death(first)

    const second = await open({ folder: first.folder })
    await expect
      .poll(async () =>
        (await ledgerOf(second)).map(({ couponId, states }) => [couponId, states.at(-1)]),
      )
      .toEqual([[id, 'accepted']])
    const { page } = second
    await expect(page.locator('[data-test=unsettled]')).toHaveAttribute('data-count', '0')
    await page.keyboard.press('Alt+2')
    const row = page.locator(`[data-test=record-row][data-coupon-id="${id}"]`)
    await expect(row).toHaveCount(1)
    await expect(row).toHaveAttribute('data-source', 'both')
  })
}
