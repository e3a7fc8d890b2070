import type { Migration } from '../open-database'

/** Members who were erased at the back end: their sales stay, with the id alone. */
export const ledgerErasures: Migration = {
  name: 'members who were erased',
  sql: `
    CREATE TABLE erased_member (
      connection_id TEXT NOT NULL,
      member_id     TEXT NOT NULL,
      at            INTEGER NOT NULL,
      PRIMARY KEY (connection_id, member_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER erased_stays BEFORE DELETE ON erased_member BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER erased_fixed BEFORE UPDATE ON erased_member BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

    -- Whose receipts may still say who they were. Derived by the trigger below, and by the program where a sale follows.
    -- A trigger on sale would have SQLite look for foreign keys through all redemptions with every sale.
    CREATE TABLE open_erasure (
      connection_id TEXT NOT NULL,
      member_id     TEXT NOT NULL,
      PRIMARY KEY (connection_id, member_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER erasure_opens AFTER INSERT ON erased_member BEGIN
      INSERT OR IGNORE INTO open_erasure VALUES (new.connection_id, new.member_id);
    END;

    -- The one change that a sale may see: its receipt forgets who an erased member was.
    DROP TRIGGER sale_fixed;
    CREATE TRIGGER sale_fixed BEFORE UPDATE ON sale
      WHEN NOT (
        new.sale_id IS old.sale_id AND new.connection_id IS old.connection_id AND new.member_id IS old.member_id
        AND new.shop_id IS old.shop_id AND new.day IS old.day AND new.day_number IS old.day_number
        AND new.created_at IS old.created_at AND new.offline IS old.offline
        AND new.receipt IS json_set(old.receipt, '$.member.name', NULL, '$.member.phone', NULL)
        AND EXISTS (SELECT 1 FROM erased_member e
          WHERE e.connection_id = old.connection_id AND e.member_id = old.member_id)
      ) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  `,
}
