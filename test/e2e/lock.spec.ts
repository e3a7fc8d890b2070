import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { expect, test } from './support/app'
import { keyboardOf } from './support/scanner-keys'
import { snapAt } from './support/screenshots'
import { LARGE, SMALL } from './support/terminal'

const OWNER = { number: '01', name: '苏店主', role: 'owner', pin: '926637' }
const CASHIER = { number: '03', name: '米收银', role: 'cashier', pin: '730415', card: 'EMP-30415' }
/** Slower than any scanner. */
const FINGERS = { delay: 80 }

const field = (page: Page, name: string) => page.locator(`[data-test=field-${name}]`)
const lock = (page: Page) => page.locator('[data-test=lock]')

/** A shop with an owner, and a cashier who has a card. */
function staffed(folder: string): string {
  const content = {
    mode: 'training',
    shop: { id: '1', name: '青禾生活馆（滨江店）', address: '滨江区望潮路 18 号' },
    ...{ team: [OWNER, CASHIER], autoLockMinutes: 0 },
  }
  writeFileSync(join(folder, 'provision.json'), JSON.stringify(content))
  return folder
}

async function signIn(page: Page, { number, pin }: typeof OWNER): Promise<void> {
  await field(page, 'seatNumber').fill(number)
  await field(page, 'seatPin').fill(pin)
  await page.keyboard.press('Enter')
  await expect(lock(page)).toHaveCount(0)
}

test('unknown cards are counted at the lock, and number and PIN still open it', async ({
  open,
  tempFolder,
}) => {
  test.slow()
  const folder = staffed(tempFolder())
  const first = await open({ folder })
  const problem = (page: Page, code: string) => lock(page).locator(`[data-problem="staff.${code}"]`)

  async function scan(page: Page, card: string): Promise<void> {
    const keys = await keyboardOf(await page.context().newCDPSession(page))
    keys.rest()
    await keys.type(`${card}\n`, { gaps: [8] })
  }
  await expect(lock(first.page)).toBeVisible()
  for (const left of [4, 3, 2, 1]) {
    await scan(first.page, `EMP-9999${left}`)
    await expect(problem(first.page, 'unknownCard')).toContainText(`再扫错 ${left} 次`)
  }
  await snapAt(first, [SMALL], '94-unknown-card')
  await scan(first.page, 'EMP-99990')
  await expect(problem(first.page, 'cardsLocked')).toContainText('请输入工号和密码登录')
  await expect(field(first.page, 'seatNumber')).toHaveValue('')
  await expect(field(first.page, 'seatNumber')).toBeFocused()
  await snapAt(first, [SMALL, LARGE], '94-cards-locked')
  await expectAccessible(first.page, 'the lock that takes no cards')

  // Starting it again shortens nothing, not even for a card that is right.
  await first.close()
  const { page } = await open({ folder })
  await expect(lock(page)).toBeVisible()
  await scan(page, CASHIER.card)
  await expect(problem(page, 'cardsLocked')).toBeVisible()
  await page.keyboard.type(CASHIER.number, FINGERS)
  await page.keyboard.press('Enter')
  await expect(field(page, 'seatPin')).toBeFocused()
  await page.keyboard.type(CASHIER.pin, FINGERS)
  await page.keyboard.press('Enter')
  await expect(lock(page)).toHaveCount(0)
  await expect(page.locator('[data-test=cashier]')).toContainText(CASHIER.name)
})

test('a list of staff that cannot be read is told until there is an owner again', async ({
  open,
  tempFolder,
}) => {
  test.slow()
  const folder = staffed(tempFolder())
  const first = await open({ folder })
  await expect(lock(first.page)).toBeVisible()
  await first.close()
  const file = join(folder, 'secrets.json')
  const sealed = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  writeFileSync(file, JSON.stringify({ ...sealed, staff: 'AAAA' }))

  const terminal = await open({ folder })
  const { page } = terminal
  await expect(lock(page)).toHaveCount(0)
  await page.keyboard.press('Alt+3')
  const note = page.locator('[data-test=staff-lost]')
  await expect(note).toContainText('员工名单读不到了')
  await note.scrollIntoViewIfNeeded()
  await snapAt(terminal, [SMALL, LARGE], '90-staff-lost-settings')
  await page.locator('[data-test=open-staff]').click()
  await expect(page.locator('[data-lost=true]')).toContainText('重新登记')
  await snapAt(terminal, [SMALL], '90-staff-lost')
  await expectAccessible(page, 'the staff whose list is lost')
  await page.locator('[data-test=staff-first]').click()
  await field(page, 'staffNumber').fill(OWNER.number)
  await field(page, 'staffName').fill(OWNER.name)
  await field(page, 'staffPin').fill(OWNER.pin)
  await field(page, 'staffPinAgain').fill(OWNER.pin)
  await page.locator('[data-test=staff-save]').click()
  await expect(page.locator('[data-test=staff-row]')).toHaveCount(1)
  await page.locator('[data-test=staff-back]').click()
  await expect(page.locator('[data-test=settings]')).toBeVisible()
  await expect(note).toHaveCount(0)
  await page.keyboard.press('F12')
  await signIn(page, OWNER)
})
