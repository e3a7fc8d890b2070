import type { Migration } from '../open-database'

/** What a person has to write off in a back end that no call redeems in. */
export const ledgerByHand: Migration = {
  name: 'what is to be written off by hand',
  sql: `
    -- Derived by the triggers below like open_redemption, never written by the program.
    CREATE TABLE write_off (
      request_id    TEXT PRIMARY KEY,
      connection_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER write_off_begins AFTER INSERT ON redemption_state
      WHEN new.state = 'accepted' AND new.cause = '{"code":"byHand"}' BEGIN
        INSERT OR IGNORE INTO write_off
          SELECT request_id, connection_id FROM redemption WHERE request_id = new.request_id;
      END;
    CREATE TRIGGER write_off_ends AFTER INSERT ON redemption_state
      WHEN new.state IN ('accepted', 'refused', 'voided') AND new.cause <> '{"code":"byHand"}' BEGIN
        DELETE FROM write_off WHERE request_id = new.request_id;
      END;
  `,
}
