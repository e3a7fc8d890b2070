import { join } from 'node:path'
import type { ClosedShift, ShiftReport } from '@shared/domain/shift'
import { aReport, aShift } from '../support/shift-samples'
import { answerTruly, answerWith, DAMAGED } from './support/answers'
import { expectOutcome, nextMember, openMember, redeemByKeyboard } from './support/counter-steps'
import { inspectAsItStands, part } from './support/looks'
import { saveTo } from './support/save-dialog'
import { expect, test } from './support/shared-api'
import { signIn, staffed } from './support/team'

// A shift in every state, in every look.
const NO_PRINTER = { host: '127.0.0.1', port: 9 }
const HOUR = 3_600_000

const tally = (count: number, discountFen: number) => ({ count, discountFen })
const difference = (kind: ShiftReport['differences'][number]['kind'], count: number, fen = 0) => ({
  ...{ kind, count, discountFen: fen, remark: null },
})

/** A day with everything in it that a report can tell. */
function busyShift(change: Partial<ClosedShift> = {}): ClosedShift {
  const shift = aShift(Date.now() - 7 * HOUR, { businessDay: '2026-11-24' })
  return aReport(
    { ...shift, number: 2, fromSeq: 1 },
    {
      ...{
        shop: { id: '1', name: '青禾生活馆（滨江店）' },
        openedBy: '03 米收银',
        closedBy: '04 柳收银',
      },
      ...{ sales: 1_284, billFen: 26_845_050, payFen: 23_998_900 },
      ...{ redeemed: tally(1_406, 2_846_150), stands: tally(1_377, 2_788_150) },
      byState: { voided: tally(17, 34_000), refused: tally(12, 24_000) },
      ...{ voidedEarlier: tally(2, 4_000), refusedEarlier: tally(3, 6_000), overrides: 3 },
      againEarlier: tally(1, 2_000),
      staff: [
        { name: '03 米收银', sales: 702, stands: tally(751, 1_502_050) },
        { name: '04 柳收银', sales: 582, stands: tally(626, 1_286_100) },
      ],
      papers: { printed: 1_270, sent: 8, failed: 4, queued: 2 },
      backEnd: { found: 1_371, others: 26 },
      ...change,
    },
  )
}
const ALL = [
  difference('waiting', 4, 8_000),
  difference('doubt', 1, 2_000),
  difference('exceptions', 12, 24_000),
  difference('byHand', 1, 1_000),
  difference('onlyHere', 2, 4_000),
  difference('unprinted', 6),
]

test('a shift that begins, is made, closed and printed looks right everywhere', async ({
  open,
  connectedFolder,
  tempFolder,
}) => {
  test.slow()
  const terminal = await open({ folder: staffed(connectedFolder(), NO_PRINTER) })
  const { page } = terminal
  await signIn(page, 'one')
  await page.keyboard.press('Alt+7')
  await expect(part(page, 'no-shift')).toBeVisible()
  await inspectAsItStands(terminal, 'shift-none')
  await part(page, 'shift-begin').click()
  await expect(part(page, 'no-difference')).toBeVisible()
  await inspectAsItStands(terminal, 'shift-begun')
  await page.keyboard.press('Alt+1')
  await openMember(page)
  await redeemByKeyboard(page, ['满百减二十券'])
  await expectOutcome(page, 'done')
  await nextMember(page)
  await page.keyboard.press('Alt+7')
  await expect(page.locator('[data-difference=unprinted]')).toBeVisible()
  await part(page, 'shift-close').click()
  await expect(page.getByText('请先逐条确认')).toBeVisible()
  await inspectAsItStands(terminal, 'shift-unconfirmed', { whole: true })
  await page.locator('[name=known-unprinted]').check()
  await answerWith(terminal, 'shift.close', 'never')
  await part(page, 'shift-close').click()
  await inspectAsItStands(terminal, 'shift-closing')
  await answerTruly(terminal)
  await expect(part(page, 'past-shifts').locator('li')).toHaveCount(1)
  await inspectAsItStands(terminal, 'shift-closed', { whole: true })
  await answerWith(terminal, 'shift.print', 'never')
  await part(page, 'shift-print').first().click()
  await expect(part(page, 'shift-said').first()).not.toBeEmpty()
  await inspectAsItStands(terminal, 'shift-printing')
  await answerTruly(terminal)
  await expect(part(page, 'shift-said').first()).toContainText('没有打')
  await inspectAsItStands(terminal, 'shift-print-failed')
  await saveTo(terminal, join(tempFolder(), 'shift-2026-11-24-1.pdf'))
  await part(page, 'shift-pdf').first().click()
  await expect(part(page, 'shift-saved').first()).toContainText('.pdf')
  await inspectAsItStands(terminal, 'shift-pdf')
})

test('a shift with much to decide, and those that are over, look right everywhere', async ({
  open,
  connectedFolder,
}) => {
  test.slow()
  const terminal = await open({ folder: staffed(connectedFolder(), NO_PRINTER) })
  const { page } = terminal
  await signIn(page, 'one')
  const view = { shift: busyShift({ differences: ALL }), dayStartHour: 4, canPrint: true }
  await answerWith(terminal, 'shift.current', { ok: true, value: view })
  const day = (n: number, change: Partial<ClosedShift> = {}) => {
    const at = Date.now() - n * 24 * HOUR
    const businessDay = new Date(at).toISOString().slice(0, 10)
    return busyShift({ ...{ shiftId: aShift(at).shiftId, businessDay, openedAt: at }, ...change })
  }
  const said = ALL.map((one) => ({ ...one, remark: '打印机没纸，已换纸，明早补打给会员' }))
  await answerWith(terminal, 'shift.list', {
    ok: true,
    value: {
      shifts: [
        day(1, { differences: said.slice(4), closedAt: Date.now() - 20 * HOUR }),
        day(2, { end: 'forgotten', closedBy: '—', closedAt: Date.now() - 30 * HOUR }),
        day(3, { training: true, closedAt: Date.now() - 60 * HOUR, backEnd: null }),
      ],
      ...{ total: 1_284, more: true },
    },
  })
  await page.keyboard.press('Alt+7')
  await expect(part(page, 'differences').locator('li')).toHaveCount(ALL.length)
  await inspectAsItStands(terminal, 'shift-differences', { whole: true })
  await part(page, 'show-shift').first().click()
  await inspectAsItStands(terminal, 'shift-past', { whole: true })
  await answerWith(terminal, 'shift.list', {
    ok: true,
    value: { shifts: [], total: 0, more: false },
  })
  await part(page, 'preset-lastMonth').click()
  await expect(part(page, 'past-none')).toBeVisible()
  await inspectAsItStands(terminal, 'shift-past-none', { whole: true })
  await answerWith(terminal, 'shift.close', { ok: false, problem: { code: 'shift.changed' } })
  for (const one of ALL) await page.locator(`[name=known-${one.kind}]`).check()
  await part(page, 'shift-close').click()
  await expect(page.locator('[data-problem="shift.changed"]')).toBeVisible()
  await inspectAsItStands(terminal, 'shift-changed')
  await answerWith(terminal, 'shift.current', DAMAGED)
  await answerWith(terminal, 'shift.list', DAMAGED)
  await page.reload()
  await expect(page.locator('[data-problem="storage.damaged"]').first()).toBeVisible()
  await inspectAsItStands(terminal, 'shift-failed')
  await answerWith(terminal, 'shift.current', 'never')
  await page.reload()
  await expect(part(page, 'shift')).toBeVisible()
  await inspectAsItStands(terminal, 'shift-loading')
  await answerTruly(terminal)
})
