import type Database from 'better-sqlite3'
import { sealPerson } from '../../../src-main/store/chain/link'
import { columnsOf, linksOf, placeOf, present, type Place, type Tampering } from './kind'

/** The last sale of a member who was, or was not, forgotten. */
function saleOf(database: Database.Database, forgotten: boolean): Place {
  const isForgotten = database
    .prepare<[string], number>(`SELECT person_seal LIKE ':%' FROM sale WHERE sale_id = ?`)
    .pluck()
  const { seq, key } = present(
    linksOf(database, 'sale').findLast((one) => (isForgotten.get(one.key) === 1) === forgotten),
  )
  return { chainSeq: seq, table: 'sale', key }
}

const FORGET = `receipt = json_set(receipt, '$.member.name', NULL, '$.member.phone', NULL)`
const CUT = `person_seal = substr(person_seal, instr(person_seal, ':'))`

/** What is done to who the member was, and to the seal on it. */
const PERSONS: Record<string, { set: string; forgotten?: boolean; changed?: true }> = {
  'another name': { set: `receipt = json_set(receipt, '$.member.name', '王五')` },
  'another phone': { set: `receipt = json_set(receipt, '$.member.phone', '1')` },
  'no name': { set: `receipt = json_set(receipt, '$.member.name', NULL)` },
  'name and phone taken out without an erasure': { set: FORGET },
  'forgotten to the end without an erasure': { set: `${FORGET}, ${CUT}` },
  'the salt cut off': { set: CUT },
  'another salt': { set: `person_seal = '0' || person_seal` },
  'another seal': { set: `person_seal = 'x:y'`, changed: true },
  'no seal': { set: 'person_seal = NULL', changed: true },
  'a seal made for another name': {
    set: `receipt = json_set(receipt, '$.member.name', '王五'),
      person_seal = seal(json_set(receipt, '$.member.name', '王五'))`,
    changed: true,
  },
  'a forgotten name put back': {
    set: `receipt = json_set(receipt, '$.member.name', '王五')`,
    forgotten: true,
  },
  'a salt put back': { set: `person_seal = 'ab' || person_seal`, forgotten: true },
}

const persons = (): Tampering[] =>
  Object.entries(PERSONS).map(([words, { set, forgotten = false, changed }]) => ({
    name: `who the member was: ${words}`,
    what: changed ? 'changed' : 'person',
    act(database) {
      const place = saleOf(database, forgotten)
      database.function('seal', (receipt) => sealPerson(String(receipt)))
      database.prepare(`UPDATE sale SET ${set} WHERE sale_id = ?`).run(place.key)
      return place
    },
  }))

const forgedErasure = (): Tampering => ({
  name: 'who the member was: forgotten, with an erasure that nobody asked for',
  what: 'added',
  act(database) {
    const { key } = saleOf(database, false)
    database.exec(`
      INSERT INTO erased_member SELECT connection_id, member_id, 1 FROM sale WHERE sale_id = '${key}';
      UPDATE sale SET ${FORGET}, ${CUT} WHERE member_id =
        (SELECT member_id FROM sale WHERE sale_id = '${key}');`)
    const row = database
      .prepare<[], string>(
        'SELECT json_array(connection_id, member_id) FROM erased_member WHERE at = 1',
      )
      .pluck()
    return { chainSeq: null, table: 'erased_member', key: present(row.get()) }
  },
})

const DERIVED = ['open_redemption', 'desk_entry', 'write_off', 'open_print', 'open_erasure']

/** The first row of a derived table. */
function derivedRow(database: Database.Database, table: string): Place {
  const key =
    table === 'open_erasure'
      ? 'json_array(connection_id, member_id)'
      : columnsOf(database, table)[0]?.name
  const found = database.prepare<[], string>(`SELECT ${key} FROM ${table} LIMIT 1`).pluck().get()
  return { chainSeq: null, table, key: present(found) }
}

const derived = (database: Database.Database): Tampering[] =>
  DERIVED.flatMap((table) => {
    const columns = columnsOf(database, table).map(({ name, type }) => ({ name, type }))
    const first = columns[0]?.name ?? ''
    const where = `${first} = (SELECT min(${first}) FROM ${table})`
    return [
      {
        name: `${table}: a row removed`,
        what: 'derived',
        act(ledger) {
          const place = derivedRow(ledger, table)
          ledger.exec(`DELETE FROM ${table} WHERE ${where}`)
          return place
        },
      },
      {
        name: `${table}: a row for nothing`,
        what: 'derived',
        act(ledger) {
          const values = columns.map(({ type }) => (type === 'INTEGER' ? '1' : "'nobody'"))
          ledger.exec(`INSERT INTO ${table} VALUES (${values.join(', ')})`)
          const key = table === 'open_erasure' ? '["nobody","nobody"]' : 'nobody'
          return { chainSeq: null, table, key }
        },
      },
      ...columns.slice(1).map(({ name, type }): Tampering => ({
        name: `${table}.${name}: another value`,
        what: 'derived',
        act(ledger) {
          const place = derivedRow(ledger, table)
          const value = type === 'INTEGER' ? `${name} + 1000` : `'x' || ${name}`
          ledger.exec(`UPDATE ${table} SET ${name} = ${value} WHERE ${where}`)
          return table === 'open_erasure' ? derivedRow(ledger, table) : place
        },
      })),
    ] satisfies Tampering[]
  })

interface Part {
  type: string
  name: string
  table: string
  sql: string
}

const structure = (database: Database.Database): Tampering[] => {
  const parts = database
    .prepare<[], Part>(
      `SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema
       WHERE type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY name`,
    )
    .all()
  const dropped = parts.map(({ type, name, table }): Tampering => ({
    name: `${type} ${name}: dropped`,
    what: 'structure',
    leavesGuards: true,
    act(ledger) {
      ledger.exec(`DROP ${type} ${name}`)
      return { chainSeq: null, table, key: name }
    },
  }))
  const disarmed = parts
    .filter(({ name }) => name.endsWith('_fixed') || name.endsWith('_stays'))
    .map(({ name, table, sql }): Tampering => ({
      name: `trigger ${name}: disarmed`,
      what: 'structure',
      leavesGuards: true,
      act(ledger) {
        ledger.exec(`DROP TRIGGER ${name}; ${sql.replace(/RAISE\(.*?\)/, 'RAISE(IGNORE)')}`)
        return { chainSeq: null, table, key: name }
      },
    }))
  const added = {
    'table extra': 'CREATE TABLE extra (a)',
    'view extra': 'CREATE VIEW extra AS SELECT 1',
    'trigger extra': `CREATE TRIGGER extra AFTER INSERT ON terminal BEGIN DELETE FROM sale; END`,
  }
  return [
    ...dropped,
    ...disarmed,
    ...Object.entries(added).map(([words, sql]): Tampering => ({
      name: `${words}: added`,
      what: 'structure',
      leavesGuards: true,
      act(ledger) {
        ledger.exec(sql)
        return {
          chainSeq: null,
          table: words.startsWith('trigger') ? 'terminal' : 'extra',
          key: 'extra',
        }
      },
    })),
    ...['chain', 'person_seal', 'audit_entry'].map((gone): Tampering => ({
      name: `${gone}: gone altogether`,
      what: 'structure',
      leavesGuards: true,
      act(ledger) {
        const isColumn = gone === 'person_seal'
        if (isColumn) ledger.exec('DROP TRIGGER sale_fixed')
        ledger.exec(isColumn ? 'ALTER TABLE sale DROP COLUMN person_seal' : `DROP TABLE ${gone}`)
        const table = isColumn ? 'sale' : gone
        return { chainSeq: null, table, key: table }
      },
    })),
  ]
}

const trickyOrder = (): Tampering => ({
  name: 'two rows of different tables changed: the one that was written first is named',
  what: 'changed',
  act(database) {
    database.exec(`UPDATE settlement SET reason = 'x'; UPDATE override SET reason = 'y'`)
    return placeOf(database, 'override', linksOf(database, 'override').length - 1)
  },
})

/** Who members were, derived tables, and the rules that guard everything. */
export const otherTamperings = (database: Database.Database): Tampering[] => [
  ...persons(),
  forgedErasure(),
  ...derived(database),
  ...structure(database),
  trickyOrder(),
]
