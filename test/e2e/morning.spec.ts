import type { Page } from '@playwright/test'
import type { ClosedShift } from '@shared/domain/shift'
import { linesOf } from '../support/printer/paper'
import { startTcpPrinter } from '../support/printer/tcp-printer'
import { expectAccessible } from './support/accessibility'
import {
  couponIdOf,
  expectOutcome,
  FINGERS,
  nextMember,
  openMember,
  redeemByKeyboard,
} from './support/counter-steps'
import { ask } from './support/printing-steps'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { field, signIn, staffed, switchTo, TEAM } from './support/team'
import { LARGE, SMALL } from './support/terminal'
import { WHOLE_TRAIL } from '../support/trail'

const OFF_TWENTY = '满百减二十券'
const COFFEE = '现磨咖啡兑换券'
const GIFT = '新会员见面礼 10 元券'

/** No coupon offline without the manager. */
const RULES = { offlinePolicy: { perMember: { count: 0, totalFen: 100_000 } } }

async function redeem(page: Page, title: string): Promise<string> {
  await openMember(page)
  const id = await couponIdOf(page, title)
  await redeemByKeyboard(page, [title])
  await expectOutcome(page, 'done')
  return id
}

test('two cashiers and a manager through a morning, and the shift that they close', async ({
  api,
  line,
  connectedFolder,
  open,
}) => {
  test.slow()
  const printer = await startTcpPrinter()
  const terminal = await open({ folder: staffed(connectedFolder(), printer, RULES) })
  const { page } = terminal

  // One cashier redeems, the other one redeems and takes it back.
  await signIn(page, 'one')
  const coffee = await redeem(page, COFFEE)
  await nextMember(page)
  await switchTo(page, 'other')
  const gift = await redeem(page, GIFT)
  await page.keyboard.press('F9')
  await expect(page.locator('[data-test=take-back-confirm]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectOutcome(page, 'voided')
  await nextMember(page)

  // The line breaks: beyond the rules the manager lets one pass with number and PIN.
  await openMember(page)
  const twenty = await couponIdOf(page, OFF_TWENTY)
  await line.cut()
  await page.evaluate("window.counter.invoke('shops.list', 'null')")
  await expect(page.locator('[data-test=offline-note]')).toBeVisible()
  await redeemByKeyboard(page, [OFF_TWENTY])
  const override = page.locator('[data-test=override-dialog]')
  await expect(override).toBeVisible()
  await page.keyboard.press('Space')
  await field(page, 'overrideNumber').fill(TEAM.manager.number)
  await field(page, 'overridePin').focus()
  await page.keyboard.type(TEAM.manager.pin, FINGERS)
  await snapAt(terminal, [SMALL], '97-override-by-number')
  await page.keyboard.press('Enter')
  await expectOutcome(page, 'offline')
  await nextMember(page)

  // Another till has redeemed it meanwhile: that is an exception, which a cashier may not settle alone.
  await api.ask('/user/auditelecoupon', { mem_coupon_id: twenty, shop_id: '2' })
  await line.mend()
  const badge = page.locator('[data-test=exceptions-badge]')
  await expect(badge).toHaveAttribute('data-count', '1', { timeout: 60_000 })

  // The shift cannot be closed without a word on it.
  await page.locator('[data-nav=shift]').click()
  await expect(page.locator('[data-difference=exceptions]')).toBeVisible()
  await snapAt(terminal, [SMALL, LARGE], '98-shift')
  await expectAccessible(page, 'the shift')
  await page.locator('[data-test=shift-close]').click()
  await expect(page.getByText('请先逐条确认上面的差异。')).toBeVisible()

  await page.keyboard.press('Alt+4')
  await page.locator('[data-test=act-acceptLoss]').click()
  await expect(page.locator('[data-test=settle-reason]')).toBeFocused()
  await page.keyboard.type('老顾客，店长同意', FINGERS)
  await page.keyboard.press('Enter')
  const approve = page.locator('[data-test=approve]')
  await expect(approve).toHaveAttribute('data-right', 'settleExceptions')
  await expect(field(page, 'approveNumber')).toBeFocused()
  await page.keyboard.type(TEAM.manager.number)
  await page.keyboard.press('Enter')
  await expect(field(page, 'approvePin')).toBeFocused()
  await page.keyboard.type(TEAM.manager.pin, FINGERS)
  await page.keyboard.press('Enter')
  await expect(approve).toHaveCount(0)
  await expect(badge).toHaveCount(0)

  // Everything is out on paper before the shift is closed: nothing differs any more.
  await expect
    .poll(async () => (await ask(page, 'print.status', null)).waiting, { timeout: 30_000 })
    .toBe(0)
  await page.locator('[data-nav=shift]').click()
  await expect(page.locator('[data-test=no-difference]')).toBeVisible()
  await snapAt(terminal, [SMALL, LARGE], '99-shift-clear')
  await page.locator('[data-test=shift-close]').click()
  await expect(page.locator('[data-test=shift-print]').first()).toBeVisible()
  await expect(page.locator('[data-test=past-shifts] li')).toHaveCount(1)
  await snapAt(terminal, [SMALL, LARGE], '99-shift-closed')

  // The report is what the ledger and the back end's own list say, to the fen.
  const { shifts } = await ask(page, 'shift.list', { period: null, before: null })
  const [report] = shifts as [ClosedShift]
  const listed = await api.redemptionsOf([coffee, gift, twenty])
  const ours = listed.filter(({ shop_id }) => String(shop_id) === '1')
  expect(ours.map(({ mem_coupon_id }) => String(mem_coupon_id))).toEqual([coffee])
  expect(report).toMatchObject({
    end: 'closed',
    closedBy: '04 柳收银',
    sales: 3,
    redeemed: { count: 3, discountFen: 3_000 },
    stands: { count: 1, discountFen: 0 },
    byState: {
      accepted: { count: 1, discountFen: 0 },
      voided: { count: 1, discountFen: 1_000 },
      refused: { count: 1, discountFen: 2_000 },
    },
    overrides: 1,
    backEnd: { found: 1, others: 0 },
    differences: [],
  })
  const verdict = await ask(page, 'ledger.verifyChain', null)
  expect(verdict).toMatchObject({ ok: true })

  // On paper it says the same, with the seal of the ledger; the receipts of the sales came before.
  for (const coupon of [coffee, gift, twenty])
    expect(coupon && (await printer.nextPaper())).toBeTruthy()
  const printed = printer.nextPaper()
  await page.locator('[data-test=shift-print]').first().click()
  const lines = linesOf(await printed).join('\n')
  expect(lines).toMatch(/交 *班 *报 *告/)
  expect(lines).toContain(report.seal)
  expect(lines).toMatch(/有效核销 +1 张 0\.00/)
  expect(lines).toMatch(/撤销 +1 张 10\.00/)
  await expect(page.locator('[data-test=shift-said]').first()).toContainText('已打印')

  // The owner reads who did what.
  await switchTo(page, 'owner')
  const { entries } = await ask(page, 'audit.list', WHOLE_TRAIL)
  const told = entries.map(({ kind, staff, approvedBy }) => [kind, staff, approvedBy])
  expect(told).toContainEqual(['sales.void', '04 柳收银', null])
  expect(told).toContainEqual(['exceptions.act', '04 柳收银', '02 唐店长'])
  expect(told).toContainEqual(['chain.sealed', '04 柳收银', null])
})
