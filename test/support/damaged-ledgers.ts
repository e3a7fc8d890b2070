import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import type { NewSale } from '../../src-main/counter/ports'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { aSale } from './sales'

/** A ledger with entries in several states; what was written, by request id. */
export function writeSales(
  ledger: OpenLedger,
  count: number,
  from = 0,
): Map<string, { saleId: string; state: string }> {
  const written = new Map<string, { saleId: string; state: string }>()
  for (let number = from; number < from + count; number++) {
    const sale = aSale({ coupons: [String(1000 + number * 2), String(1001 + number * 2)] })
    ledger.recordSale(sale, () => {})
    for (const [index, { requestId }] of sale.redemptions.entries()) {
      const state = settle(ledger, sale, requestId, (number + index) % 4)
      written.set(requestId, { saleId: sale.saleId, state })
    }
  }
  return written
}

function settle(ledger: OpenLedger, { at }: NewSale, requestId: string, kind: number): string {
  if (kind === 0) return 'pending'
  ledger.advance(requestId, 'sending', { code: 'sent' }, at + 1)
  if (kind === 1) {
    ledger.advance(requestId, 'accepted', { code: 'confirmed', remoteId: '1' }, at + 2)
    return 'accepted'
  }
  if (kind === 2) {
    ledger.advance(
      requestId,
      'refused',
      { code: 'refusedByApi', apiCode: 4, info: '已使用' },
      at + 2,
    )
    return 'refused'
  }
  ledger.advance(requestId, 'unknown', { code: 'noAnswer', problem: 'api.timeout' }, at + 2)
  return 'unknown'
}

/** Copies a ledger as it lies there, its log with it, as a power cut would leave it. */
export function snapshot(file: string, folder: string): string {
  const copy = join(folder, 'ledger.db')
  for (const ending of ['', '-wal']) {
    if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending)
  }
  return copy
}

/** Turns one bit over in the name of a table where the list of tables says `words`, which end in "NAME (". */
export function misspell(file: string, words: string): void {
  const database = new Database(file).unsafeMode()
  database.pragma('writable_schema = ON')
  const wrong = words.replace(/\w(\w* \($)/, (_, rest: string) => `v${rest}`)
  const change = database.prepare('UPDATE sqlite_schema SET sql = replace(sql, ?, ?)')
  expect(change.run(words, wrong).changes).toBeGreaterThan(0)
  database.close()
}

/** Turns bits of a byte over. */
export function flip(file: string, offset: number, mask = 0xff): void {
  const content = readFileSync(file)
  content[offset] = (content[offset] ?? 0) ^ mask
  writeFileSync(file, content)
}

/** The latest state of each entry of a ledger. */
export function statesIn(
  file: string,
  requestIds: Iterable<string>,
  sales: Map<string, { saleId: string }>,
) {
  const ledger = openLedger(file)
  try {
    const found = new Map<string, string>()
    for (const requestId of requestIds) {
      const sale = ledger.sale(sales.get(requestId)?.saleId ?? '')
      const redemption = sale?.redemptions.find((one) => one.requestId === requestId)
      if (redemption) found.set(requestId, redemption.state)
    }
    return found
  } finally {
    ledger.close()
  }
}
