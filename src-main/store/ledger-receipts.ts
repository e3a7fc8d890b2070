import type Database from 'better-sqlite3'
import type { ReceiptBook } from '../counter/check-receipt'

/** What the ledger's rows tell of receipt numbers. */
export function receiptRows(database: Database.Database): ReceiptBook {
  const bySequence = database.prepare<[string, number], { saleId: string; number: string }>(
    `SELECT sale_id AS saleId, json_extract(receipt, '$.number') AS number FROM sale
     WHERE day = ? AND day_number = ?`,
  )
  const keys = database.prepare<[], { key: string }>(
    'SELECT key FROM receipt_key ORDER BY created_at, key',
  )
  return {
    saleIdOf(number) {
      const [day = '', , count = ''] = number.split('-')
      const on = day.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')
      const found = bySequence.get(on, Number(count))
      // Another terminal has counted the same day as far.
      return found?.number === number ? found.saleId : null
    },
    receiptKeys: () => keys.all().map(({ key }) => key),
  }
}
