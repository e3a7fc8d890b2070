import type Database from 'better-sqlite3'
import type { TrailQuery, TrailRow, TrailSource } from '../records/trail/trail-source'
import { openToRead } from './open-to-read'
import { withStorageProblems } from './storage-problem'

type Bound = Record<string, string | number | null>

// `e` is the entry: other tables have a `kind` as well. What failed, and what somebody agreed to, is named by the call; of what failed the id is among the details.
const CALL = `CASE e.kind WHEN 'action.failed' THEN e.subject ELSE e.kind END`
const ID = `CASE e.kind WHEN 'action.failed' THEN json_extract(e.detail, '$.about') ELSE e.subject END`
/** The kind as it is said: one call saves those who are new and those who are known. */
const SAID = `CASE WHEN e.kind = 'staff.save' AND json_extract(e.detail, '$.added') THEN 'staff.added' ELSE e.kind END`
const NUMBERED = `'staff.save', 'staff.signInRefused', 'staff.lendRefused', 'session.setCashier'`

const listed = (name: string): string => `(SELECT value FROM json_each(@${name}))`
const has = (sql: string): string => `instr(lower(${sql}), @text) > 0`

const PLAIN = `SELECT seq FROM audit_entry AS e INDEXED BY audit_by_time
  WHERE at >= @from AND at < @to AND seq <= @until
    AND (@who IS NULL OR staff = @who OR approved_by = @who)
    AND (@kinds IS NULL OR kind IN ${listed('kinds')})`
const WITH_TEXT = `${PLAIN} AND (
  staff IN ${listed('staffs')} OR ${SAID} IN ${listed('textKinds')}
  OR kind IN ('action.failed', 'staff.lent') AND subject IN ${listed('textKinds')}
  OR ${has('staff')} OR ${has(`coalesce(approved_by, '')`)} OR ${has(`coalesce(${ID}, '')`)}
  OR ${has(`coalesce(json_extract(detail, '$.name'), '')`)}
  OR CASE
    WHEN ${CALL} IN ('sales.void', 'sales.override') THEN EXISTS (SELECT 1 FROM sale
      WHERE sale_id = ${ID} AND ${has(`json_extract(receipt, '$.number')`)})
    WHEN ${CALL} = 'exceptions.act' THEN EXISTS (SELECT 1 FROM redemption r JOIN sale USING (sale_id)
      WHERE r.request_id = ${ID} AND (${has('r.title')} OR ${has(`json_extract(receipt, '$.number')`)}))
    WHEN ${CALL} = 'chain.sealed' THEN EXISTS (SELECT 1 FROM shift WHERE shift_id = ${ID} AND ${has('business_day')})
    WHEN ${CALL} IN (${NUMBERED}) THEN ${ID} IN ${listed('numbers')}
    WHEN ${CALL} LIKE 'templates.%' THEN ${ID} IN ${listed('templates')}
    ELSE 0
  END)`

/** The statements by which the trail is read. */
export function trailStatements(database: Database.Database) {
  return {
    end: database.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM audit_entry').pluck(),
    plain: database.prepare<[Bound], number>(PLAIN).pluck(),
    withText: database.prepare<[Bound], number>(WITH_TEXT).pluck(),
    row: database.prepare<[number], TrailRow>(
      `SELECT seq, at, kind, staff, approved_by AS approvedBy, subject, detail FROM audit_entry WHERE seq = ?`,
    ),
    people: database.prepare<[{ after: number }], { who: string; seq: number }>(
      `SELECT who, max(seq) AS seq FROM (
         SELECT staff AS who, max(seq) AS seq FROM audit_entry WHERE seq > @after GROUP BY staff
         UNION ALL SELECT approved_by, max(seq) FROM audit_entry
           WHERE seq > @after AND approved_by IS NOT NULL GROUP BY approved_by)
       GROUP BY who`,
    ),
    receiptOfSale: database
      .prepare<[string], string>(
        `SELECT json_extract(receipt, '$.number') FROM sale WHERE sale_id = ?`,
      )
      .pluck(),
    receiptOfRequest: database.prepare<[string], { name: string; title: string }>(
      `SELECT json_extract(receipt, '$.number') AS name, r.title
       FROM redemption r JOIN sale USING (sale_id) WHERE r.request_id = ?`,
    ),
    shift: database.prepare<[string], { day: string; number: number }>(
      'SELECT business_day AS day, number FROM shift WHERE shift_id = ?',
    ),
    // Ids of redemptions sort by time: the title is that of the last one.
    templates: database.prepare<[string], { id: string; title: string }>(
      `SELECT template_id AS id, title, max(request_id) FROM redemption
       WHERE connection_id = ? GROUP BY template_id`,
    ),
    stand: database
      .prepare<[], number>('SELECT coalesce(max(seq), 0) FROM redemption_state')
      .pluck(),
  }
}

/** Opens `ledger.db` to read the trail in it, beside whoever writes it. */
export function openTrailSource(file: string): TrailSource {
  const database = withStorageProblems(file, () => openToRead(file))
  const sql = withStorageProblems(file, () => trailStatements(database))
  const guarded = <T>(work: () => T): T => withStorageProblems(file, work)
  return {
    end: () => guarded(() => sql.end.get() ?? 0),
    select: (query) =>
      guarded(() => (query.text === null ? sql.plain : sql.withText).all(boundOf(query))),
    rows: (seqs) => guarded(() => [...seqs].flatMap((seq) => sql.row.get(seq) ?? [])),
    people: (after) => guarded(() => sql.people.all({ after })),
    receiptOfSale: (saleId) => guarded(() => sql.receiptOfSale.get(saleId) ?? null),
    receiptOfRequest: (requestId) => guarded(() => sql.receiptOfRequest.get(requestId) ?? null),
    shift: (shiftId) => guarded(() => sql.shift.get(shiftId) ?? null),
    templates: (connectionId) => guarded(() => sql.templates.all(connectionId)),
    stand: () => guarded(() => sql.stand.get() ?? 0),
    close: () => void database.close(),
  }
}

function boundOf({ from, to, until, who, kinds, text }: TrailQuery): Bound {
  const plain: Bound = {
    ...{ from, to, until, who },
    kinds: kinds.length === 0 ? null : JSON.stringify(kinds),
  }
  if (text === null) return plain
  return {
    ...plain,
    text: text.text,
    staffs: JSON.stringify(text.staffs),
    textKinds: JSON.stringify(text.kinds),
    numbers: JSON.stringify(text.numbers),
    templates: JSON.stringify(text.templates),
  }
}
