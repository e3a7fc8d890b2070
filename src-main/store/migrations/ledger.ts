import type { Migration } from '../open-database'

/** The ledger's history, oldest first. A shipped migration is never edited: add another. */
export const ledgerMigrations: readonly Migration[] = [
  {
    name: 'sales, redemptions and their states',
    sql: `
      CREATE TABLE terminal (code TEXT NOT NULL) STRICT;
      -- Three characters without look-alikes keep receipt numbers of different terminals apart.
      INSERT INTO terminal SELECT
        substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + abs(random()) % 32, 1) ||
        substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + abs(random()) % 32, 1) ||
        substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + abs(random()) % 32, 1);

      CREATE TABLE sale (
        sale_id       TEXT PRIMARY KEY,
        connection_id TEXT NOT NULL,
        member_id     TEXT NOT NULL,
        shop_id       TEXT NOT NULL,
        day           TEXT NOT NULL,
        day_number    INTEGER NOT NULL,
        created_at    INTEGER NOT NULL,
        receipt       TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX sale_by_number ON sale (day, day_number);
      CREATE INDEX sale_by_day ON sale (connection_id, day, created_at);

      CREATE TABLE redemption (
        request_id    TEXT PRIMARY KEY,
        sale_id       TEXT NOT NULL REFERENCES sale (sale_id),
        line          INTEGER NOT NULL,
        connection_id TEXT NOT NULL,
        coupon_id     TEXT NOT NULL,
        template_id   TEXT NOT NULL,
        title         TEXT NOT NULL,
        kind          TEXT NOT NULL CHECK (kind IN ('cash', 'exchange')),
        discount_fen  INTEGER NOT NULL CHECK (discount_fen >= 0)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX redemption_by_sale ON redemption (sale_id);
      CREATE INDEX redemption_by_coupon ON redemption (connection_id, coupon_id);

      CREATE TABLE redemption_state (
        seq        INTEGER PRIMARY KEY,
        request_id TEXT NOT NULL REFERENCES redemption (request_id),
        state      TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'unknown', 'accepted', 'refused')),
        cause      TEXT NOT NULL,
        at         INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX redemption_state_by_request ON redemption_state (request_id, seq);

      -- What is not settled yet, so that a start need not read the whole book. Derived from
      -- redemption_state by the trigger below, never written by the program.
      CREATE TABLE open_redemption (
        request_id    TEXT PRIMARY KEY,
        connection_id TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER open_redemption_opens AFTER INSERT ON redemption_state
        WHEN new.state = 'pending' BEGIN
          INSERT OR IGNORE INTO open_redemption
            SELECT request_id, connection_id FROM redemption WHERE request_id = new.request_id;
        END;
      CREATE TRIGGER open_redemption_settles AFTER INSERT ON redemption_state
        WHEN new.state IN ('accepted', 'refused') BEGIN
          DELETE FROM open_redemption WHERE request_id = new.request_id;
        END;

      -- The book is only ever added to.
      CREATE TRIGGER sale_stays BEFORE DELETE ON sale BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER sale_fixed BEFORE UPDATE ON sale BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER redemption_stays BEFORE DELETE ON redemption BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER redemption_fixed BEFORE UPDATE ON redemption BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER state_stays BEFORE DELETE ON redemption_state BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER state_fixed BEFORE UPDATE ON redemption_state BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    `,
  },
]
