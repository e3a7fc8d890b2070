import type Database from 'better-sqlite3'
import { linkHash } from '../../../src-main/store/chain/link'
import { chainReader } from '../../../src-main/store/chain/read-chain'
import { SEAL_KEY } from '../full-ledger'
import { linksOf, placeOf, present, type Place, type Tampering } from './kind'
import { link, moveHead } from './links'

/** Makes every link anew, as somebody would who knows this program. */
function linkAnew(database: Database.Database): void {
  const set = database.prepare('UPDATE chain SET hash = ? WHERE seq = ?')
  let before = ''
  for (const { seq, key, content } of [...chainReader(database).links()]) {
    before = linkHash(before, { key, content: present(content) })
    set.run(before, seq)
  }
  moveHead(database)
}

const SHIFT = 'SELECT min(shift_id) FROM shift'

/** The place of the seal of the first shift: those before it belong to an earlier chain. */
function firstSeal(database: Database.Database): Place {
  const seal = database.prepare<[], Place>(
    `SELECT c.seq AS chainSeq, of_table AS "table", row_key AS key
     FROM chain c JOIN audit_entry a ON row_key = CAST(a.seq AS TEXT)
     WHERE of_table = 'audit_entry' AND a.subject = (${SHIFT})`,
  )
  return present(seal.get())
}

/** The seals, and chains made anew by somebody who knows how: with rows changed, without the key. */
export const sealTamperings = (): Tampering[] => [
  {
    name: 'a row changed and the whole chain made anew: the seal is of another',
    what: 'sealWrong',
    act(database) {
      database.exec('UPDATE terminal SET code = code || 1')
      linkAnew(database)
      return firstSeal(database)
    },
  },
  ...['seq', 'hash'].map((part): Tampering => ({
    name: `a seal on another ${part}, and the whole chain made anew`,
    what: 'sealWrong',
    act(database) {
      const value = part === 'seq' ? '1' : "'A'"
      database.exec(
        `UPDATE audit_entry SET detail = json_set(detail, '$.${part}', ${value}) WHERE subject = (${SHIFT})`,
      )
      linkAnew(database)
      return firstSeal(database)
    },
  })),
  {
    name: 'the tables of shifts dropped, as if the ledger were of before them',
    what: 'missing',
    leavesGuards: true,
    act(database) {
      database.exec('DROP TABLE shift_close; DROP TABLE shift; PRAGMA user_version = 11')
      const { seq, key } = present(linksOf(database, 'shift')[0])
      return { chainSeq: seq, table: 'shift', key }
    },
  },
  {
    name: 'a seal that says nothing, and the whole chain made anew',
    what: 'sealWrong',
    act(database) {
      database.exec(`UPDATE audit_entry SET detail = 'nothing' WHERE subject = (${SHIFT})`)
      linkAnew(database)
      return firstSeal(database)
    },
  },
  {
    name: 'a row changed, the chain and its seals made anew without the key',
    what: 'sealWrong',
    knows: { sealKey: SEAL_KEY },
    act(database) {
      database.exec('UPDATE terminal SET code = code || 1')
      linkAnew(database)
      const place = firstSeal(database)
      database.exec(
        `UPDATE audit_entry SET detail = json_set(detail, '$.hash',
           (SELECT hash FROM chain WHERE seq = ${present(place.chainSeq) - 1})) WHERE subject = (${SHIFT})`,
      )
      linkAnew(database)
      return place
    },
  },
  {
    name: 'a row changed, the chain and its seals made anew: the report of a shift says another code',
    what: 'sealWrong',
    act(database) {
      database.exec('UPDATE terminal SET code = code || 1')
      linkAnew(database)
      for (const seal of ['min', 'max']) {
        database.exec(
          `UPDATE audit_entry SET detail = json_set(detail,
             '$.hash', (SELECT before.hash FROM chain c JOIN chain before ON before.seq = c.seq - 1
               WHERE c.of_table = 'audit_entry' AND c.row_key = CAST(audit_entry.seq AS TEXT)))
           WHERE kind = 'chain.sealed' AND subject = (SELECT ${seal}(shift_id) FROM shift)`,
        )
        linkAnew(database)
      }
      return placeOf(database, 'shift_close', 1)
    },
  },
  {
    name: 'a chain known to have ended with another hash',
    what: 'sealWrong',
    knows: { known: { seq: 5, hash: 'A'.repeat(43) } },
    act: (database) => link(database, 5),
  },
  {
    name: 'an entry of the trail that begins a chain within the chain',
    what: 'begunAnew',
    act(database) {
      const place = placeOf(database, 'audit_entry')
      database.exec(`UPDATE audit_entry SET kind = 'chain.begun' WHERE seq = ${place.key}`)
      linkAnew(database)
      return place
    },
  },
]
