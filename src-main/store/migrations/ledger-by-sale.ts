import type { Migration } from '../open-database'

/** A redemption's number begins as its sale's does (`idWithin`), so its own table leads to it. */
export const ledgerBySale: Migration = {
  name: 'one index less for new sales: only those of earlier programs need one that leads to their redemptions',
  sql: `
    DROP INDEX redemption_by_sale;
    CREATE INDEX redemption_by_sale ON redemption (sale_id)
      WHERE substr(request_id, 1, 34) <> substr(sale_id, 1, 34);
  `,
}
