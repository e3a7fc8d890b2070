import type { Migration } from '../open-database'

const FIXED = `BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END`

/** Sensitive actions, and the chain that shows when anybody changes a row behind the program's back. */
export const ledgerChain: Migration = {
  name: 'the audit trail, and the chain over every row',
  sql: `
    -- Who did what, with whose leave, about what. detail is a JSON object of plain values.
    CREATE TABLE audit_entry (
      seq         INTEGER PRIMARY KEY,
      at          INTEGER NOT NULL,
      kind        TEXT NOT NULL,
      staff       TEXT NOT NULL,
      approved_by TEXT,
      subject     TEXT,
      detail      TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_stays BEFORE DELETE ON audit_entry ${FIXED};
    CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit_entry ${FIXED};

    -- One link for every row of every table that is only added to. Written by the program right after the row: a trigger
    -- on sale would have SQLite look for foreign keys, and one that calls a function would trust whoever wrote the schema.
    CREATE TABLE chain (
      seq      INTEGER PRIMARY KEY,
      of_table TEXT NOT NULL,
      row_key  TEXT NOT NULL,
      hash     TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER chain_stays BEFORE DELETE ON chain ${FIXED};
    CREATE TRIGGER chain_fixed BEFORE UPDATE ON chain ${FIXED};

    -- Where the chain ends, so that its last links cannot go without a word.
    CREATE TABLE chain_head (
      one  INTEGER PRIMARY KEY CHECK (one = 1),
      seq  INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    INSERT INTO chain_head VALUES (1, 0, '');
    CREATE TRIGGER head_stays BEFORE DELETE ON chain_head ${FIXED};
    CREATE TRIGGER head_goes_on BEFORE UPDATE ON chain_head WHEN new.seq <= old.seq ${FIXED};

    -- A sale's receipt as it was written, as "salt:hash": the link covers the hash alone, and the receipt without the
    -- member's name and phone. Where those are forgotten the salt goes with them, so that nobody can try names out.
    ALTER TABLE sale ADD COLUMN person_seal TEXT;
    DROP TRIGGER sale_fixed;
    CREATE TRIGGER sale_fixed BEFORE UPDATE ON sale
      WHEN NOT (
        new.sale_id IS old.sale_id AND new.connection_id IS old.connection_id AND new.member_id IS old.member_id
        AND new.shop_id IS old.shop_id AND new.day IS old.day AND new.day_number IS old.day_number
        AND new.created_at IS old.created_at AND new.offline IS old.offline
        AND (
          -- A sale from before there was a chain gets its seal when the chain begins.
          new.receipt IS old.receipt AND old.person_seal IS NULL
          OR new.receipt IS json_set(old.receipt, '$.member.name', NULL, '$.member.phone', NULL)
            AND new.person_seal IS substr(old.person_seal, instr(old.person_seal, ':'))
            AND EXISTS (SELECT 1 FROM erased_member e
              WHERE e.connection_id = old.connection_id AND e.member_id = old.member_id)
        )
      ) ${FIXED};

    -- A later recovery on the same day adds a number instead of changing one.
    CREATE TABLE floor_rebuilt (
      day    TEXT NOT NULL,
      number INTEGER NOT NULL,
      PRIMARY KEY (day, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO floor_rebuilt SELECT day, number FROM number_floor;
    DROP TABLE number_floor;
    ALTER TABLE floor_rebuilt RENAME TO number_floor;
    CREATE TRIGGER floor_stays BEFORE DELETE ON number_floor ${FIXED};
    CREATE TRIGGER floor_fixed BEFORE UPDATE ON number_floor ${FIXED};
    CREATE TRIGGER recovery_read_stays BEFORE DELETE ON recovery_read ${FIXED};
    CREATE TRIGGER recovery_read_fixed BEFORE UPDATE ON recovery_read ${FIXED};
  `,
}
