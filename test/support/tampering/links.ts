import type Database from 'better-sqlite3'
import { placeOf, present, type Place, type Tampering } from './kind'

/** The place of a link. */
export const link = (database: Database.Database, seq: number): Place =>
  present(
    database
      .prepare<[number], Place>(
        'SELECT seq AS chainSeq, of_table AS "table", row_key AS key FROM chain WHERE seq = ?',
      )
      .get(seq),
  )
const endOf = (database: Database.Database): number =>
  present(database.prepare<[], number>('SELECT max(seq) FROM chain').pluck().get())

/** A link in the middle, the first, the last: where things are done. */
const SPOTS: Record<string, (end: number) => number> = {
  first: () => 1,
  middle: (end) => Math.floor(end / 2),
  'last but one': (end) => end - 1,
  last: (end) => end,
}

/** Moves the links behind a number by one, up or down. */
function shift(database: Database.Database, after: number, by: 1 | -1): void {
  database.exec(`
    UPDATE chain SET seq = -seq WHERE seq > ${after};
    UPDATE chain SET seq = -seq + ${by} WHERE seq < 0;`)
}

/** Puts the head where the chain ends. */
export function moveHead(database: Database.Database): void {
  database.exec(
    `UPDATE chain_head SET (seq, hash) = (SELECT seq, hash FROM chain ORDER BY seq DESC LIMIT 1)`,
  )
}

const changedLinks = (): Tampering[] =>
  Object.entries(SPOTS).flatMap(([spot, at]) => [
    ...['hash', 'hash of another'].map((words): Tampering => ({
      name: `chain: the ${words} in the ${spot} link`,
      what: 'linkChanged',
      act(database) {
        const seq = at(endOf(database))
        const other = `(SELECT hash FROM chain WHERE seq = ${seq < 3 ? 5 : 2})`
        const value = words === 'hash' ? `'A' || substr(hash, 2)` : other
        database.exec(`UPDATE chain SET hash = ${value} || 'Z' WHERE seq = ${seq}`)
        return link(database, seq)
      },
    })),
    {
      name: `chain: the ${spot} link names a row that never was`,
      what: 'linkChanged',
      act(database) {
        const place = link(database, at(endOf(database)))
        database.exec(`UPDATE chain SET row_key = '999999' WHERE seq = ${place.chainSeq}`)
        return place
      },
    },
    {
      name: `chain: the ${spot} link names another table`,
      what: 'linkChanged',
      act(database) {
        const place = link(database, at(endOf(database)))
        database.exec(`UPDATE chain SET of_table = 'elsewhere' WHERE seq = ${place.chainSeq}`)
        return place
      },
    },
    {
      name: `chain: the ${spot} link deleted`,
      what: 'linkMissing',
      act(database) {
        const place = link(database, at(endOf(database)))
        database.exec(`DELETE FROM chain WHERE seq = ${place.chainSeq}`)
        return place
      },
    },
  ])

const movedLinks = (): Tampering[] => [
  ...['first', 'middle', 'last but one'].map((spot): Tampering => ({
    name: `chain: the ${spot} link deleted, the others moved up`,
    what: 'linkMissing',
    act(database) {
      const place = link(database, present(SPOTS[spot])(endOf(database)))
      database.exec(`DELETE FROM chain WHERE seq = ${place.chainSeq}`)
      shift(database, place.chainSeq ?? 0, -1)
      moveHead(database)
      return place
    },
  })),
  ...['first', 'middle', 'last'].map((spot): Tampering => ({
    name: `chain: a link inserted at the ${spot}`,
    what: 'linkAdded',
    act(database) {
      const seq = present(SPOTS[spot])(endOf(database))
      shift(database, seq - 1, 1)
      database.exec(`INSERT INTO chain VALUES (${seq}, 'terminal', '1', '${'A'.repeat(43)}')`)
      moveHead(database)
      return link(database, seq)
    },
  })),
  ...[1, 20].map((apart): Tampering => ({
    name: `chain: two links exchanged, ${apart} apart`,
    what: 'reordered',
    act(database) {
      const seq = Math.floor(endOf(database) / 2)
      database.exec(`
        UPDATE chain SET seq = -1 WHERE seq = ${seq};
        UPDATE chain SET seq = ${seq} WHERE seq = ${seq + apart};
        UPDATE chain SET seq = ${seq + apart} WHERE seq = -1;`)
      return link(database, seq)
    },
  })),
  {
    name: 'chain: two links exchange the rows that they name',
    what: 'changed',
    act(database) {
      const seq = Math.floor(endOf(database) / 2)
      const [a, b] = [link(database, seq), link(database, seq + 1)]
      const set = database.prepare('UPDATE chain SET of_table = ?, row_key = ? WHERE seq = ?')
      set.run(b.table, b.key, seq)
      set.run(a.table, a.key, seq + 1)
      return { ...b, chainSeq: seq }
    },
  },
]

const ends = (): Tampering[] => [
  {
    name: 'chain: the last three links deleted',
    what: 'linkMissing',
    act(database) {
      const end = endOf(database)
      database.exec(`DELETE FROM chain WHERE seq > ${end - 3}`)
      return { chainSeq: end - 2, table: null, key: null }
    },
  },
  {
    name: 'chain: the last link deleted, the head put back',
    what: 'added',
    act(database) {
      const place = link(database, endOf(database))
      database.exec(`DELETE FROM chain WHERE seq = ${place.chainSeq}`)
      moveHead(database)
      return { ...place, chainSeq: null }
    },
  },
  {
    name: 'chain: the last rows deleted with their links and the head, where the last seal is known',
    what: 'linkMissing',
    knows: { known: { seq: 100_000, hash: 'A'.repeat(43) } },
    act(database) {
      const place = placeOf(database, 'erased_member')
      const [connection, member] = JSON.parse(place.key ?? '') as string[]
      database.exec(`
        DELETE FROM erased_member WHERE connection_id = '${connection}' AND member_id = '${member}';
        DELETE FROM open_erasure WHERE member_id = '${member}';
        DELETE FROM chain WHERE seq >= ${place.chainSeq};`)
      moveHead(database)
      return { chainSeq: place.chainSeq, table: null, key: null }
    },
  },
  ...Object.entries({
    'a hash': `hash = 'A' || hash`,
    'a number too low': 'seq = seq - 1',
  }).map(([words, set]): Tampering => ({
    name: `chain_head: ${words}`,
    what: 'headMismatch',
    act(database) {
      database.exec(`UPDATE chain_head SET ${set}`)
      return { chainSeq: endOf(database), table: 'chain_head', key: '1' }
    },
  })),
  {
    name: 'chain_head: a number too high',
    what: 'linkMissing',
    act(database) {
      database.exec('UPDATE chain_head SET seq = seq + 2')
      return { chainSeq: endOf(database) + 1, table: null, key: null }
    },
  },
  {
    name: 'chain_head: deleted',
    what: 'headMismatch',
    act(database) {
      database.exec('DELETE FROM chain_head')
      return { chainSeq: endOf(database), table: 'chain_head', key: '1' }
    },
  },
]

/** The chain itself: links and head changed, deleted, inserted, exchanged. */
export const linkTamperings = (): Tampering[] => [...changedLinks(), ...movedLinks(), ...ends()]
