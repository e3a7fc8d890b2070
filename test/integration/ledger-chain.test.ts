import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyLedger } from '../../src-main/store/chain/verify-chain'
import { backUp } from '../../src-main/store/keeper/back-up'
import { recoverLedger } from '../../src-main/store/keeper/recover-ledger'
import { openLedger } from '../../src-main/store/ledger'
import { versionOne } from '../support/chaos/old-ledger'
import { flip, writeSales } from '../support/damaged-ledgers'
import { SEAL_KEY, writeFullLedger } from '../support/full-ledger'
import { expectHonest } from '../support/honest-ledger'
import { aSale } from '../support/sales'
import { trailOf } from '../support/trail'
import { tempFolder } from '../support/temp-folder'

const AT = Date.parse('2026-03-04T03:00:00Z')
const BY = '07 王雨晴'

function opened(file: string) {
  const ledger = openLedger(file)
  onTestFinished(() => ledger.close())
  return ledger
}

/** Does what an SQLite tool does that somebody holds against the file, triggers and all. */
function meddle(file: string, sql: string): void {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

describe('an honest ledger', () => {
  it('fits its chain from the first moment on, while it is written to', () => {
    const file = join(tempFolder(), 'ledger.db')
    const ledger = opened(file)
    const [begun] = trailOf(file)
    expect(begun).toMatchObject({
      kind: 'chain.begun',
      detail: { rows: 2, terminal: 1, receipt_key: 1 },
    })
    expect(verifyLedger(file)).toMatchObject({ ok: true, rows: 3, seals: 0, lastSealAt: null })
    writeSales(ledger, 20)
    expectHonest(file)
  })

  it('tells its seals, when the last one was made, and the head that was printed with it', () => {
    const file = join(tempFolder(), 'ledger.db')
    const ledger = opened(file)
    ledger.sealChain({ at: AT, staff: BY, key: SEAL_KEY })
    const { head } = verifyLedger(file) as { head: string }
    const { short, seq, hash } = ledger.sealChain({ at: AT + 1, staff: BY, key: SEAL_KEY })
    expect(short).toBe(head)
    const verdict = verifyLedger(file, { sealKey: SEAL_KEY, known: { seq, hash } })
    expect(verdict).toMatchObject({ ok: true, seals: 2, lastSealAt: AT + 1 })
    expect(verdict).toMatchObject({ otherKey: 0 })
    // Without the key it cannot be told whether they fit, and it is not said that they do.
    expect(verifyLedger(file, { sealKey: 'another' })).toMatchObject({ ok: true, otherKey: 2 })
  })

  it('still does after members were erased, also those who bought again', () => {
    const file = join(tempFolder(), 'ledger.db')
    const ledger = opened(file)
    const sale = aSale({ connectionId: 'book' })
    ledger.recordSale(sale, () => {})
    ledger.noteErased('book', [sale.memberId], 1)
    expectHonest(file)
    while (ledger.scrubSome()) continue
    expectHonest(file)
    ledger.recordSale(aSale({ connectionId: 'book' }), () => {})
    while (ledger.scrubSome()) continue
    expectHonest(file)
    const database = new Database(file, { readonly: true })
    const salted = database.prepare(`SELECT 1 FROM sale WHERE person_seal NOT LIKE ':%'`).all()
    database.close()
    expect(salted).toEqual([])
  })

  it('never takes a row that came without a link for granted, however often it is opened', () => {
    const file = join(tempFolder(), 'ledger.db')
    openLedger(file).close()
    meddle(file, `INSERT INTO number_floor VALUES ('2026-03-04', 7)`)
    openLedger(file).close()
    const first = { table: 'number_floor', key: '["2026-03-04",7]', what: 'added' }
    expect(verifyLedger(file)).toMatchObject({ ok: false, first })
  })

  it('cannot have its chain thrown away so that another one begins', () => {
    const file = join(tempFolder(), 'ledger.db')
    openLedger(file).close()
    meddle(
      file,
      `DROP TRIGGER chain_stays; DROP TRIGGER head_goes_on; DELETE FROM chain;
       UPDATE chain_head SET seq = 0, hash = ''`,
    )
    openLedger(file).close()
    expect(verifyLedger(file)).toMatchObject({ first: { what: 'begunAnew', table: 'audit_entry' } })
  })
})

describe('a ledger of before there was a chain', () => {
  it('is linked from its first row to its last when it is opened', () => {
    const { file } = versionOne(tempFolder(), 7)
    const ledger = opened(file)
    const [begun] = trailOf(file)
    expect(begun).toMatchObject({ kind: 'chain.begun', detail: { sale: 400, redemption: 400 } })
    expectHonest(file)
    writeSales(ledger, 2)
    expectHonest(file)
    meddle(
      file,
      `DROP TRIGGER sale_fixed; UPDATE sale SET shop_id = '9' WHERE sale_id = (SELECT min(sale_id) FROM sale)`,
    )
    expect(verifyLedger(file)).toMatchObject({ first: { table: 'sale', what: 'changed' } })
  })
})

describe('what comes back from a damaged or restored ledger', () => {
  it('is linked behind the chain of the backup, with a word on where it comes from', async () => {
    const folder = tempFolder()
    const file = join(folder, 'ledger.db')
    const before = openLedger(file)
    writeSales(before, 5)
    const { seq, hash } = before.sealChain({ at: AT, staff: BY, key: SEAL_KEY })
    const { name } = await backUp(folder, AT)
    writeSales(before, 5, 5)
    before.sealChain({ at: AT, staff: BY, key: SEAL_KEY })
    before.close()
    recoverLedger(folder, { cause: 'restored', backup: name, at: AT + 1 })
    const verdict = verifyLedger(file, { sealKey: SEAL_KEY, known: { seq, hash } })
    expect(verdict).toMatchObject({ ok: true, seals: 2 })
    const ledger = opened(file)
    const [entry] = trailOf(file, ['ledger.recovered'])
    expect(entry?.detail).toMatchObject({ backup: name, chain: 'fits', sale: 5, recovery: 1 })
    ledger.recoveryRead(AT + 2)
    writeSales(ledger, 2, 20)
    expectHonest(file)
  })

  it('begins a chain of its own where there is no backup', () => {
    const folder = tempFolder()
    const file = writeFullLedger(folder)
    flip(file, 0)
    recoverLedger(folder, { cause: 'damaged', backup: null, at: AT + 60_000 })
    expect(verifyLedger(file, { sealKey: SEAL_KEY })).toMatchObject({ ok: true, seals: 3 })
    const [entry] = trailOf(file, ['ledger.recovered'])
    expect(entry?.detail).toMatchObject({ chain: 'not read', complete: false })
  })

  it('does not wash what somebody did to the backup or to the ledger', async () => {
    const folder = tempFolder()
    const file = join(folder, 'ledger.db')
    const before = openLedger(file)
    writeSales(before, 3)
    const { name } = await backUp(folder, AT)
    writeSales(before, 3, 3)
    before.close()
    meddle(join(folder, 'backups', name), `INSERT INTO number_floor VALUES ('2026-03-05', 9)`)
    meddle(file, `INSERT INTO number_floor VALUES ('2026-03-04', 7)`)
    recoverLedger(folder, { cause: 'restored', backup: name, at: AT + 1 })
    const first = { table: 'number_floor', key: '["2026-03-05",9]', what: 'added' }
    expect(verifyLedger(file)).toMatchObject({ ok: false, first })
    const [entry] = trailOf(file, ['ledger.recovered'])
    expect(entry?.detail['chain']).toBe('added: number_floor ["2026-03-04",7]')
  })
})

it('a copy is verified where nobody may write', () => {
  const folder = tempFolder()
  const file = writeFullLedger(folder)
  const copy = join(tempFolder(), 'copied.db')
  copyFileSync(file, copy)
  const database = new Database(copy, { readonly: true })
  onTestFinished(() => void database.close())
  expect(verifyLedger(database, { sealKey: SEAL_KEY })).toMatchObject({ ok: true })
})
