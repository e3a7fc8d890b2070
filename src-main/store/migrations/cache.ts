import type { Migration } from '../open-database'

/** A file of another layout is not brought up to date but pulled again: count this up with every change below. */
export const CACHE_LAYOUT = 5

const LAYOUT: Migration = {
  name: 'what the back ends said',
  sql: `
    -- Short numbers for connections: every row and index entry below carries one. Without a connection it is given
    -- up, and what it has is removed little by little.
    CREATE TABLE place (
      number        INTEGER PRIMARY KEY,
      connection_id TEXT UNIQUE
    ) STRICT;

    CREATE TABLE shop (
      place    INTEGER NOT NULL,
      id       TEXT NOT NULL,
      position INTEGER NOT NULL,
      content  TEXT NOT NULL,
      PRIMARY KEY (place, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE member (
      -- By place, so that the text index below can be asked for one place alone: place << 28, then counted up.
      number     INTEGER PRIMARY KEY,
      place      INTEGER NOT NULL,
      id         TEXT NOT NULL,
      name       TEXT,
      phone      TEXT,
      card       TEXT,
      level      TEXT,
      -- When the back end last told all coupons of this one member; null when it never did.
      whole_at   INTEGER,
      -- When the pull last brought this row; null when it never did.
      pulled_at  INTEGER,
      UNIQUE (place, id)
    ) STRICT;
    -- What a member can be found by (search/tokens.ts), by number: all of it, as an index of its own would be written at
    -- a random place with every member of a pull, and this one writes piece behind piece. Who is gone is gone from here.
    CREATE VIRTUAL TABLE member_text USING fts5(
      tokens, content='', contentless_delete=1, detail=none, tokenize='ascii'
    );
    CREATE TRIGGER member_gone AFTER DELETE ON member BEGIN
      DELETE FROM member_text WHERE rowid = old.number;
    END;

    CREATE TABLE coupon (
      place     INTEGER NOT NULL,
      id        TEXT NOT NULL,
      member_id TEXT NOT NULL,
      content   TEXT NOT NULL,
      as_of     INTEGER NOT NULL,
      PRIMARY KEY (place, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX coupon_by_member ON coupon (place, member_id);

    CREATE TABLE member_seen (
      place     INTEGER NOT NULL,
      member_id TEXT NOT NULL,
      at        INTEGER NOT NULL,
      PRIMARY KEY (place, member_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX member_seen_by_time ON member_seen (place, at);

    CREATE TABLE pull_state (
      place       INTEGER PRIMARY KEY,
      members     TEXT,
      coupons     TEXT,
      done        INTEGER NOT NULL,
      total       INTEGER,
      started_at  INTEGER NOT NULL,
      complete_at INTEGER,
      -- Whether the present pull has once come to its end: from then on it follows by change.
      swept       INTEGER NOT NULL,
      cancelled   INTEGER NOT NULL
    ) STRICT;
  `,
}

/** Leads to the present layout alone; the steps before it have nothing to say to a file that is always made anew. */
export const cacheMigrations: readonly Migration[] = Array.from(
  { length: CACHE_LAYOUT },
  (_, index) => (index === CACHE_LAYOUT - 1 ? LAYOUT : { name: 'given up', sql: '' }),
)
