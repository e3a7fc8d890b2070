/** A table whose every row has a link in the chain. */
export interface ChainedTable {
  /** The columns that tell its rows apart, in the order of its primary key. */
  key: readonly string[]
  /** What of a row its link covers, as SQL over that row; never shortened or put in another order. */
  covered: readonly string[]
}

/** What the receipt says besides who the member is: that much stays when a member is erased. */
export const RECEIPT_WITHOUT_PERSON = `CASE WHEN json_valid(receipt)
  THEN json_set(receipt, '$.member.name', NULL, '$.member.phone', NULL) ELSE receipt END`
/** The part of the seal that stays as well. */
const SEAL_HASH = `substr(person_seal, instr(person_seal, ':'))`

const columns = (words: string): string[] => words.split(' ')
const byFirst = (words: string): ChainedTable => {
  const covered = columns(words)
  return { key: covered.slice(0, 1), covered }
}

/**
 * Every table that is only added to. The order is that in which the rows of an earlier ledger are linked, those that
 * others refer to first; a verification looks for the frequent ones by name before the others.
 */
export const CHAINED_TABLES = {
  sale: {
    key: ['sale_id'],
    covered: [
      ...columns('sale_id connection_id member_id shop_id day day_number created_at offline'),
      // As plain text: what JSON functions return would be put into the array as JSON by some versions only.
      `(${RECEIPT_WITHOUT_PERSON}) || ''`,
      SEAL_HASH,
    ],
  },
  redemption: byFirst(
    'request_id sale_id line connection_id coupon_id template_id title kind discount_fen',
  ),
  redemption_state: byFirst('seq request_id state cause at'),
  print_job: byFirst('job_id sale_id purpose copy asked_by at'),
  print_state: byFirst('seq job_id state cause at'),
  audit_entry: byFirst('seq at kind staff approved_by subject detail'),
  override: byFirst('sale_id manager reason breaches at'),
  parked_answer: byFirst('seq request_id program_version call answer at'),
  settlement: byFirst('seq request_id action reason settled_by at'),
  phone_reveal: {
    key: columns('at connection_id member_id cause'),
    covered: columns('at connection_id member_id shop_id staff cause'),
  },
  erased_member: {
    key: columns('connection_id member_id'),
    covered: columns('connection_id member_id at'),
  },
  recovery: byFirst('at cause backup_at complete rescued fragments kept_file'),
  recovery_read: byFirst('at read_at'),
  number_floor: { key: columns('day number'), covered: columns('day number') },
  receipt_key: byFirst('key created_at'),
  terminal: { key: ['rowid'], covered: ['rowid', 'code'] },
  shift: byFirst('shift_id connection_id shop_id business_day number opened_at opened_by from_seq'),
  shift_close: byFirst('shift_id closed_at to_seq report'),
} as const satisfies Record<string, ChainedTable>

/** The name of such a table. */
export type ChainedName = keyof typeof CHAINED_TABLES

export const CHAINED_NAMES = Object.keys(CHAINED_TABLES) as ChainedName[]

/** SQL for what a link of this table covers, as one text. The writer and the verifier have nothing else. */
export function contentOf(name: ChainedName): string {
  return `json_array('${name}', ${CHAINED_TABLES[name].covered.join(', ')})`
}

/** SQL for the text by which a link names a row of this table. */
export function keyTextOf(name: ChainedName): string {
  const { key } = CHAINED_TABLES[name]
  return key.length === 1 ? `CAST(${key[0]} AS TEXT)` : `json_array(${key.join(', ')})`
}

/** SQL for the content of the row that `text`, an SQL expression, names; NULL where it names none. */
export function contentByKey(name: ChainedName, text: string): string {
  const { key } = CHAINED_TABLES[name]
  const found = `SELECT ${contentOf(name)} FROM ${name} WHERE`
  if (key.length === 1) return `(${found} ${key[0]} = ${text})`
  const parts = key.map((column, place) => `${column} = json_extract(${text}, '$[${place}]')`)
  return `CASE WHEN json_valid(${text}) THEN (${found} ${parts.join(' AND ')}) END`
}

/** The text by which a link names a row with a key of several parts, as `keyTextOf` makes it. */
export function keyText(...parts: readonly (string | number)[]): string {
  return parts.length === 1 ? String(parts[0]) : JSON.stringify(parts)
}
