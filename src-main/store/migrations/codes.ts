import type { Migration } from '../open-database'

/** What is known of members' codes: no key is in here. */
export const codeMigrations: readonly Migration[] = [
  {
    name: 'renewed, revoked and used codes',
    sql: `
      CREATE TABLE pulled (
        connection_id TEXT PRIMARY KEY,
        cursor        TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE renewed (
        connection_id TEXT NOT NULL,
        member_id     TEXT NOT NULL,
        version       INTEGER NOT NULL,
        PRIMARY KEY (connection_id, member_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE revoked (
        connection_id TEXT NOT NULL,
        serial        INTEGER NOT NULL,
        PRIMARY KEY (connection_id, serial)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE used (
        connection_id TEXT NOT NULL,
        member_id     TEXT NOT NULL,
        step          INTEGER NOT NULL,
        PRIMARY KEY (connection_id, member_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
]
