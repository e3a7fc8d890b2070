import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { PrintState } from '@shared/domain/print-state'
import type { NewSale } from '../../src-main/counter/ports'
import { recoverLedger } from '../../src-main/store/keeper/recover-ledger'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { ledgerMigrations } from '../../src-main/store/migrations/ledger'
import { openDatabase } from '../../src-main/store/open-database'
import { cutShort } from '../support/cut-short'
import { historiesIn } from '../support/print-queue'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

const AT = Date.parse('2026-03-04T03:00:00Z')
const DAMAGED = { cause: 'damaged', backup: null, at: AT } as const
/** The version before there were papers. */
const WITHOUT_PAPERS = 8

function opened(file: string): OpenLedger {
  const ledger = openLedger(file)
  onTestFinished(() => ledger.close())
  return ledger
}

function database(file: string, version = ledgerMigrations.length) {
  const migrations = ledgerMigrations.slice(0, version)
  const it = openDatabase(file, { migrations, synchronous: 'FULL' })
  onTestFinished(() => void it.close())
  return it
}

/** A sale with one paper, which then went this way. */
function paper(ledger: OpenLedger, ...states: PrintState[]): { jobId: string; saleId: string } {
  const jobId = randomUUID()
  const sale = aSale({ papers: [{ jobId, purpose: 'customer' }] })
  ledger.recordSale(sale, () => {})
  for (const state of states) ledger.advancePrint(jobId, state, { code: 'begun' }, AT)
  return { jobId, saleId: sale.saleId }
}

describe('the ninth version of the ledger', () => {
  it('has a page for papers, and keeps what is there', () => {
    const file = join(tempFolder(), 'ledger.db')
    const before = database(file, WITHOUT_PAPERS)
    const receipt = JSON.stringify(aSale().makeReceipt('20260304-K7Q-0001'))
    before
      .prepare(
        `INSERT INTO sale (sale_id, connection_id, member_id, shop_id, day, day_number, created_at, receipt)
         VALUES ('old', 'book', '10001', '1', '2026-03-04', 1, 1000, ?)`,
      )
      .run(receipt)
    const rows = before.prepare('SELECT * FROM sale').all()
    before.close()
    const ledger = opened(file)
    expect(database(file).prepare('SELECT * FROM sale').all()).toMatchObject(rows)
    expect(ledger.openPrints()).toEqual([])
    expect(ledger.lastSaleId('book')).toBe('old')
    const job = { jobId: randomUUID(), saleId: 'old', purpose: 'customer', askedBy: '02' } as const
    expect(ledger.addPrint({ ...job, at: AT }, { code: 'asked' })).toMatchObject({ copy: 0 })
    expect(ledger.printsOf('old')).toEqual([
      { ...job, at: AT, copy: 0, state: 'queued', cause: { code: 'asked' }, seq: 1, stateAt: AT },
    ])
  })

  it('is only ever added to', () => {
    const file = join(tempFolder(), 'ledger.db')
    paper(opened(file), 'sending')
    const rows = database(file)
    for (const table of ['print_job', 'print_state']) {
      expect(() => rows.exec(`DELETE FROM ${table}`)).toThrow('append-only')
      expect(() => rows.exec(`UPDATE ${table} SET at = 0`)).toThrow('append-only')
    }
  })

  it('writes a sale and its papers together or not at all', () => {
    const ledger = opened(join(tempFolder(), 'ledger.db'))
    const { jobId } = paper(ledger)
    const sale = aSale({ papers: [{ jobId, purpose: 'shop' }] })
    expect(() => ledger.recordSale(sale, () => {})).toThrow()
    expect(ledger.sale(sale.saleId)).toBeNull()
    expect(ledger.openPrints()).toHaveLength(1)
  })

  it.each<[PrintState[], PrintState]>([
    [['sending', 'printed'], 'sending'],
    [['sending', 'sent'], 'queued'],
    [['sending', 'unknown'], 'queued'],
    [['sending', 'unknown'], 'sending'],
    [['held'], 'sending'],
    [['failed'], 'sending'],
    [['dropped'], 'queued'],
    [[], 'printed'],
  ])('sends nothing a second time: after %j no %s', (states, next) => {
    const file = join(tempFolder(), 'ledger.db')
    const ledger = opened(file)
    const { jobId } = paper(ledger, ...states)
    expect(() => ledger.advancePrint(jobId, next, { code: 'begun' }, AT)).toThrow('may not go')
    expect(historiesIn(file).get(jobId)).toEqual(['queued', ...states])
  })

  it('tells the sale that was written last, whatever the clock said, of one connection', () => {
    const file = join(tempFolder(), 'ledger.db')
    const ledger = opened(file)
    const sell = (part: Partial<NewSale>) => ledger.recordSale(aSale(part), () => {}).saleId
    expect(ledger.lastSaleId('training')).toBeNull()
    const ahead = sell({ day: '2026-03-05', at: AT + 86_400_000 })
    expect(ledger.lastSaleId('training')).toBe(ahead)
    const right = sell({ at: AT })
    expect(ledger.lastSaleId('training')).toBe(right)
    const live = sell({ connectionId: 'live', at: AT })
    expect(ledger.lastSaleId('training')).toBe(right)
    expect(ledger.lastSaleId('live')).toBe(live)
    // What becomes of an earlier one later makes it no later.
    const [first] = ledger.sale(ahead)?.redemptions ?? []
    ledger.advance(first?.requestId ?? '', 'sending', { code: 'sent' }, AT)
    ledger.advance(first?.requestId ?? '', 'unknown', { code: 'interrupted' }, AT)
    ledger.advance(first?.requestId ?? '', 'pending', { code: 'notRedeemedYet' }, AT)
    expect(ledger.lastSaleId('training')).toBe(right)
    // So far behind all others that it is not looked for by its number.
    database(file).exec(`
      INSERT INTO redemption_state SELECT 1000000, request_id, state, '{"code":"sent"}', at
        FROM redemption_state WHERE seq = (SELECT max(seq) FROM redemption_state)`)
    expect(ledger.lastSaleId('live')).toBe(live)
  })

  it('tells what waits for a printer, first come first, and only what is not in hand', () => {
    const ledger = opened(join(tempFolder(), 'ledger.db'))
    paper(ledger, 'held')
    const [first, second] = [paper(ledger), paper(ledger)]
    const sending = paper(ledger, 'sending')
    const next = (...besides: string[]) => ledger.nextPrint(['customer'], new Set(besides))?.jobId
    expect(next()).toBe(first.jobId)
    expect(next(first.jobId)).toBe(second.jobId)
    expect(next(first.jobId, second.jobId)).toBeUndefined()
    expect(ledger.nextPrint(['shop'], new Set())).toBeNull()
    expect(ledger.sendingPrints()).toEqual([sending.jobId])
    expect(ledger.openPrints(2)).toHaveLength(2)
  })

  it('counts how long a paper waits from when somebody wanted it, not from the last try', () => {
    const ledger = opened(join(tempFolder(), 'ledger.db'))
    const { jobId } = paper(ledger)
    const wantedAt = ledger.print(jobId)?.at ?? 0
    ledger.advancePrint(jobId, 'sending', { code: 'begun' }, wantedAt + 10)
    const cause = { code: 'notReached', trouble: 'unreachable' } as const
    ledger.advancePrint(jobId, 'queued', cause, wantedAt + 20)
    expect(ledger.printsWantedBefore(wantedAt, 9)).toEqual([])
    expect(ledger.printsWantedBefore(wantedAt + 1, 9)).toEqual([jobId])
    ledger.advancePrint(jobId, 'held', { code: 'tooOld' }, wantedAt + 30)
    expect(ledger.printsWantedBefore(wantedAt + 99, 9)).toEqual([])
    ledger.advancePrint(jobId, 'queued', { code: 'released', by: '02' }, wantedAt + 40)
    expect(ledger.printsWantedBefore(wantedAt + 40, 9)).toEqual([])
  })

  it('keeps the order in which papers were queued, whatever happens to them', () => {
    const ledger = opened(join(tempFolder(), 'ledger.db'))
    const jobs = [paper(ledger, 'held'), paper(ledger, 'sending'), paper(ledger)]
    const [first, second] = jobs
    ledger.advancePrint(first?.jobId ?? '', 'queued', { code: 'released', by: '02' }, AT)
    ledger.advancePrint(second?.jobId ?? '', 'queued', { code: 'begun' }, AT)
    paper(ledger, 'sending', 'printed')
    expect(ledger.openPrints().map(({ jobId }) => jobId)).toEqual(jobs.map(({ jobId }) => jobId))
    expect(ledger.countPrints()).toEqual({ queued: 3 })
  })
})

describe('the papers of a ledger that is put together again', () => {
  const WAYS: Record<string, PrintState[]> = {
    queued: [],
    sending: ['sending'],
    held: ['held'],
    failed: ['failed'],
    unknown: ['sending', 'unknown'],
    printed: ['sending', 'printed'],
    sent: ['sending', 'sent'],
    dropped: ['dropped'],
  }

  function papers(folder: string) {
    const file = join(folder, 'ledger.db')
    const ledger = openLedger(file)
    const written = Object.entries(WAYS).map(([way, states]) => ({
      way,
      ...paper(ledger, ...states),
    }))
    ledger.close()
    return { file, written }
  }

  const statesOf = (ledger: OpenLedger, { written }: ReturnType<typeof papers>) =>
    Object.fromEntries(written.map(({ way, jobId }) => [way, ledger.print(jobId)?.state]))

  it('stay as they were where all of it could be read', () => {
    const folder = tempFolder()
    const before = papers(folder)
    cutShort(before.file)
    expect(recoverLedger(folder, DAMAGED).complete).toBe(true)
    const kept = Object.fromEntries(Object.keys(WAYS).map((way) => [way, way]))
    expect(statesOf(opened(before.file), before)).toEqual(kept)
  })

  it('are unknown where later rows may be lost: nobody gets an unmarked second one', () => {
    const folder = tempFolder()
    const before = papers(folder)
    const damaged = readFileSync(before.file)
    damaged.write('not a database, ')
    writeFileSync(before.file, damaged)
    expect(recoverLedger(folder, DAMAGED).complete).toBe(false)
    const ledger = opened(before.file)
    expect(statesOf(ledger, before)).toEqual({
      ...{ queued: 'unknown', sending: 'unknown', held: 'unknown', failed: 'unknown' },
      ...{ unknown: 'unknown', printed: 'printed', sent: 'sent', dropped: 'dropped' },
    })
    const { saleId = '' } = before.written[0] ?? {}
    const job = { jobId: randomUUID(), saleId, purpose: 'customer', askedBy: '02' } as const
    expect(ledger.addPrint({ ...job, at: AT }, { code: 'asked' }).copy).toBe(1)
  })

  it('are not forgotten where every row of what became of one is lost', () => {
    const folder = tempFolder()
    const before = papers(folder)
    const rows = openDatabase(before.file, { migrations: ledgerMigrations, synchronous: 'FULL' })
    const [lost] = before.written.filter(({ way }) => way === 'printed')
    rows.exec('DROP TRIGGER print_state_stays; PRAGMA foreign_keys = OFF')
    rows.prepare('DELETE FROM print_state WHERE job_id = ?').run(lost?.jobId)
    rows.exec('VACUUM')
    rows.close()
    const damaged = readFileSync(before.file)
    damaged.write('not a database, ')
    writeFileSync(before.file, damaged)
    expect(recoverLedger(folder, DAMAGED).complete).toBe(false)
    expect(opened(before.file).print(lost?.jobId ?? '')?.state).toBe('unknown')
  })
})
