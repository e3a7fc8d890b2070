import { join } from 'node:path'
import { addDays, instantOf } from '@shared/domain/calendar'
import { orderedId } from '@shared/domain/ordered-id'
import { PAST_SHIFTS_PAGE, type PastShifts } from '@shared/ipc/calls-shift'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Secrets } from '../../src-main/session/secrets'
import { openLedger } from '../../src-main/store/ledger'
import { startEmbeddedApi } from '../support/embedded-api'
import { aPrinter, printSettings } from '../support/papers'
import { aReport, aShift } from '../support/shift-samples'
import { tempFolder } from '../support/temp-folder'
import { openTestTerminal, type TestTerminal } from '../support/terminal'
import { memorySecrets, terminalParts } from '../support/terminal-parts'

const MEMBER = '10001'
const COUPONS = [501, 502, 503].map((id) => ({ id, title: '立减券', deductionFen: 1_000 }))
const HOUR_MS = 3_600_000

/** A terminal in training whose clock a test sets. */
async function aTill(secrets: Secrets = memorySecrets(), folder = tempFolder()) {
  const api = await startEmbeddedApi({ coupons: COUPONS })
  onTestFinished(() => api.close())
  const terminal = openTestTerminal({ ...terminalParts(folder, api), secrets })
  await terminal.ask('session.startTraining', null)
  await terminal.ask('shops.choose', { shopId: '2' })
  return terminal
}

/** Writes shifts that were closed, one a day, into a ledger that is not open. */
function closeShifts(file: string, count: number) {
  const ledger = openLedger(file)
  const days = Array.from({ length: count }, (_, day) => addDays('2025-01-01', day))
  const closedOn = new Map<string, string>()
  for (const businessDay of days) {
    const shift = ledger.beginShift(
      aShift(instantOf(businessDay, '09:00:00', 'Asia/Shanghai'), { businessDay }),
    )
    const { short } = ledger.sealChain({
      ...{ at: shift.openedAt, staff: '07 王雨晴', key: 'a key', subject: shift.shiftId },
    })
    ledger.endShift(shift, aReport(shift, { seal: short }))
    closedOn.set(businessDay, shift.shiftId)
  }
  ledger.close()
  return { days, closedOn }
}

async function redeem(terminal: TestTerminal, couponId: number): Promise<void> {
  await terminal.ask('counter.find', { text: MEMBER })
  await terminal.ask('counter.redeem', {
    saleId: orderedId(Date.now()),
    memberId: MEMBER,
    couponIds: [String(couponId)],
    billFen: null,
  })
  await terminal.ask('sales.settleNow', null)
}

const opened = async (terminal: TestTerminal) => (await terminal.ask('shift.current', null)).shift

describe('a shift', () => {
  it('is opened by the first sale, closed with what it was, and followed by another', async () => {
    const terminal = await aTill()
    expect(await opened(terminal)).toBeNull()
    expect(await terminal.call('shift.close', { remarks: [] })).toMatchObject({
      problem: { code: 'shift.none' },
    })
    await redeem(terminal, 501)
    await redeem(terminal, 502)
    expect(await opened(terminal)).toMatchObject({
      number: 1,
      sales: 2,
      stands: { count: 2, discountFen: 2_000 },
      backEnd: { found: 2, others: 0 },
      differences: [],
    })
    const closed = await terminal.ask('shift.close', { remarks: [] })
    expect(closed).toMatchObject({ end: 'closed', sales: 2 })
    expect(closed.seal).toMatch(/^[\w-]{4}( [\w-]{4}){3}$/)
    expect(await opened(terminal)).toBeNull()
    await redeem(terminal, 503)
    expect(await opened(terminal)).toMatchObject({ number: 2, sales: 1 })
    expect(await terminal.ask('shift.list', { period: null, before: null })).toEqual({
      ...{ shifts: [closed], total: 1, more: false },
    })
  })

  it('counts what was taken back in it but redeemed before apart', async () => {
    const terminal = await aTill()
    await redeem(terminal, 501)
    const { rows } = await terminal
      .ask('counter.today', null)
      .then(({ recent }) => ({ rows: recent }))
    await terminal.ask('shift.close', { remarks: [] })
    await terminal.ask('shift.open', null)
    const [redemption] = rows
    await terminal.ask('sales.void', {
      saleId: redemption?.saleId ?? '',
      requestIds: [redemption?.requestId ?? ''],
    })
    await terminal.ask('sales.settleNow', null)
    expect(await opened(terminal)).toMatchObject({
      redeemed: { count: 0, discountFen: 0 },
      voidedEarlier: { count: 1, discountFen: 1_000 },
    })
  })

  it('is not closed over a difference that nobody has seen, or that has grown', async () => {
    const terminal = await aTill()
    // Nobody listens there: the papers wait.
    const place = { kind: 'network', host: '127.0.0.1', port: 9 } as const
    const settings = printSettings({ printers: [aPrinter({ place })], auto: true })
    await terminal.ask('print.set', { settings, pin: null })
    await redeem(terminal, 501)
    const close = (count: number) =>
      terminal.call('shift.close', {
        remarks: [{ kind: 'unprinted', count, remark: '打印机坏了' }],
      })
    expect((await opened(terminal))?.differences).toMatchObject([{ kind: 'unprinted', count: 1 }])
    const changed = { problem: { code: 'shift.changed' } }
    expect(await terminal.call('shift.close', { remarks: [] })).toMatchObject(changed)
    await redeem(terminal, 502)
    expect(await close(1)).toMatchObject(changed)
    expect(await close(2)).toMatchObject({
      value: { differences: [{ kind: 'unprinted', count: 2, remark: '打印机坏了' }] },
    })
  })

  it('cannot hold a sale up: where nothing can be sealed the sale is made all the same', async () => {
    const secrets = memorySecrets()
    const terminal = await aTill({
      ...secrets,
      set(name, value) {
        if (name === 'ledger-seal') throw new Error('nothing can be written')
        secrets.set(name, value)
      },
    })
    await redeem(terminal, 501)
    await terminal.ask('shops.choose', { shopId: '1' })
    // The shift of the other shop would be closed now, and cannot be sealed.
    await redeem(terminal, 502)
    expect((await terminal.ask('counter.today', null)).redeemed).toBe(2)
  })
})

describe('the shifts that are over', () => {
  it('are all reached, page by page and by their days, and each is printed and saved again', async () => {
    const folder = tempFolder()
    const { days, closedOn } = closeShifts(join(folder, 'ledger.db'), 2 * PAST_SHIFTS_PAGE + 1)
    const terminal = await aTill(memorySecrets(), folder)
    const list = (which: Partial<PastShifts> = {}) =>
      terminal.ask('shift.list', { period: null, before: null, ...which })
    const seen: string[] = []
    for (let page = await list(); ; page = await list({ before: page.shifts.at(-1) ?? null })) {
      seen.push(...page.shifts.map(({ shiftId }) => shiftId))
      expect(page.total).toBe(days.length)
      if (!page.more) break
      expect(page.shifts).toHaveLength(PAST_SHIFTS_PAGE)
    }
    expect(seen).toEqual(days.map((day) => closedOn.get(day)).reverse())
    const [first = '', second = ''] = days
    const old = await list({ period: { from: first, to: second } })
    expect(old).toMatchObject({ total: 2, more: false })
    expect(old.shifts.map(({ businessDay }) => businessDay)).toEqual([second, first])
    const shiftId = old.shifts[1]?.shiftId ?? ''
    expect(await terminal.call('shift.print', { shiftId })).toMatchObject({
      problem: { code: 'print.noPrinter' },
    })
    expect(await terminal.ask('shift.savePdf', { shiftId })).toEqual({ file: null })
  })
})

describe('the day of a shop', () => {
  it('begins at the hour that the owner sets', async () => {
    const terminal = await aTill()
    const view = await terminal.ask('shift.setDayStart', { hour: 5 })
    expect(view.dayStartHour).toBe(5)
    expect((await terminal.ask('session.get', null)).dayStartHour).toBe(5)
    await redeem(terminal, 501)
    const shift = await opened(terminal)
    const now = Date.now() - 5 * HOUR_MS
    expect(shift?.businessDay).toBe(new Date(now + 8 * HOUR_MS).toISOString().slice(0, 10))
  })
})
