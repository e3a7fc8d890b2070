import type { Page } from '@playwright/test'
import { answerTruly, answerWith, DAMAGED } from './support/answers'
import { openMember, scan } from './support/counter-steps'
import { inspectAsItStands, part } from './support/looks'
import { ask } from './support/printing-steps'
import { expect, test } from './support/shared-api'
import { field, signIn, staffed, TEAM, typeAtLock } from './support/team'

// Who works here, the lock, a colleague's word, the trail and the ledger's chain in every state, in every look.
const NO_PRINTER = { host: '127.0.0.1', port: 9 }
const CARD = 'EMP-000777-K'

const problem = (page: Page, code: string) => page.locator(`[data-problem="${code}"]`)

async function openSettings(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+3')
  await part(page, `open-${name}`).click()
}

test('a staff list that begins looks right everywhere', async ({ open, connectedFolder }) => {
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await openSettings(page, 'staff')
  await expect(part(page, 'staff-first')).toBeVisible()
  await inspectAsItStands(terminal, 'staff-none', { whole: true })
  await part(page, 'staff-first').click()
  await expect(field(page, 'staffNumber')).toBeFocused()
  await part(page, 'staff-save').click()
  await inspectAsItStands(terminal, 'staff-first-errors')
  await page.keyboard.press('Escape')
  await expect(part(page, 'staff-first')).toBeFocused()
  await answerWith(terminal, 'staff.list', DAMAGED)
  await page.reload()
  await expect(problem(page, 'storage.damaged')).toBeVisible()
  await inspectAsItStands(terminal, 'staff-failed')
  await answerWith(terminal, 'staff.list', 'never')
  await page.reload()
  await expect(part(page, 'rights')).toBeVisible()
  await inspectAsItStands(terminal, 'staff-loading')
  await answerTruly(terminal)
})

test('the staff, their dialog and their PINs look right everywhere', async ({
  open,
  connectedFolder,
}) => {
  test.slow()
  const { owner, manager, other, one } = TEAM
  const away = {
    number: '05',
    name: '欧阳慕容（调往机场店）',
    role: 'cashier',
    pin: '552203',
  } as const
  const team = [owner, manager, { ...one, card: CARD }, other, away]
  const terminal = await open({ folder: staffed(connectedFolder(), NO_PRINTER, { team }) })
  const { page } = terminal
  await signIn(page, 'owner')
  const known = (await ask(page, 'staff.list', null)).find(({ number }) => number === away.number)
  await ask(page, 'staff.save', {
    ...{ id: known?.id ?? null, backEndId: '1207', number: away.number, name: away.name },
    ...{ role: away.role, active: false, pin: null, card: null, managerPin: null },
  })
  await openSettings(page, 'staff')
  await expect(part(page, 'staff-row')).toHaveCount(team.length)
  await inspectAsItStands(terminal, 'staff-list', { whole: true })
  await part(page, 'staff-add').click()
  await inspectAsItStands(terminal, 'staff-add')
  await field(page, 'staffNumber').fill('02')
  await field(page, 'staffName').fill('白收银')
  await field(page, 'staffPin').fill('12')
  await field(page, 'staffCard').fill('12')
  await part(page, 'staff-save').click()
  await inspectAsItStands(terminal, 'staff-add-errors')
  await field(page, 'staffCard').fill('')
  await field(page, 'staffPin').fill('445561')
  await field(page, 'staffPinAgain').fill('445561')
  await part(page, 'staff-save').click()
  await expect(problem(page, 'staff.numberTaken')).toBeVisible()
  await inspectAsItStands(terminal, 'staff-taken')
  await page.keyboard.press('Escape')
  await part(page, 'staff-edit').nth(2).click()
  await inspectAsItStands(terminal, 'staff-edit')
  await page.keyboard.press('Escape')
  await part(page, 'save-own-pin').click()
  await part(page, 'own-pin').scrollIntoViewIfNeeded()
  await inspectAsItStands(terminal, 'staff-own-pin-errors')
  await field(page, 'ownOldPin').fill('111111')
  await field(page, 'ownNewPin').fill('445561')
  await field(page, 'ownPinAgain').fill('445561')
  await part(page, 'save-own-pin').click()
  await expect(problem(page, 'staff.wrongPin')).toBeVisible()
  await inspectAsItStands(terminal, 'staff-own-pin-wrong')
})

test('the lock looks right everywhere', async ({ open, connectedFolder }) => {
  test.slow()
  const terminal = await open({ folder: staffed(connectedFolder(), NO_PRINTER) })
  const { page } = terminal
  await expect(field(page, 'seatNumber')).toBeFocused()
  await inspectAsItStands(terminal, 'lock')
  await page.keyboard.press('Enter')
  await inspectAsItStands(terminal, 'lock-missing')
  await scan(page, 'EMP-000999-X')
  await expect(problem(page, 'staff.unknownCard')).toBeVisible()
  await inspectAsItStands(terminal, 'lock-card')
  await typeAtLock(page, '03', '000000')
  await expect(problem(page, 'staff.wrongPin')).toBeVisible()
  await expect(field(page, 'seatPin')).toBeFocused()
  await inspectAsItStands(terminal, 'lock-wrong')
  for (let miss = 2; miss <= 5; miss++) {
    await field(page, 'seatPin').fill('000000')
    await part(page, 'sign-in').click()
    await expect(field(page, 'seatPin')).toHaveValue('')
  }
  await expect(problem(page, 'staff.locked')).toBeVisible()
  await inspectAsItStands(terminal, 'lock-waiting')
  await answerWith(terminal, 'staff.signIn', 'never')
  await field(page, 'seatPin').fill('000000')
  await part(page, 'sign-in').click()
  await expect(part(page, 'sign-in')).toHaveAttribute('aria-busy', 'true')
  await inspectAsItStands(terminal, 'lock-checking')
  await answerTruly(terminal)
})

test('a colleague’s word, on its own and over another window, looks right everywhere', async ({
  open,
  connectedFolder,
}) => {
  test.slow()
  const terminal = await open({ folder: staffed(connectedFolder(), NO_PRINTER) })
  const { page } = terminal
  await signIn(page, 'one')
  await openMember(page)
  await part(page, 'reveal-phone').click()
  const approve = part(page, 'approve')
  await expect(approve).toHaveAttribute('data-right', 'revealPhones')
  await inspectAsItStands(terminal, 'approve')
  await field(page, 'approveNumber').fill(TEAM.other.number)
  await field(page, 'approvePin').fill(TEAM.other.pin)
  await page.keyboard.press('Enter')
  await expect(problem(page, 'right.notTheirs')).toBeVisible()
  await inspectAsItStands(terminal, 'approve-not-theirs')
  await page.keyboard.press('Escape')
  await expect(approve).toHaveCount(0)
  await part(page, 'member-codes').click()
  await part(page, 'card-issue').click()
  await expect(approve).toHaveAttribute('data-right', 'memberCards')
  await inspectAsItStands(terminal, 'approve-over')
  await page.keyboard.press('Escape')
  await expect(approve).toHaveCount(0)
  await inspectAsItStands(terminal, 'approve-refused')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await openSettings(page, 'trail')
  await expect(approve).toHaveAttribute('data-right', 'manageStaff')
  await inspectAsItStands(terminal, 'trail-approve')
  await page.keyboard.press('Escape')
  await expect(problem(page, 'right.missing')).toBeVisible()
  await inspectAsItStands(terminal, 'trail-refused')
})

test('the chain of the ledger looks right everywhere', async ({ open, connectedFolder }) => {
  test.slow()
  const terminal = await open({ folder: staffed(connectedFolder(), NO_PRINTER) })
  const { page } = terminal
  await signIn(page, 'owner')
  await page.keyboard.press('Alt+3')
  const verdict = part(page, 'chain-verdict')
  await part(page, 'verify-chain').click()
  await expect(verdict).toHaveAttribute('data-ok', 'true')
  const inSight = () => part(page, 'verify-chain').scrollIntoViewIfNeeded()
  await inspectAsItStands(terminal, 'chain-fits', { ready: inSight })
  const first = {
    chainSeq: 1_844,
    table: 'redemption_state',
    key: '5123',
    what: 'changed',
  } as const
  await answerWith(terminal, 'ledger.verifyChain', {
    ok: true,
    value: { ok: false, rows: 1_843, first },
  })
  await part(page, 'verify-chain').click()
  await expect(verdict).toHaveAttribute('data-ok', 'false')
  await inspectAsItStands(terminal, 'chain-broken', { ready: inSight })
  await answerWith(terminal, 'ledger.verifyChain', 'never')
  await part(page, 'verify-chain').click()
  await expect(part(page, 'verify-chain')).toHaveAttribute('aria-busy', 'true')
  await inspectAsItStands(terminal, 'chain-running', { ready: inSight })
  await answerTruly(terminal)
})
