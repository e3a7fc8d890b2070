import type { Migration } from '../open-database'

/** With what this ledger signs the receipts that members keep; it goes where the ledger goes, into every backup too. */
export const ledgerReceiptKeys: Migration = {
  name: 'the key of signed receipts',
  sql: `
    CREATE TABLE receipt_key (
      key        TEXT PRIMARY KEY,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO receipt_key VALUES (lower(hex(randomblob(32))), unixepoch() * 1000);
    CREATE TRIGGER receipt_key_stays BEFORE DELETE ON receipt_key BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER receipt_key_fixed BEFORE UPDATE ON receipt_key BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  `,
}
