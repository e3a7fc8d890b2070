import type Database from 'better-sqlite3'
import {
  mayFollowPrint,
  printCauseSchema,
  type PrintCause,
  type PrintJob,
  type PrintState,
} from '@shared/domain/print-job'
import type { NewPrint, PrintBook } from '../counter/print-ports'
import { chainWriter } from './chain/write-chain'

type Row = Omit<PrintJob, 'cause'> & { cause: string }

const JOB = `
  j.job_id AS jobId, j.sale_id AS saleId, j.purpose, j.copy, j.asked_by AS askedBy, j.at,
  s.state, s.seq, s.at AS stateAt, s.cause`
const LATEST = `
  JOIN print_state s ON s.seq = (SELECT max(seq) FROM print_state WHERE job_id = j.job_id)`

/** The ledger's rows of papers. */
export function printRows(database: Database.Database): PrintBook {
  const chain = chainWriter(database)
  const sql = {
    // One that never went out does not count: whoever holds the next one holds the first.
    earlier: database.prepare<[string, string], { count: number }>(
      `SELECT count(*) AS count FROM print_job j ${LATEST}
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
    open: database.prepare<[], Row>(
      `SELECT ${JOB} FROM open_print o JOIN print_job j USING (job_id) ${LATEST} ORDER BY o.seq`,
    ),
    counts: database.prepare<[], { state: PrintState; count: number }>(
      'SELECT state, count(*) AS count FROM open_print GROUP BY state',
    ),
    lastSale: database.prepare<[], { saleId: string }>(
      'SELECT sale_id AS saleId FROM sale ORDER BY day DESC, day_number DESC LIMIT 1',
    ),
  }

  function write(jobId: string, state: PrintState, cause: PrintCause, at: number): number {
    return Number(sql.insertState.run(jobId, state, JSON.stringify(cause), at).lastInsertRowid)
  }

  const add = database.transaction<PrintBook['addPrint']>((job, cause) => {
    const copy = sql.earlier.get(job.saleId, job.purpose)?.count ?? 0
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
    openPrints: () => sql.open.all().map(toJob),
    print(jobId) {
      const row = sql.job.get(jobId)
      return row ? toJob(row) : null
    },
    printsOf: (saleId) => sql.ofSale.all(saleId).map(toJob),
    countPrints: () =>
      Object.fromEntries(sql.counts.all().map(({ state, count }) => [state, count])),
    lastSaleId: () => sql.lastSale.get()?.saleId ?? null,
  }
}

const toJob = (row: Row): PrintJob => ({
  ...row,
  cause: printCauseSchema.parse(JSON.parse(row.cause)),
})
