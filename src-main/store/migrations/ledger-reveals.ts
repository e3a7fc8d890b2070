import type { Migration } from '../open-database'

/** Who has seen which member's whole phone number, and when. */
export const ledgerReveals: Migration = {
  name: 'every time that a whole phone number was shown',
  sql: `
    CREATE TABLE phone_reveal (
      at            INTEGER NOT NULL,
      connection_id TEXT NOT NULL,
      member_id     TEXT NOT NULL,
      shop_id       TEXT,
      staff         TEXT NOT NULL,
      -- 'asked': the cashier asked for this one. 'setting': this terminal shows every number whole.
      cause         TEXT NOT NULL CHECK (cause IN ('asked', 'setting')),
      PRIMARY KEY (at, connection_id, member_id, cause)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER reveal_stays BEFORE DELETE ON phone_reveal BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER reveal_fixed BEFORE UPDATE ON phone_reveal BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  `,
}
