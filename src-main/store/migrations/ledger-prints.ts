import type { Migration } from '../open-database'

/** The papers of each sale, and what became of them. */
export const ledgerPrints: Migration = {
  name: 'receipts to print and their states',
  sql: `
    -- No foreign key on sale: with one SQLite would look through all papers with every change of a sale.
    CREATE TABLE print_job (
      job_id   TEXT PRIMARY KEY,
      sale_id  TEXT NOT NULL,
      purpose  TEXT NOT NULL CHECK (purpose IN ('customer', 'shop')),
      -- 0: the first of its kind; every further one is marked.
      copy     INTEGER NOT NULL CHECK (copy >= 0),
      asked_by TEXT NOT NULL,
      at       INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX print_job_by_sale ON print_job (sale_id);

    CREATE TABLE print_state (
      seq    INTEGER PRIMARY KEY,
      job_id TEXT NOT NULL REFERENCES print_job (job_id),
      state  TEXT NOT NULL CHECK (state IN
        ('queued', 'sending', 'sent', 'printed', 'failed', 'unknown', 'held', 'dropped')),
      cause  TEXT NOT NULL,
      at     INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX print_state_by_job ON print_state (job_id, seq);

    -- What is not over yet, so that a start need not read all papers. Derived by the triggers below.
    CREATE TABLE open_print (
      job_id TEXT PRIMARY KEY,
      state  TEXT NOT NULL,
      -- When it was queued first: the order in which the papers come out.
      seq    INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER open_print_opens AFTER INSERT ON print_state
      WHEN new.state IN ('queued', 'sending', 'failed', 'unknown', 'held') BEGIN
        INSERT INTO open_print VALUES (new.job_id, new.state, new.seq)
          ON CONFLICT (job_id) DO UPDATE SET state = excluded.state;
      END;
    CREATE TRIGGER open_print_ends AFTER INSERT ON print_state
      WHEN new.state IN ('sent', 'printed', 'dropped') BEGIN
        DELETE FROM open_print WHERE job_id = new.job_id;
      END;

    CREATE TRIGGER print_job_stays BEFORE DELETE ON print_job BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER print_job_fixed BEFORE UPDATE ON print_job BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER print_state_stays BEFORE DELETE ON print_state BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER print_state_fixed BEFORE UPDATE ON print_state BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  `,
}
