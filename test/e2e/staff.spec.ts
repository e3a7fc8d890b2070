import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { openMember } from './support/counter-steps'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

/** Slower than any scanner. */
const FINGERS = { delay: 80 }
const field = (page: Page, name: string) => page.locator(`[data-test=field-${name}]`)
const lock = (page: Page) => page.locator('[data-test=lock]')

async function add(page: Page, number: string, name: string, role: string, pin: string) {
  await field(page, 'staffNumber').fill(number)
  await field(page, 'staffName').fill(name)
  if (role !== 'owner') await page.locator(`[data-choice=${role}]`).check()
  await field(page, 'staffPin').fill(pin)
  await field(page, 'staffPinAgain').fill(pin)
  await page.locator('[data-test=staff-save]').click()
  await expect(page.locator('[data-test=staff-dialog]')).toHaveCount(0)
}

async function signIn(page: Page, number: string, pin: string): Promise<void> {
  await expect(lock(page)).toBeVisible()
  await expect(field(page, 'seatNumber')).toBeFocused()
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(field(page, 'seatPin')).toBeFocused()
  await page.keyboard.type(pin, FINGERS)
  await page.keyboard.press('Enter')
}

test('the owner sets the staff up, a cashier signs in, and a manager lends a right', async ({
  connectedFolder,
  open,
}) => {
  test.slow()
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await page.keyboard.press('Alt+3')
  await page.locator('[data-test=open-staff]').click()
  await expect(page.locator('[data-test=staff-first]')).toBeVisible()
  await snapAt(terminal, [SMALL, LARGE], '90-staff-none')
  await page.locator('[data-test=staff-first]').click()
  await snapAt(terminal, [SMALL], '91-staff-first')
  await add(page, '01', '苏店主', 'owner', '926637')
  // The first step leads to the next one.
  await expect(page.locator('[data-test=staff-add]')).toBeFocused()
  await expect(page.locator('[data-test=staff]')).toContainText('接下来请点“添加员工”')
  await page.keyboard.press('Enter')
  await page.locator('[data-test=staff-save]').click()
  await expect(field(page, 'staffNumber')).toBeFocused()
  await snapAt(terminal, [SMALL], '91-staff-cashier')
  await page.locator('[data-choice=manager]').check()
  await expect(field(page, 'staffCard')).toHaveCount(0)
  await snapAt(terminal, [SMALL], '91-staff-manager')
  await expectAccessible(page, 'the form of a manager')
  await page.locator('[data-test=staff-cancel]').click()
  for (const [number, name, role, pin] of [
    ['02', '唐店长', 'manager', '815526'],
    ['03', '米收银', 'cashier', '730415'],
  ] as const) {
    await page.locator('[data-test=staff-add]').click()
    await add(page, number, name, role, pin)
  }
  await expect(page.locator('[data-test=staff-row]')).toHaveCount(3)
  await snapAt(terminal, [SMALL, LARGE], '92-staff')
  await expectAccessible(page, 'the staff')

  // Two seconds: F12, number, PIN.
  await page.keyboard.press('F12')
  await expect(lock(page)).toBeVisible()
  await snapAt(terminal, [SMALL, LARGE], '93-locked')
  await expectAccessible(page, 'the lock')
  // Neither Escape takes it away.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(lock(page)).toBeVisible()
  await signIn(page, '03', '000000')
  await expect(lock(page).locator('[data-problem="staff.wrongPin"]')).toBeVisible()
  await snapAt(terminal, [SMALL], '94-wrong-pin')
  await expect(field(page, 'seatPin')).toBeFocused()
  await page.keyboard.type('730415', FINGERS)
  await page.keyboard.press('Enter')
  await expect(lock(page)).toHaveCount(0)
  await expect(page.locator('[data-test=cashier]')).toContainText('米收银')
  // What the owner had on the screen is not the cashier's to read.
  await expect(page.locator('[data-test=approve]')).toBeVisible()
  await page.locator('[data-test=approve-cancel]').click()
  await expect(page.locator('[data-test=staff-row]')).toHaveCount(0)

  await page.keyboard.press('Alt+1')
  await openMember(page)
  await page.locator('[data-test=reveal-phone]').click()
  const approve = page.locator('[data-test=approve]')
  await expect(approve).toHaveAttribute('data-right', 'revealPhones')
  await snapAt(terminal, [SMALL, LARGE], '95-approve')
  await expectAccessible(page, 'the approval')
  await expect(field(page, 'approveNumber')).toBeFocused()
  await page.keyboard.type('02')
  await page.keyboard.press('Enter')
  await expect(field(page, 'approvePin')).toBeFocused()
  await page.keyboard.type('815526', FINGERS)
  await page.keyboard.press('Enter')
  await expect(approve).toHaveCount(0)
  await expect(page.locator('[data-test=member-phone]')).not.toContainText('*')
  await snapAt(terminal, [SMALL], '96-lent')
})
