import type Database from 'better-sqlite3'
import { PRINT_STATES, mayFollowPrint, type PrintState } from '@shared/domain/print-state'
import { pathBetween } from './path-between'

interface Step {
  /** The number that it had; null for a step that was lost. */
  seq: number | null
  state: PrintState
  cause: string
  at: number
}

const INTERRUPTED = '{"code":"interrupted"}'
/** What has not come to its end: nobody has seen it on paper, or been asked. */
const OPEN: readonly PrintState[] = ['queued', 'sending', 'failed', 'held']
const RULES = { first: 'queued', states: PRINT_STATES, mayFollow: mayFollowPrint } as const

/**
 * Continues the history of each paper with what was found of it, in the order in which it was written, under another
 * running number where that one was given to somebody else meanwhile. A paper of which a step could not be used is left
 * to a person: it may be out. Returns how many states could not be used.
 */
export function putPrintsBack(target: Database.Database): number {
  const staged = target.prepare<[string], Step>(
    'SELECT seq, state, cause, at FROM stage.print_state WHERE job_id = ? ORDER BY seq',
  )
  const last = target.prepare<[string], { seq: number; state: PrintState; at: number }>(
    'SELECT seq, state, at FROM main.print_state WHERE job_id = ? ORDER BY seq DESC LIMIT 1',
  )
  const known = target.prepare('SELECT 1 FROM main.print_job WHERE job_id = ?')
  const inUse = target.prepare<[number]>('SELECT 1 FROM main.print_state WHERE seq = ?')
  const insert = target.prepare<[number | null, string, PrintState, string, number]>(
    'INSERT INTO main.print_state (seq, job_id, state, cause, at) VALUES (?, ?, ?, ?, ?)',
  )

  function write(jobId: string, after: number, { seq, state, cause, at }: Step): number {
    const isFree = seq !== null && seq > after && inUse.get(seq) === undefined
    return Number(insert.run(isFree ? seq : null, jobId, state, cause, at).lastInsertRowid)
  }

  /** How many of them could not be used. */
  function putBackOf(jobId: string, steps: readonly Step[]): number {
    let lost = 0
    for (const step of steps) {
      const before = last.get(jobId)
      const bridge = pathBetween(before?.state ?? null, step.state, RULES)
      if (!bridge) {
        lost++
        continue
      }
      let after = before?.seq ?? 0
      for (const state of bridge) {
        after = write(jobId, after, { seq: null, state, cause: INTERRUPTED, at: step.at })
      }
      write(jobId, after, step)
    }
    const end = lost > 0 ? last.get(jobId) : undefined
    if (end && OPEN.includes(end.state)) {
      write(jobId, end.seq, { seq: null, state: 'unknown', cause: INTERRUPTED, at: end.at })
    }
    return lost
  }

  const jobs = target.prepare<[], string>('SELECT DISTINCT job_id FROM stage.print_state').pluck()
  return jobs.all().reduce((fragments, jobId) => {
    const steps = staged.all(jobId)
    return fragments + (known.get(jobId) === undefined ? steps.length : putBackOf(jobId, steps))
  }, 0)
}
