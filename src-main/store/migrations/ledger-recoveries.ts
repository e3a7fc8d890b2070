import type { Migration } from '../open-database'

/** How this ledger came from a backup, and which receipt numbers it leaves free for what may be missing. */
export const ledgerRecoveries: Migration = {
  name: 'recoveries of the ledger, and the numbers that they leave free',
  sql: `
    CREATE TABLE recovery (
      at        INTEGER PRIMARY KEY,
      cause     TEXT NOT NULL CHECK (cause IN ('damaged', 'restored')),
      -- When the backup was made that it started from; NULL where there was none.
      backup_at INTEGER,
      complete  INTEGER NOT NULL CHECK (complete IN (0, 1)),
      rescued   INTEGER NOT NULL,
      fragments INTEGER NOT NULL,
      kept_file TEXT NOT NULL
    ) STRICT;
    -- Somebody has read the note of that recovery.
    CREATE TABLE recovery_read (
      at      INTEGER PRIMARY KEY REFERENCES recovery (at),
      read_at INTEGER NOT NULL
    ) STRICT;
    -- The numbers of this day go on above this one: those below may be on receipts whose entries are missing here.
    CREATE TABLE number_floor (
      day    TEXT PRIMARY KEY,
      number INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER recovery_stays BEFORE DELETE ON recovery BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER recovery_fixed BEFORE UPDATE ON recovery BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  `,
}
