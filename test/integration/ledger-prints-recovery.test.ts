import { randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { PrintState } from '@shared/domain/print-state'
import { codeOfReceipt, findReceipt } from '../../src-main/counter/check-receipt'
import type { NewSale } from '../../src-main/counter/ports'
import { putBack } from '../../src-main/store/keeper/put-back'
import { recoverLedger } from '../../src-main/store/keeper/recover-ledger'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { ledgerMigrations } from '../../src-main/store/migrations/ledger'
import { openDatabase } from '../../src-main/store/open-database'
import { historiesIn } from '../support/print-queue'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

const AT = Date.parse('2026-03-04T03:00:00Z')

/** Only its pages can be read any more. */
function damage(file: string): void {
  const content = readFileSync(file)
  content.write('not a database, ')
  writeFileSync(file, content)
}
const recovered = (folder: string, at = AT) =>
  recoverLedger(folder, { cause: 'damaged', backup: null, at })

/** A ledger after this was done in it, closed. */
function ledgerWith(work: (ledger: OpenLedger) => void, file = join(tempFolder(), 'ledger.db')) {
  const ledger = openLedger(file)
  work(ledger)
  ledger.close()
  return file
}

/** A sale with one paper of this number. */
function sold(
  ledger: OpenLedger,
  jobId: string = randomUUID(),
  part: Partial<NewSale> = {},
): NewSale {
  const sale = aSale({ papers: [{ jobId, purpose: 'customer' }], ...part })
  ledger.recordSale(sale, () => {})
  return sale
}

function advanced(ledger: OpenLedger, jobId: string, ...states: PrintState[]): void {
  for (const state of states) {
    const cause =
      state === 'unknown' ? ({ code: 'interrupted' } as const) : { code: 'begun' as const }
    ledger.advancePrint(jobId, state, cause, AT)
  }
}

/** Every state of a redemption, in order. */
function statesOf(file: string, requestId: string): string[] {
  const database = new Database(file, { readonly: true })
  onTestFinished(() => void database.close())
  return database
    .prepare<[string], string>(
      'SELECT state FROM redemption_state WHERE request_id = ? ORDER BY seq',
    )
    .pluck()
    .all(requestId)
}

describe('what pages hold of papers and of redemptions', () => {
  /** A refused coupon whose sale has a paper that nobody knows about. */
  function refused(jobId: string, requestId: string) {
    const folder = tempFolder()
    const file = ledgerWith(
      (ledger) => {
        const [redemption] = aSale().redemptions
        if (!redemption) throw new Error('a sale without a coupon')
        sold(ledger, jobId, { redemptions: [{ ...redemption, requestId }] })
        // As far on as the papers will be: the running numbers of both are the same.
        ledger.advance(requestId, 'sending', { code: 'sent' }, AT)
        const cause = { code: 'refusedByApi', apiCode: 4, info: '已使用' } as const
        ledger.advance(requestId, 'refused', cause, AT)
        for (let further = 0; further < 3; further++) sold(ledger)
        advanced(ledger, jobId, 'sending', 'unknown')
      },
      join(folder, 'ledger.db'),
    )
    damage(file)
    return { file, recovery: recovered(folder) }
  }

  it('is told apart: a refused coupon is not sent again, and nothing counts as a fragment', () => {
    const [jobId, requestId] = [randomUUID(), randomUUID()]
    const { file, recovery } = refused(jobId, requestId)
    expect(statesOf(file, requestId)).toEqual(['pending', 'sending', 'refused'])
    expect(historiesIn(file).get(jobId)).toEqual(['queued', 'sending', 'unknown'])
    expect(recovery).toMatchObject({ complete: false, fragments: 0 })
  })

  it('is told apart where an earlier program gave both the same number', () => {
    const id = randomUUID()
    const { file } = refused(id, id)
    expect(statesOf(file, id)).toEqual(['pending', 'sending', 'refused'])
    expect(historiesIn(file).get(id)?.at(-1)).toBe('unknown')
  })
})

it('a ledger that is recovered again and again signs with keys alone, and knows what it has signed', () => {
  const folder = tempFolder()
  const file = join(folder, 'ledger.db')
  let sale = aSale()
  let code = ''
  let keys: string[] = []
  ledgerWith((ledger) => {
    sale = sold(ledger)
    code = codeOfReceipt(sale.saleId, ledger)
    keys = ledger.receiptKeys()
  }, file)
  for (const round of [1, 2, 3]) {
    damage(file)
    recovered(folder, AT + round * 1000)
    ledgerWith((ledger) => {
      expect(ledger.receiptKeys().every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
      expect(ledger.receiptKeys()).toEqual(expect.arrayContaining(keys))
      expect(findReceipt(code, ledger)).toMatchObject({
        signed: true,
        sale: { saleId: sale.saleId },
      })
      keys = ledger.receiptKeys()
      sold(ledger)
    }, file)
  }
})

describe('two ledgers that went on from one copy', () => {
  /** The paper goes one way here and another there; how its history is once the one here is put into the one there. */
  function merged(here: PrintState[], there: PrintState[]) {
    const file = join(tempFolder(), 'ledger.db')
    const jobId = randomUUID()
    ledgerWith((ledger) => void sold(ledger, jobId), file)
    const other = `${file}.other`
    copyFileSync(file, other)
    ledgerWith((ledger) => advanced(ledger, jobId, ...here), file)
    ledgerWith((ledger) => {
      // The numbers that the other has given to the states of the paper.
      for (let n = 0; n < 3; n++) sold(ledger, randomUUID(), { day: '2026-03-05' })
      advanced(ledger, jobId, ...there)
    }, other)
    const target = openDatabase(other, { migrations: ledgerMigrations, synchronous: 'FULL' })
    const salvaged = putBack(file, target)
    target.close()
    const ledger = openLedger(other)
    onTestFinished(() => ledger.close())
    const others = ledger.openPrints().filter((job) => job.jobId !== jobId)
    return { salvaged, history: historiesIn(other).get(jobId), job: ledger.print(jobId), others }
  }

  it('lose no state of a paper where both gave the same numbers', () => {
    const { salvaged, history, job } = merged(['sending', 'printed'], [])
    expect(salvaged).toMatchObject({ complete: true, fragments: 0 })
    expect(history).toEqual(['queued', 'sending', 'printed'])
    expect(job?.state).toBe('printed')
  })

  it('take a paper that was printed in one and dropped in the other as it is there', () => {
    const { salvaged, history } = merged(['sending', 'printed'], ['dropped'])
    expect(salvaged.fragments).toBe(2)
    expect(history).toEqual(['queued', 'dropped'])
  })

  it('leave to a person what of one paper does not go together, and that paper alone', () => {
    const { history, others } = merged(['dropped'], ['sending', 'unknown'])
    expect(history).toEqual(['queued', 'sending', 'unknown', 'dropped'])
    const held = merged(['sending', 'unknown'], ['held'])
    expect(held.history).toEqual(['queued', 'held', 'queued', 'sending', 'unknown'])
    for (const { state } of [...others, ...held.others]) expect(state).toBe('queued')
  })
})
