import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { idWithin, orderedId } from '@shared/domain/ordered-id'
import { openLedger } from '../../src-main/store/ledger'
import { ofSale } from '../../src-main/store/ledger-statements'
import { ledgerMigrations } from '../../src-main/store/migrations/ledger'
import { openDatabase } from '../../src-main/store/open-database'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

const NEWEST = ledgerMigrations.length

/** A ledger of the given version, closed again when the test ends. */
function ledgerOfVersion(file: string, version: number): Database.Database {
  const migrations = ledgerMigrations.slice(0, version)
  const database = openDatabase(file, { migrations, synchronous: 'FULL' })
  onTestFinished(() => void database.close())
  return database
}

function write(
  database: Database.Database,
  id: string,
  states: readonly string[],
  offline = false,
) {
  const columns = offline ? ', offline' : ''
  database.exec(`
    INSERT INTO sale (sale_id, connection_id, member_id, shop_id, day, day_number, created_at, receipt${columns})
      VALUES ('${id}', 'book', '10001', '1', '2026-03-04', ${id.length}${id.charCodeAt(0)}, 1000, '{}'${offline ? ', 1' : ''});
    INSERT INTO redemption VALUES ('r-${id}', '${id}', 0, 'book', '501', '3', '立减券', 'cash', 1000);`)
  for (const [index, state] of states.entries()) add(database, id, state, 1000 + index)
}

function add(database: Database.Database, id: string, state: string, at: number): void {
  database
    .prepare('INSERT INTO redemption_state (request_id, state, cause, at) VALUES (?, ?, ?, ?)')
    .run(`r-${id}`, state, '{"code":"recorded"}', at)
}

function idsIn(database: Database.Database, table: 'open_redemption' | 'desk_entry'): unknown[] {
  return database.prepare(`SELECT request_id FROM ${table} ORDER BY 1`).pluck().all()
}

describe('the second version of the ledger', () => {
  it('keeps every state of the first, with its number, and what is open', () => {
    const file = join(tempFolder(), 'ledger.db')
    const before = ledgerOfVersion(file, 1)
    write(before, 'a', ['pending', 'sending', 'accepted'])
    write(before, 'b', ['pending', 'sending', 'unknown'])
    const states = before.prepare('SELECT * FROM redemption_state ORDER BY seq').all()
    before.close()
    const after = ledgerOfVersion(file, 2)
    expect(after.prepare('SELECT * FROM redemption_state ORDER BY seq').all()).toEqual(states)
    expect(idsIn(after, 'open_redemption')).toEqual(['r-b'])
    expect(after.pragma('foreign_key_check')).toEqual([])
  })

  it('is still only ever added to', () => {
    const database = ledgerOfVersion(join(tempFolder(), 'ledger.db'), 2)
    write(database, 'a', ['pending'])
    for (const sql of ['DELETE FROM redemption_state', 'UPDATE redemption_state SET at = 0']) {
      expect(() => database.exec(sql)).toThrow('append-only')
    }
  })

  it('keeps for a person what was refused after the goods were given, and what makes no sense', () => {
    const database = ledgerOfVersion(join(tempFolder(), 'ledger.db'), 2)
    write(database, 'at-once', ['pending', 'sending', 'refused'])
    write(database, 'late', ['pending', 'sending'])
    add(database, 'late', 'refused', 31_000)
    write(database, 'offline', ['pending', 'sending', 'refused'], true)
    write(database, 'riddle', ['pending', 'sending', 'unknown', 'parked'])
    expect(idsIn(database, 'desk_entry')).toEqual(['r-late', 'r-offline', 'r-riddle'])
    expect(idsIn(database, 'open_redemption')).toEqual([])
  })

  it('takes it from that desk when it is tried again or a person has settled it for good', () => {
    const database = ledgerOfVersion(join(tempFolder(), 'ledger.db'), 2)
    write(database, 'again', ['pending', 'sending', 'refused'], true)
    write(database, 'loss', ['pending', 'sending', 'refused'], true)
    add(database, 'again', 'pending', 2000)
    database.exec(
      `INSERT INTO settlement (request_id, action, reason, settled_by, at) VALUES ('r-loss', 'acceptLoss', '已核对', '王', 3000)`,
    )
    expect(idsIn(database, 'desk_entry')).toEqual([])
    expect(idsIn(database, 'open_redemption')).toEqual(['r-again'])
    add(database, 'again', 'sending', 4000)
    add(database, 'again', 'refused', 5000)
    expect(idsIn(database, 'desk_entry')).toEqual(['r-again'])
  })
})

describe('the sixth version of the ledger', () => {
  it('finds the redemptions of every sale, those of earlier programs by their index', () => {
    const file = join(tempFolder(), 'ledger.db')
    const before = ledgerOfVersion(file, 5)
    write(before, 'old', ['pending'])
    before.close()
    const ledger = openLedger(file)
    onTestFinished(() => ledger.close())
    const saleId = orderedId(2_000)
    const requestIds = [0, 1, 2].map((place) => idWithin(saleId, place))
    ledger.recordSale(
      aSale({
        ...{ saleId, connectionId: 'book', day: '2026-03-05' },
        redemptions: aSale({ coupons: ['1', '2', '3'] }).redemptions.map((redemption, place) => ({
          ...redemption,
          requestId: idWithin(saleId, place),
        })),
      }),
      () => {},
    )
    const found = (id: string) => ledger.sale(id)?.redemptions.map(({ requestId }) => requestId)
    expect(found(saleId)).toEqual(requestIds)
    const lines = ledger.open('book').map(({ saleId: sale, requestId }) => [sale, requestId])
    expect(lines).toEqual([['old', 'r-old'], ...requestIds.map((id) => [saleId, id])])
    const database = ledgerOfVersion(file, NEWEST)
    const byIndex = database.prepare<[], string>(
      `SELECT request_id FROM redemption INDEXED BY redemption_by_sale
       WHERE sale_id >= '' AND substr(request_id, 1, 34) <> substr(sale_id, 1, 34)`,
    )
    expect(byIndex.pluck().all()).toEqual(['r-old'])
    const ofOld = database.prepare<[{ saleId: string }], string>(
      `SELECT r.request_id FROM redemption r WHERE ${ofSale('@saleId')}`,
    )
    expect(ofOld.pluck().all({ saleId: 'old' })).toEqual(['r-old'])
  })
})

it('the seventh version of the ledger has a page for whole phone numbers, and keeps what is there', () => {
  const file = join(tempFolder(), 'ledger.db')
  const before = ledgerOfVersion(file, 6)
  write(before, 'old', ['pending'])
  before.close()
  const ledger = openLedger(file)
  onTestFinished(() => ledger.close())
  const look = { at: 1, connectionId: 'book', memberId: '7', shopId: null, staff: '07' } as const
  ledger.noteReveal({ ...look, cause: 'asked' })
  ledger.noteReveal({ ...look, at: 2, cause: 'setting' })
  // The same look once more.
  ledger.noteReveal({ ...look, cause: 'asked' })
  const noted = ledgerOfVersion(file, NEWEST).prepare(
    'SELECT at, cause FROM phone_reveal ORDER BY at',
  )
  expect(noted.raw().all()).toEqual([
    [1, 'asked'],
    [2, 'setting'],
  ])
  expect(ledger.open('book').map(({ requestId }) => requestId)).toEqual(['r-old'])
})

describe('the eighth version of the ledger', () => {
  it('lets a sale forget who an erased member was, and changes nothing else', () => {
    const file = join(tempFolder(), 'ledger.db')
    const ledger = openLedger(file)
    onTestFinished(() => ledger.close())
    const sale = aSale({ connectionId: 'book' })
    ledger.recordSale(sale, () => {})
    const { memberId } = sale
    const database = ledgerOfVersion(file, NEWEST)
    const forget = "json_set(receipt, '$.member.name', NULL, '$.member.phone', NULL)"
    const change = (set: string) => () => database.exec(`UPDATE sale SET ${set}`)
    expect(change(`receipt = ${forget}`)).toThrow('append-only')
    ledger.noteErased('book', [memberId, 'nobody'], 1)
    ledger.noteErased('book', [memberId], 2)
    for (const set of [
      `receipt = json_set(${forget}, '$.number', 'x')`,
      `receipt = ${forget}, day = '2000-01-01'`,
      'offline = 1 - offline',
    ]) {
      expect(change(set)).toThrow('append-only')
    }
    expect(() => database.exec('DELETE FROM erased_member')).toThrow('append-only')
    while (ledger.scrubSome()) continue
    expect(ledger.sale(sale.saleId)?.receipt.member).toMatchObject({ name: null, phone: null })
    expect(ledger.scrubSome()).toBe(false)
  })

  it('takes up again what a later sale of an erased member brings', () => {
    const ledger = openLedger(join(tempFolder(), 'ledger.db'))
    onTestFinished(() => ledger.close())
    const sale = aSale({ connectionId: 'book' })
    ledger.noteErased('book', [sale.memberId], 1)
    while (ledger.scrubSome()) continue
    const { receipt } = ledger.recordSale(sale, () => {})
    expect(receipt.member.name).not.toBeNull()
    while (ledger.scrubSome()) continue
    expect(ledger.sale(sale.saleId)?.receipt.member).toEqual({
      id: receipt.member.id,
      name: null,
      phone: null,
    })
  })
})
