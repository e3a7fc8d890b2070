import type Database from 'better-sqlite3'
import { CHAINED_NAMES } from '../../../src-main/store/chain/chained-tables'
import { columnsOf, linksOf, placeOf, present, rowAt, type Column, type Tampering } from './kind'

/** Values that somebody may put in a column's place, as SQL over the row. */
function valuesFor({ name, type, notnull, pk }: Column): Record<string, string> {
  const values: Record<string, string> =
    type === 'INTEGER'
      ? { more: `coalesce(${name}, 0) + 1000000`, negative: `-coalesce(${name}, 0) - 1` }
      : { longer: `coalesce(${name}, '') || ' '`, 'another text': `'x' || coalesce(${name}, '')` }
  if (pk > 0) return { more: Object.values(values)[0] ?? '' }
  if (type === 'TEXT') values['a number'] = '77077'
  return notnull ? values : { ...values, 'NULL or not': `iif(${name} IS NULL, '1', NULL)` }
}

function changes(database: Database.Database, table: string): Tampering[] {
  const columns = columnsOf(database, table)
  // Sealed and forgotten by rules of their own.
  const own = columns.filter(({ name }) => name !== 'person_seal')
  return own.flatMap((column) =>
    Object.entries(valuesFor(column)).map(([words, value]): Tampering => {
      const { name, pk } = column
      return {
        name: `${table}.${name}: ${words}`,
        what:
          pk > 0
            ? 'missing'
            : table === 'sale' && name === 'receipt' && words === 'longer'
              ? 'person'
              : 'changed',
        act(ledger) {
          const place = placeOf(ledger, table)
          const { changes: done } = ledger
            .prepare(`UPDATE ${table} SET ${name} = ${value} WHERE ${rowAt(place, columns)}`)
            .run()
          if (done !== 1) throw new Error(`no such row: ${JSON.stringify(place)}`)
          return place
        },
      }
    }),
  )
}

function deletions(database: Database.Database, table: string): Tampering[] {
  const columns = columnsOf(database, table)
  const count = linksOf(database, table).length
  const which = count > 1 ? { last: 0, first: count - 1 } : { only: 0 }
  return Object.entries(which).map(([words, fromEnd]) => ({
    name: `${table}: the ${words} row deleted`,
    what: 'missing',
    act(ledger) {
      const place = placeOf(ledger, table, fromEnd)
      ledger.exec(`DELETE FROM ${table} WHERE ${rowAt(place, columns)}`)
      return place
    },
  }))
}

/** A new key that sorts behind or before the others. */
function newKey({ name, type }: Column, before: boolean): string {
  if (type !== 'INTEGER') return `${before ? "'!'" : "'~'"} || ${name}`
  return before ? `-${name}` : `${name} + 5000000`
}

function insertions(database: Database.Database, table: string): Tampering[] {
  const columns = columnsOf(database, table)
  return [false, true].map((before) => ({
    name: `${table}: a copy inserted ${before ? 'before' : 'behind'} the others`,
    what: 'added',
    act(ledger) {
      const place = placeOf(ledger, table)
      const key = columns.filter(({ pk }) => pk > 0)
      const values = columns.map((column) => {
        const isKey = column.pk === 1 || (column.name === 'day_number' && table === 'sale')
        return isKey ? newKey(column, before) : column.name
      })
      ledger.exec(
        `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')})
           SELECT ${values.join(', ')} FROM ${table} WHERE ${rowAt(place, columns)}`,
      )
      const [first, ...rest] = key.length === 0 ? ['2'] : partsOf(place.key ?? '', key.length)
      const fresh = ledger
        .prepare<[string], string | number>(
          `SELECT ${key[0] ? newKey(key[0], before).replace(key[0].name, '?') : '?'}`,
        )
        .pluck()
      const made = key.length === 0 ? String(first) : present(fresh.get(String(first)))
      const parts = [made, ...rest]
      return {
        chainSeq: null,
        table,
        key: parts.length === 1 ? String(made) : JSON.stringify(parts),
      }
    },
  }))
}

const partsOf = (key: string, count: number): (string | number)[] =>
  count === 1 ? [key] : (JSON.parse(key) as (string | number)[])

function swaps(database: Database.Database, table: string): Tampering[] {
  // Two keys of the same second say the same.
  if (linksOf(database, table).length < 2 || table === 'receipt_key') return []
  const columns = columnsOf(database, table)
  const content = columns.filter(({ pk }) => pk === 0).map(({ name }) => name)
  if (content.length === 0) return []
  return [
    {
      name: `${table}: what two rows say exchanged`,
      what: 'changed',
      act(ledger) {
        const [early, late] = [linksOf(ledger, table).length - 1, 0].map((fromEnd) =>
          placeOf(ledger, table, fromEnd),
        )
        const [a, b] = [present(early), present(late)]
        const [one, other] = [rowAt(a, columns), rowAt(b, columns)]
        const both = content.join(', ')
        ledger.exec(`
          CREATE TEMP TABLE one AS SELECT ${both} FROM main.${table} WHERE ${one};
          CREATE TEMP TABLE other AS SELECT ${both} FROM main.${table} WHERE ${other};
          ${table === 'sale' ? `UPDATE sale SET day_number = -1 WHERE ${other};` : ''}
          UPDATE ${table} SET (${both}) = (SELECT ${both} FROM temp.other) WHERE ${one};
          UPDATE ${table} SET (${both}) = (SELECT ${both} FROM temp.one) WHERE ${other};`)
        return a
      },
    },
  ]
}

/** Every table of the chain: each column changed in several ways, rows deleted, inserted and exchanged. */
export function rowTamperings(database: Database.Database): Tampering[] {
  return CHAINED_NAMES.flatMap((table) => [
    ...changes(database, table),
    ...deletions(database, table),
    ...insertions(database, table),
    ...swaps(database, table),
  ])
}
