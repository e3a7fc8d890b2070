import Database from 'better-sqlite3'
import { dayOf } from '@shared/domain/calendar'
import { adoptRows, rememberRows } from '../../../src-main/store/chain/adopt'
import { openLedger } from '../../../src-main/store/ledger'

export const TIME_ZONE = 'Asia/Shanghai'
/** The same in every ledger, however large: what a shop sells in a day, what waits, what a person must settle. */
export const TODAY = 200
export const OPEN = 20
export const ON_DESK = 5
const DAY_MS = 86_400_000
const SALES_A_DAY = 2_000

/** Writes a ledger of so many entries by SQL alone, without its triggers but with all that they would have written, and links its rows. */
export function generate(file: string, entries: number, connectionId: string): { ms: number } {
  const startedAt = performance.now()
  openLedger(file).close()
  const database = new Database(file)
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -400000')
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
    )
    .all()
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  rememberRows(database, true)
  fill(database, entries, connectionId)
  const link = { kind: 'ledger.recovered', at: Date.now() } as const
  database.transaction(() => adoptRows(database, link))()
  for (const { sql } of triggers) database.exec(sql)
  database.close()
  return { ms: performance.now() - startedAt }
}

function fill(database: Database.Database, entries: number, connectionId: string): void {
  const now = Date.now()
  const past = entries - TODAY
  database.function('day_of', { deterministic: true }, (ago) =>
    dayOf(now - Number(ago) * DAY_MS, TIME_ZONE),
  )
  database.exec(`CREATE TEMP TABLE day AS
    WITH RECURSIVE n (ago) AS (SELECT 0 UNION ALL SELECT ago + 1 FROM n WHERE ago < ${entries / SALES_A_DAY + 1})
    SELECT ago, day_of(ago) AS day FROM n`)
  database.exec('CREATE UNIQUE INDEX temp.day_by_number ON day (ago)')
  const steps = [
    // The last ones are today's, the others of the days before, oldest first.
    `CREATE TEMP TABLE entry AS
       WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${entries} - 1)
       SELECT i, printf('%08d-%04d-7000-8000-000000000000', i / 10000, i % 10000) AS id,
         iif(i < ${past}, (${past} - 1 - i) / ${SALES_A_DAY} + 1, 0) AS ago FROM n`,
    `INSERT INTO sale (sale_id, connection_id, member_id, shop_id, day, day_number, created_at, receipt, offline)
       SELECT id, '${connectionId}', member, '1', day, i + 1, at, json_set('${JSON.stringify(RECEIPT)}',
           '$.number', printf('%09d', i), '$.at', at, '$.day', day, '$.member.id', member,
           '$.member.name', '会员' || (i % 5000), '$.lines[0].couponId', CAST(1000001 + i AS TEXT)),
         i >= ${entries} - ${ON_DESK}
       FROM (SELECT *, CAST(10001 + i % 100000 AS TEXT) AS member,
         ${now} - ago * ${DAY_MS} - (${entries} - i) AS at FROM temp.entry) CROSS JOIN temp.day USING (ago)`,
    `INSERT INTO redemption
       (request_id, sale_id, line, connection_id, coupon_id, template_id, title, kind, discount_fen)
       SELECT id, id, 0, '${connectionId}', CAST(1000001 + i AS TEXT), 1 + i % 12, '满百减二十券', 'cash', 2000 FROM temp.entry`,
    `INSERT INTO redemption_state (request_id, state, cause, at)
       SELECT id, state, cause, ${now} - ago * ${DAY_MS} - (${entries} - i) FROM temp.entry CROSS JOIN
         (SELECT 1 AS step, 'pending' AS state, '{"code":"recorded"}' AS cause
          UNION ALL SELECT 2, 'sending', '{"code":"sent"}'
          UNION ALL SELECT 3, 'accepted', '{"code":"confirmed","remoteId":"1"}') s
       WHERE i < ${entries} - ${OPEN + ON_DESK} OR step = 1 OR (step = 2 AND i >= ${entries} - ${ON_DESK})`,
    `INSERT INTO redemption_state (request_id, state, cause, at)
       SELECT id, 'refused', '{"code":"refusedByApi","apiCode":2003,"info":"used"}', ${now}
       FROM temp.entry WHERE i >= ${entries} - ${ON_DESK}`,
    `INSERT INTO open_redemption SELECT id, '${connectionId}', 'pending' FROM temp.entry
       WHERE i >= ${entries} - ${OPEN + ON_DESK} AND i < ${entries} - ${ON_DESK}`,
    `INSERT INTO desk_entry SELECT id, '${connectionId}' FROM temp.entry WHERE i >= ${entries} - ${ON_DESK}`,
  ]
  for (const step of steps) database.exec(step)
}

const RECEIPT = {
  version: 1,
  number: '',
  shop: { id: '1', name: '城西银泰店', address: '杭州市拱墅区丰潭路 380 号' },
  cashier: { number: '07', name: '王雨晴' },
  member: { id: '10001', name: '', phone: '199****1234' },
  at: 1,
  day: '2026-03-04',
  time: '10:00:00',
  lines: [
    { couponId: '', title: '满百减二十券', kind: 'cash', faceFen: 2_000, discountFen: 2_000 },
  ],
  billFen: 12_800,
  discountFen: 2_000,
  payFen: 10_800,
  training: false,
  offline: false,
}
