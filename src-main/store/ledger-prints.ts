import type Database from 'better-sqlite3'
import { printCauseSchema, type PrintCause, type PrintJob } from '@shared/domain/print-job'
import { mayFollowPrint, type PrintState } from '@shared/domain/print-state'
import type { PrintPurpose } from '@shared/domain/print-settings'
import type { NewPrint, PrintBook } from '../counter/print-ports'
import { chainWriter } from './chain/write-chain'

type Row = Omit<PrintJob, 'cause'> & { cause: string }

const JOB = `
  j.job_id AS jobId, j.sale_id AS saleId, j.purpose, j.copy, j.asked_by AS askedBy, j.at,
  s.state, s.seq, s.at AS stateAt, s.cause`
const LATEST = `
  JOIN print_state s ON s.seq = (SELECT max(seq) FROM print_state WHERE job_id = j.job_id)`

/** When somebody last wanted the paper `j`: a try that came to nothing makes it no younger. */
const WANTED_AT = `SELECT q.at FROM print_state q
  WHERE q.job_id = j.job_id AND q.state = 'queued' AND q.cause NOT LIKE '{"code":"notReached"%'
  ORDER BY q.seq DESC LIMIT 1`
/** As far back the last sale of a connection is looked for by the order of writing; behind that the clock has to do. */
const LOOKED_AT = 100_000

/** The ledger's rows of papers. */
export function printRows(database: Database.Database): PrintBook {
  const chain = chainWriter(database)
  const sql = {
    // One that never went out does not count: whoever holds the next one holds the first.
    next: database.prepare<[string, string], { copy: number }>(
      `SELECT coalesce(max(j.copy) + 1, 0) AS copy FROM print_job j ${LATEST}
       WHERE j.sale_id = ? AND j.purpose = ? AND (s.state <> 'dropped' OR EXISTS
         (SELECT 1 FROM print_state b WHERE b.job_id = j.job_id AND b.state IN ('unknown', 'sent', 'printed')))`,
    ),
    insertJob: database.prepare<[NewPrint & { copy: number }]>(
      `INSERT INTO print_job (job_id, sale_id, purpose, copy, asked_by, at)
       VALUES (@jobId, @saleId, @purpose, @copy, @askedBy, @at)`,
    ),
    insertState: database.prepare<[string, PrintState, string, number]>(
      'INSERT INTO print_state (job_id, state, cause, at) VALUES (?, ?, ?, ?)',
    ),
    job: database.prepare<[string], Row>(
      `SELECT ${JOB} FROM print_job j ${LATEST} WHERE j.job_id = ?`,
    ),
    ofSale: database.prepare<[string], Row>(
      `SELECT ${JOB} FROM print_job j ${LATEST} WHERE j.sale_id = ? ORDER BY j.at, j.copy`,
    ),
    open: database.prepare<[number], Row>(
      `SELECT ${JOB} FROM (SELECT * FROM open_print ORDER BY seq LIMIT ?) o
       JOIN print_job j USING (job_id) ${LATEST} ORDER BY o.seq`,
    ),
    // What is held for days must cost the next paper nothing: only those that may be it are looked at.
    queued: database.prepare<[PrintPurpose | null, PrintPurpose | null, number], Row>(
      `SELECT ${JOB} FROM (SELECT o.job_id, o.seq FROM open_print o JOIN print_job p USING (job_id)
         WHERE o.state = 'queued' AND p.purpose IN (?, ?) ORDER BY o.seq LIMIT ?) o
       JOIN print_job j USING (job_id) ${LATEST} ORDER BY o.seq`,
    ),
    sending: database
      .prepare<[], string>(`SELECT job_id FROM open_print WHERE state = 'sending'`)
      .pluck(),
    queuedBefore: database
      .prepare<[number, number], string>(
        `SELECT o.job_id FROM open_print o JOIN print_job j USING (job_id)
         WHERE o.state = 'queued' AND coalesce((${WANTED_AT}), j.at) < ? LIMIT ?`,
      )
      .pluck(),
    counts: database.prepare<[], { state: PrintState; count: number }>(
      'SELECT state, count(*) AS count FROM open_print GROUP BY state',
    ),
    lastSale: database
      .prepare<[string], string>(
        `SELECT r.sale_id FROM redemption_state s CROSS JOIN redemption r USING (request_id)
         WHERE s.seq > (SELECT max(seq) FROM redemption_state) - ${LOOKED_AT}
           AND s.cause = '{"code":"recorded"}' AND r.connection_id = ?
         ORDER BY s.seq DESC LIMIT 1`,
      )
      .pluck(),
    lastByClock: database
      .prepare<[string], string>(
        `SELECT sale_id FROM (SELECT sale_id, connection_id FROM sale
           ORDER BY day DESC, day_number DESC LIMIT ${LOOKED_AT}) WHERE connection_id = ? LIMIT 1`,
      )
      .pluck(),
  }

  function write(jobId: string, state: PrintState, cause: PrintCause, at: number): number {
    return Number(sql.insertState.run(jobId, state, JSON.stringify(cause), at).lastInsertRowid)
  }

  const add = database.transaction<PrintBook['addPrint']>((job, cause) => {
    const copy = sql.next.get(job.saleId, job.purpose)?.copy ?? 0
    sql.insertJob.run({ ...job, copy })
    const seq = write(job.jobId, 'queued', cause, job.at)
    chain.add(['print_job', job.jobId], ['print_state', String(seq)])
    return { ...job, copy, state: 'queued', cause, seq, stateAt: job.at }
  })

  const advance = database.transaction<PrintBook['advancePrint']>((jobId, state, cause, at) => {
    const row = sql.job.get(jobId)
    if (!row) throw new Error(`no paper ${jobId} in the ledger`)
    if (!mayFollowPrint(row.state, state)) {
      throw new Error(`paper ${jobId} may not go from ${row.state} to ${state}`)
    }
    const seq = write(jobId, state, cause, at)
    chain.add(['print_state', String(seq)])
    return { ...row, state, cause, seq, stateAt: at }
  })

  return {
    addPrint: (...of) => add.immediate(...of),
    advancePrint: (...of) => advance.immediate(...of),
    openPrints: (limit = -1) => sql.open.all(limit).map(toJob),
    nextPrint([one = null, other = null], besides) {
      const rows = sql.queued.all(one, other, 1 + besides.size)
      const next = rows.find(({ jobId }) => !besides.has(jobId))
      return next ? toJob(next) : null
    },
    sendingPrints: () => sql.sending.all(),
    printsWantedBefore: (...of) => sql.queuedBefore.all(...of),
    print(jobId) {
      const row = sql.job.get(jobId)
      return row ? toJob(row) : null
    },
    printsOf: (saleId) => sql.ofSale.all(saleId).map(toJob),
    countPrints: () =>
      Object.fromEntries(sql.counts.all().map(({ state, count }) => [state, count])),
    lastSaleId: (connectionId) =>
      sql.lastSale.get(connectionId) ?? sql.lastByClock.get(connectionId) ?? null,
  }
}

const toJob = (row: Row): PrintJob => ({
  ...row,
  cause: printCauseSchema.parse(JSON.parse(row.cause)),
})
