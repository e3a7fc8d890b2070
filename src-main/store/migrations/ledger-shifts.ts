import type { Migration } from '../open-database'

const FIXED = `BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END`

/** The shifts of this terminal, and the reports of those that are over. */
export const ledgerShifts: Migration = {
  name: 'shifts and their reports',
  sql: `
    CREATE TABLE shift (
      shift_id      TEXT PRIMARY KEY,
      connection_id TEXT NOT NULL,
      shop_id       TEXT NOT NULL,
      business_day  TEXT NOT NULL,
      number        INTEGER NOT NULL,
      opened_at     INTEGER NOT NULL,
      opened_by     TEXT NOT NULL,
      -- The newest redemption_state when it was opened: what is redeemed in the shift comes after it.
      from_seq      INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE shift_close (
      shift_id  TEXT PRIMARY KEY REFERENCES shift (shift_id),
      closed_at INTEGER NOT NULL,
      to_seq    INTEGER NOT NULL,
      -- As it was told then, as JSON; never worked out again.
      report    TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX shift_by_day ON shift (connection_id, business_day, number);

    CREATE TRIGGER shift_stays BEFORE DELETE ON shift ${FIXED};
    CREATE TRIGGER shift_fixed BEFORE UPDATE ON shift ${FIXED};
    CREATE TRIGGER close_stays BEFORE DELETE ON shift_close ${FIXED};
    CREATE TRIGGER close_fixed BEFORE UPDATE ON shift_close ${FIXED};
  `,
}
