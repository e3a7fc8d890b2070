import type { Migration } from '../open-database'
import { ledgerByHand } from './ledger-by-hand'
import { ledgerBySale } from './ledger-by-sale'
import { ledgerChain } from './ledger-chain'
import { ledgerPrints } from './ledger-prints'
import { ledgerErasures } from './ledger-erasures'
import { ledgerReceiptKeys } from './ledger-receipt-keys'
import { ledgerReveals } from './ledger-reveals'
import { ledgerShifts } from './ledger-shifts'
import { ledgerTrail } from './ledger-trail'
import { ledgerRecoveries } from './ledger-recoveries'

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
  {
    name: 'parked, undone and voided redemptions; offline sales; what a person settles',
    sql: `
      CREATE TABLE state_rebuilt (
        seq        INTEGER PRIMARY KEY,
        request_id TEXT NOT NULL REFERENCES redemption (request_id),
        state      TEXT NOT NULL CHECK (state IN
          ('pending', 'sending', 'unknown', 'parked', 'accepted', 'refused', 'undoing', 'voided')),
        cause      TEXT NOT NULL,
        at         INTEGER NOT NULL
      ) STRICT;
      INSERT INTO state_rebuilt SELECT seq, request_id, state, cause, at FROM redemption_state;
      DROP TABLE redemption_state;
      ALTER TABLE state_rebuilt RENAME TO redemption_state;
      CREATE INDEX redemption_state_by_request ON redemption_state (request_id, seq);
      CREATE TRIGGER state_stays BEFORE DELETE ON redemption_state BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER state_fixed BEFORE UPDATE ON redemption_state BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

      -- 1 = recorded while the coupon API could not be asked.
      ALTER TABLE sale ADD COLUMN offline INTEGER NOT NULL DEFAULT 0 CHECK (offline IN (0, 1));
      -- A manager let a sale through that the offline policy stops; breaches as JSON.
      CREATE TABLE override (
        sale_id  TEXT PRIMARY KEY REFERENCES sale (sale_id),
        manager  TEXT NOT NULL,
        reason   TEXT NOT NULL,
        breaches TEXT NOT NULL,
        at       INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Answers that made no sense, as they came but for secrets; retried by a later program.
      CREATE TABLE parked_answer (
        seq             INTEGER PRIMARY KEY REFERENCES redemption_state (seq),
        request_id      TEXT NOT NULL REFERENCES redemption (request_id),
        program_version TEXT NOT NULL,
        call            TEXT NOT NULL,
        answer          TEXT NOT NULL,
        at              INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX parked_answer_by_request ON parked_answer (request_id, seq);

      -- What a person decided about an entry that the program cannot settle alone.
      CREATE TABLE settlement (
        seq        INTEGER PRIMARY KEY,
        request_id TEXT NOT NULL REFERENCES redemption (request_id),
        action     TEXT NOT NULL CHECK (action IN ('tryAgain', 'acceptLoss', 'collected')),
        reason     TEXT NOT NULL,
        settled_by TEXT NOT NULL,
        at         INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX settlement_by_request ON settlement (request_id, seq);

      -- What waits for a person, besides what is unknown for long. Derived by the triggers below like open_redemption.
      CREATE TABLE desk_entry (
        request_id    TEXT PRIMARY KEY,
        connection_id TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- With its state, so that a status told ten times a second need not read the states of a week's queue.
      CREATE TABLE open_rebuilt (
        request_id    TEXT PRIMARY KEY,
        connection_id TEXT NOT NULL,
        state         TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      INSERT INTO open_rebuilt SELECT o.request_id, o.connection_id, s.state
        FROM open_redemption o JOIN redemption_state s ON s.seq =
          (SELECT max(seq) FROM redemption_state WHERE request_id = o.request_id);
      DROP TABLE open_redemption;
      ALTER TABLE open_rebuilt RENAME TO open_redemption;

      CREATE TRIGGER open_redemption_opens AFTER INSERT ON redemption_state
        WHEN new.state IN ('pending', 'sending', 'unknown', 'undoing') BEGIN
          INSERT INTO open_redemption
            SELECT request_id, connection_id, new.state FROM redemption WHERE request_id = new.request_id
            ON CONFLICT (request_id) DO UPDATE SET state = excluded.state;
          DELETE FROM desk_entry WHERE request_id = new.request_id;
        END;
      CREATE TRIGGER open_redemption_settles AFTER INSERT ON redemption_state
        WHEN new.state IN ('accepted', 'refused', 'voided', 'parked') BEGIN
          DELETE FROM open_redemption WHERE request_id = new.request_id;
          DELETE FROM desk_entry WHERE request_id = new.request_id;
          -- Refused when the goods had been given: the sale was made offline, the answer came 30 s or more later, or the
          -- cashier had been told for a second or more that it was recorded, but not sent or not answered.
          INSERT INTO desk_entry
            SELECT r.request_id, r.connection_id FROM redemption r JOIN sale USING (sale_id)
            WHERE r.request_id = new.request_id AND (new.state = 'parked' OR new.state = 'refused'
              AND (sale.offline = 1 OR abs(new.at - sale.created_at) >= 30000
                OR EXISTS (SELECT 1 FROM redemption_state told
                  WHERE told.request_id = new.request_id AND abs(new.at - told.at) >= 1000
                    AND (told.state = 'unknown' OR told.state = 'pending' AND told.cause LIKE '{"code":"notSent"%')))
              AND NOT EXISTS (SELECT 1 FROM settlement s
                WHERE s.request_id = new.request_id AND s.action IN ('acceptLoss', 'collected')));
        END;
      CREATE TRIGGER desk_gives_away AFTER INSERT ON settlement
        WHEN new.action IN ('acceptLoss', 'collected') BEGIN
          DELETE FROM desk_entry WHERE request_id = new.request_id;
        END;

      CREATE TRIGGER override_stays BEFORE DELETE ON override BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER override_fixed BEFORE UPDATE ON override BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER answer_stays BEFORE DELETE ON parked_answer BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER answer_fixed BEFORE UPDATE ON parked_answer BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER settlement_stays BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER settlement_fixed BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    `,
  },
  ledgerRecoveries,
  {
    name: 'one index less: the numbers of a day lead to its sales as well',
    sql: 'DROP INDEX sale_by_day;',
  },
  ledgerByHand,
  ledgerBySale,
  ledgerReveals,
  ledgerErasures,
  ledgerPrints,
  ledgerReceiptKeys,
  ledgerChain,
  ledgerShifts,
  ledgerTrail,
]
