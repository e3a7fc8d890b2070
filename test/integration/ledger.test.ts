import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ProblemError } from '@shared/ipc/result'
import { checkLedger } from '../../src-main/store/keeper/check-ledger'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { ledgerMigrations } from '../../src-main/store/migrations/ledger'
import { openDatabase } from '../../src-main/store/open-database'
import { cutShort } from '../support/cut-short'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

const nothingAgainst = (): void => {}

function aLedger(file = join(tempFolder(), 'ledger.db')): { ledger: OpenLedger; file: string } {
  const ledger = openLedger(file)
  onTestFinished(() => ledger.close())
  return { ledger, file }
}

function problemOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
  return 'none'
}

describe('writing a sale', () => {
  it('is on the disk, complete, for whoever opens the file next', () => {
    const { ledger, file } = aLedger()
    const sale = aSale({ coupons: ['501', '502'] })
    ledger.recordSale(sale, nothingAgainst)
    const other = aLedger(file).ledger
    const stored = other.sale(sale.saleId)
    expect(stored?.redemptions.map(({ couponId, state }) => [couponId, state])).toEqual([
      ['501', 'pending'],
      ['502', 'pending'],
    ])
    expect(stored?.receipt.discountFen).toBe(2000)
  })

  it('writes the same sale once, however often it is asked', () => {
    const { ledger } = aLedger()
    const sale = aSale()
    const first = ledger.recordSale(sale, nothingAgainst)
    expect(ledger.recordSale(sale, nothingAgainst)).toEqual(first)
    expect(ledger.open('training')).toHaveLength(1)
  })

  it('writes nothing at all when the check refuses', () => {
    const { ledger } = aLedger()
    const sale = aSale()
    const refuse = (): never => {
      throw new ProblemError({ code: 'redeem.notUsable', title: '立减券' })
    }
    expect(problemOf(() => ledger.recordSale(sale, refuse))).toBe('redeem.notUsable')
    expect(ledger.sale(sale.saleId)).toBeNull()
    expect(ledger.open('training')).toEqual([])
  })

  it('numbers the receipts of a day without gaps or repeats', () => {
    const { ledger } = aLedger()
    const numbers = [aSale(), aSale(), aSale({ day: '2026-03-05' })].map(
      (sale) => ledger.recordSale(sale, nothingAgainst).receipt.number,
    )
    const [code] = /(?<=-)\w{3}(?=-)/.exec(numbers[0] ?? '') ?? []
    expect(numbers).toEqual([
      `20260304-${code}-0001`,
      `20260304-${code}-0002`,
      `20260305-${code}-0001`,
    ])
  })

  it('keeps connections apart', () => {
    const { ledger } = aLedger()
    ledger.recordSale(aSale({ connectionId: 'training' }), nothingAgainst)
    ledger.recordSale(aSale({ connectionId: 'real' }), nothingAgainst)
    expect(ledger.open('real')).toHaveLength(1)
    expect(ledger.counting('real', ['501']).size).toBe(1)
    expect(ledger.lines('training', '2026-03-04', '2026-03-04')).toHaveLength(1)
    expect(ledger.countUnsettled('training')).toEqual({ pending: 1, unknown: 0 })
  })
})

describe('the states of a redemption', () => {
  function recorded(): { ledger: OpenLedger; requestId: string; file: string } {
    const { ledger, file } = aLedger()
    const { redemptions } = ledger.recordSale(aSale(), nothingAgainst)
    return { ledger, file, requestId: redemptions[0]?.requestId ?? '' }
  }

  it('follow one another and leave the list of open ones when settled', () => {
    const { ledger, requestId } = recorded()
    ledger.advance(requestId, 'sending', { code: 'sent' }, 1)
    ledger.advance(requestId, 'unknown', { code: 'noAnswer', problem: 'api.timeout' }, 2)
    expect(ledger.countUnsettled('training')).toEqual({ pending: 0, unknown: 1 })
    expect(ledger.counting('training', ['501']).get('501')?.state).toBe('unknown')
    ledger.advance(requestId, 'accepted', { code: 'foundRedeemedByUs' }, 3)
    expect(ledger.open('training')).toEqual([])
  })

  it('cannot leave a final state or skip one', () => {
    const { ledger, requestId } = recorded()
    expect(() => ledger.advance(requestId, 'accepted', { code: 'foundRedeemedByUs' }, 1)).toThrow(
      /may not go/,
    )
    ledger.advance(requestId, 'sending', { code: 'sent' }, 1)
    ledger.advance(
      requestId,
      'refused',
      { code: 'refusedByApi', apiCode: 2001, info: '该券已使用' },
      2,
    )
    expect(() => ledger.advance(requestId, 'sending', { code: 'sent' }, 3)).toThrow(/may not go/)
    expect(ledger.counting('training', ['501']).size).toBe(0)
  })

  it('know whether a request may have arrived unheard', () => {
    const { ledger, requestId } = recorded()
    ledger.advance(requestId, 'sending', { code: 'sent' }, 1)
    ledger.advance(requestId, 'pending', { code: 'notSent', problem: 'api.unreachable' }, 2)
    ledger.advance(requestId, 'sending', { code: 'sent' }, 3)
    expect(ledger.mayHaveArrived(requestId)).toBe(false)
    ledger.advance(requestId, 'unknown', { code: 'interrupted' }, 4)
    ledger.advance(requestId, 'pending', { code: 'notRedeemedYet' }, 5)
    expect(ledger.mayHaveArrived(requestId)).toBe(true)
  })

  it.each([
    'UPDATE sale SET day = day',
    'DELETE FROM sale',
    'UPDATE redemption SET title = 1',
    'DELETE FROM redemption',
    "UPDATE redemption_state SET state = 'accepted'",
    'DELETE FROM redemption_state',
  ])('cannot be rewritten: %s', (sql) => {
    const { file } = recorded()
    const database = new Database(file)
    onTestFinished(() => void database.close())
    expect(() => database.exec(sql)).toThrow(/append-only/)
  })
})

describe('opening a ledger', () => {
  it('refuses a file of a newer program and leaves every byte of it', () => {
    const { ledger, file } = aLedger()
    ledger.recordSale(aSale(), nothingAgainst)
    ledger.close()
    const newer = new Database(file)
    newer.pragma(`user_version = ${ledgerMigrations.length + 1}`)
    newer.close()
    const before = readFileSync(file)
    expect(problemOf(() => openLedger(file))).toBe('storage.newer')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('names a file that is no database, and a cut one', () => {
    const folder = tempFolder()
    const text = join(folder, 'text.db')
    writeFileSync(text, 'this is not a database, it only pretends to be one'.repeat(100))
    expect(problemOf(() => openLedger(text))).toBe('storage.damaged')
    const { ledger, file } = aLedger(join(folder, 'cut.db'))
    ledger.recordSale(aSale(), nothingAgainst)
    ledger.close()
    truncateSync(file, 6000)
    expect(problemOf(() => openLedger(file))).toBe('storage.damaged')
  })

  it('undoes what was cut short before there was a write-ahead log, as in the first start or in a backup put there by hand', () => {
    const { ledger, file } = aLedger()
    const sale = aSale()
    ledger.recordSale(sale, nothingAgainst)
    ledger.close()
    cutShort(file)
    const after = aLedger(file).ledger
    expect(after.sale(sale.saleId)?.redemptions).toHaveLength(1)
    expect(checkLedger(file)).toEqual({ damage: [], doubts: [] })
  })

  it('syncs every commit to the disk', () => {
    const file = join(tempFolder(), 'full.db')
    const database = openDatabase(file, { migrations: ledgerMigrations, synchronous: 'FULL' })
    onTestFinished(() => void database.close())
    expect(database.pragma('synchronous', { simple: true })).toBe(2)
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  })
})

describe('each migration of the ledger', () => {
  it.each(ledgerMigrations.map(({ name }, index) => [index + 1, name]))(
    '%i (%s) keeps what was written before',
    (version) => {
      const file = join(tempFolder(), 'ledger.db')
      const before = openDatabase(file, {
        migrations: ledgerMigrations.slice(0, Number(version) - 1),
        synchronous: 'FULL',
      })
      before.close()
      const after = openDatabase(file, {
        migrations: ledgerMigrations.slice(0, Number(version)),
        synchronous: 'FULL',
      })
      onTestFinished(() => void after.close())
      expect(after.pragma('user_version', { simple: true })).toBe(version)
      expect(after.pragma('integrity_check', { simple: true })).toBe('ok')
    },
  )

  it('leaves the old version when one fails half way', () => {
    const file = join(tempFolder(), 'ledger.db')
    const failing = [
      ...ledgerMigrations,
      { name: 'broken', sql: 'CREATE TABLE extra (a); SELECT broken;' },
    ]
    expect(() => openDatabase(file, { migrations: failing, synchronous: 'FULL' })).toThrow()
    const database = new Database(file)
    onTestFinished(() => void database.close())
    expect(database.pragma('user_version', { simple: true })).toBe(ledgerMigrations.length)
    expect(
      database.prepare("SELECT name FROM sqlite_master WHERE name = 'extra'").get(),
    ).toBeUndefined()
  })
})
