import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { TrailEntry } from '@shared/domain/trail'
import { answerTruly, answerWith, DAMAGED, FULL, tell } from './support/answers'
import { expectOutcome, nextMember, openMember, redeemByKeyboard } from './support/counter-steps'
import { inspectAsItStands, part } from './support/looks'
import { saveTo } from './support/save-dialog'
import { expect, test } from './support/shared-api'
import { field, signIn, staffed, switchTo, TEAM } from './support/team'

// The owner looks through the trail: what is found, and every state of the page, in every look.
const NO_PRINTER = { host: '127.0.0.1', port: 9 }
const ID = '0198c0de-0000-7000-8000-000000000001'

const rows = (page: Page) => part(page, 'trail-row')

async function openTrail(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3')
  await part(page, 'open-trail').click()
  await expect(part(page, 'trail')).toBeVisible()
}

async function exportTrail(page: Page, format: string): Promise<void> {
  await part(page, 'export-trail').click()
  await part(page, `export-trail-${format}`).click()
}

/** One entry of each length that there is, the newest first. */
function busyTrail(total: number): TrailEntry[] {
  const plain = { call: null, approvedBy: null, added: false, about: null, facts: {} }
  const one = (seq: number, part: Partial<TrailEntry>): TrailEntry => ({
    ...{ seq, at: Date.now() - (total - seq) * 600_000, kind: 'staff.locked', staff: '03 米收银' },
    ...plain,
    ...part,
  })
  const receipt = { of: 'receipt', name: '20261124-K7Q-0412' } as const
  const some: Partial<TrailEntry>[] = [
    { kind: 'sales.void', about: { ...receipt, title: null }, approvedBy: '02 唐店长' },
    {
      ...{ kind: 'exceptions.act', staff: '05 欧阳慕容（调往机场店）', approvedBy: '01 苏店主' },
      about: { ...receipt, title: '秋季新品满三百减一百二十元券（限滨江店、湖畔店工作日使用）' },
      facts: { action: 'acceptLoss' },
    },
    { kind: 'action.failed', call: 'sales.void', about: { ...receipt, title: null } },
    {
      kind: 'chain.sealed',
      staff: '04 柳收银',
      about: { of: 'shift', day: '2026-11-23', number: 2 },
    },
    { kind: 'templates.give', staff: '02 唐店长', about: { of: 'template', name: '满百减二十券' } },
    {
      ...{ kind: 'staff.save', staff: '01 苏店主', about: { of: 'person', name: '04 柳收银' } },
      facts: { role: 'manager', active: true, pin: true, card: true },
    },
    { kind: 'members.setPhoneLook', staff: '02 唐店长', facts: { look: 'lastFour' } },
    { kind: 'staff.lent', call: 'members.revealPhone', approvedBy: '02 唐店长' },
    { kind: 'staff.signInRefused', staff: '—', about: { of: 'person', name: '03 米收银' } },
    { kind: 'chain.begun', staff: '' },
  ]
  return Array.from({ length: 100 }, (_, place) => one(total - place, some[place % 10] ?? {}))
}

test('the owner finds who took a redemption back, and takes it along as a file', async ({
  open,
  connectedFolder,
  tempFolder,
}) => {
  test.slow()
  const terminal = await open({ folder: staffed(connectedFolder(), NO_PRINTER) })
  const { page } = terminal
  await signIn(page, 'one')
  await openMember(page)
  await redeemByKeyboard(page, ['满百减二十券'])
  await expectOutcome(page, 'done')
  await page.keyboard.press('F9')
  await expect(part(page, 'take-back-confirm')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectOutcome(page, 'voided')
  await nextMember(page)
  await switchTo(page, 'owner')
  await openTrail(page)
  await expect(rows(page).first()).toBeVisible()
  await inspectAsItStands(terminal, 'trail')
  await part(page, 'trail-kind').selectOption('sales.void')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('03 米收银')
  await expect(rows(page)).toContainText(/小票 \d{8}-\w{3}-\d{4}/)
  await inspectAsItStands(terminal, 'trail-found')
  await part(page, 'trail-text').fill('没有这样的')
  await expect(part(page, 'trail-empty')).toBeVisible()
  await inspectAsItStands(terminal, 'trail-no-hits')
  await part(page, 'trail-reset').click()
  await expect(rows(page).first()).toBeVisible()
  await part(page, 'preset-lastMonth').click()
  await expect(part(page, 'trail-empty')).toBeVisible()
  await inspectAsItStands(terminal, 'trail-none')
  await part(page, 'trail-empty').getByRole('button').click()
  await expect(rows(page).first()).toBeVisible()

  await saveTo(terminal, join(tempFolder(), '操作记录 滨江店.xlsx'))
  await exportTrail(page, 'xlsx')
  await expect(part(page, 'trail-exported')).toContainText('滨江店')
  await inspectAsItStands(terminal, 'trail-exported')
  await saveTo(terminal, null)
  await exportTrail(page, 'csv')
  await expect(part(page, 'trail-exported')).toContainText('什么也没有写')
  // What was exported is in the trail itself.
  await part(page, 'trail-kind').selectOption('audit.export')
  await expect(rows(page)).toHaveCount(2)
})

test('a trail of a million entries, and one that comes late or fails, look right everywhere', async ({
  open,
  connectedFolder,
}) => {
  test.slow()
  const terminal = await open({ folder: staffed(connectedFolder(), NO_PRINTER) })
  const { page } = terminal
  await signIn(page, 'owner')
  const total = 1_000_000
  const people = [
    '',
    '01 苏店主',
    '02 唐店长',
    '03 米收银',
    '04 柳收银',
    '05 欧阳慕容（调往机场店）',
  ]
  const value = { entries: busyTrail(total), total, people, listId: ID }
  await answerWith(terminal, 'audit.list', { ok: true, value })
  await answerWith(terminal, 'audit.page', { ok: true, value: { entries: busyTrail(100), total } })
  await openTrail(page)
  await expect(part(page, 'trail-total')).toContainText('1,000,000')
  await inspectAsItStands(terminal, 'trail-million')
  await part(page, 'trail-scroller').focus()
  await page.keyboard.press('End')
  await expect(rows(page).last()).toContainText('第 1 号')
  await inspectAsItStands(terminal, 'trail-million-end')
  await page.keyboard.press('Home')
  await expect(rows(page).first()).toContainText('第 1000000 号')

  await answerWith(terminal, 'audit.export', 'never')
  await exportTrail(page, 'xlsx')
  await tell(terminal, 'audit.exporting', { done: 412_000, total })
  await expect(part(page, 'export-progress')).toBeVisible()
  await inspectAsItStands(terminal, 'trail-exporting')
  await page.reload()
  await expect(rows(page).first()).toBeVisible()
  await answerWith(terminal, 'audit.export', FULL)
  await exportTrail(page, 'csv-gb18030')
  await expect(page.locator('[data-problem="storage.full"]')).toBeVisible()
  await inspectAsItStands(terminal, 'trail-export-failed')
  await answerWith(terminal, 'audit.list', DAMAGED)
  await page.reload()
  await expect(part(page, 'trail-failed')).toBeVisible()
  await inspectAsItStands(terminal, 'trail-failed')
  await answerWith(terminal, 'audit.list', 'never')
  await page.reload()
  await expect(part(page, 'trail')).toBeVisible()
  await inspectAsItStands(terminal, 'trail-loading')
  await answerTruly(terminal)
})

test('somebody else sees the trail with the owner’s word, and the next who signs in nothing of it', async ({
  open,
  connectedFolder,
}) => {
  const terminal = await open({ folder: staffed(connectedFolder(), NO_PRINTER) })
  const { page } = terminal
  await signIn(page, 'manager')
  await openTrail(page)
  await expect(part(page, 'approve')).toHaveAttribute('data-right', 'manageStaff')
  await field(page, 'approveNumber').fill(TEAM.owner.number)
  await field(page, 'approvePin').fill(TEAM.owner.pin)
  await page.keyboard.press('Enter')
  await expect(rows(page).first()).toContainText('查看操作记录')
  await expect(rows(page).first()).toContainText('01 苏店主')
  await switchTo(page, 'one')
  await expect(part(page, 'approve')).toBeVisible()
  await expect(rows(page)).toHaveCount(0)
})
