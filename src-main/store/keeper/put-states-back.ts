import type Database from 'better-sqlite3'
import { REDEMPTION_STATES, mayFollow, type RedemptionState } from '@shared/domain/redemption-state'
import { pathBetween } from './path-between'

/** A state as it is written: `seq` is the number it had, where that is still free. */
interface Step {
  seq: number | null
  state: RedemptionState
  cause: string
  at: number
}
type Staged = Step & { seq: number }

const INTERRUPTED = '{"code":"interrupted"}'
const RECORDED = '{"code":"recorded"}'
const RULES = { first: 'pending', states: REDEMPTION_STATES, mayFollow } as const

/**
 * Continues the history of each redemption with what was found of it. A step that is missing in between is bridged the
 * shortest way that the rules allow. Unless everything was read, an entry that seems unsent becomes one whose fate is
 * not known, so that it is looked up before it is sent: its later steps may be what is missing.
 * Returns how many states could not be used; adds to `touched` whose history grew.
 */
export function putStatesBack(
  target: Database.Database,
  touched: Set<string>,
  complete: boolean,
): number {
  const write = makeWriter(target)
  const staged = target.prepare<[string], Staged>(
    'SELECT seq, state, cause, at FROM stage.redemption_state WHERE request_id = ? ORDER BY seq',
  )
  const last = target.prepare<[string], { seq: number; state: RedemptionState }>(
    'SELECT seq, state FROM main.redemption_state WHERE request_id = ? ORDER BY seq DESC LIMIT 1',
  )
  const known = target.prepare('SELECT 1 FROM main.redemption WHERE request_id = ?')
  let fragments = 0
  for (const requestId of list(target, 'SELECT DISTINCT request_id FROM stage.redemption_state')) {
    const states = staged.all(requestId)
    if (known.get(requestId) === undefined) {
      fragments += states.length
      continue
    }
    for (const step of states) {
      const before = last.get(requestId)
      const bridge = pathBetween(before?.state ?? null, step.state, RULES)
      if (!bridge) {
        fragments++
        continue
      }
      write(requestId, before?.seq ?? 0, [...bridge.map((state) => missing(state, step)), step])
      touched.add(requestId)
    }
  }
  for (const { requestId, at } of withoutState(target)) {
    write(requestId, 0, [{ seq: null, state: 'pending', cause: RECORDED, at }])
  }
  if (!complete) {
    for (const { requestId, at } of seemingUnsent(target)) {
      const states = ['sending', 'unknown'] as const
      const steps = states.map((state): Step => ({ seq: null, state, cause: INTERRUPTED, at }))
      write(requestId, 0, steps)
    }
  }
  return fragments
}

function missing(state: RedemptionState, { at }: Step): Step {
  return { seq: null, state, cause: state === 'pending' ? RECORDED : INTERRUPTED, at }
}

/** Writes steps in their order; each keeps or finds a number between its neighbours where one is free. */
function makeWriter(target: Database.Database) {
  const taken = target.prepare<[number, number]>(
    `SELECT 1 FROM main.redemption_state WHERE seq = ?
     UNION ALL SELECT 1 FROM stage.redemption_state WHERE seq = ?`,
  )
  const inUse = target.prepare<[number]>('SELECT 1 FROM main.redemption_state WHERE seq = ?')
  const insert = target.prepare<[number | null, string, string, string, number]>(
    'INSERT INTO main.redemption_state (seq, request_id, state, cause, at) VALUES (?, ?, ?, ?, ?)',
  )
  return (requestId: string, after: number, steps: readonly Step[]): void => {
    let last = after
    const own = steps.at(-1)?.seq ?? null
    for (const [index, { seq, state, cause, at }] of steps.entries()) {
      // The steps that are lost had numbers below this one; nobody else has got those since.
      const wanted = seq ?? (own === null ? null : own - (steps.length - 1 - index))
      const isFree =
        wanted !== null &&
        wanted > last &&
        (seq === null ? taken.get(wanted, wanted) : inUse.get(wanted)) === undefined
      const { lastInsertRowid } = insert.run(isFree ? wanted : null, requestId, state, cause, at)
      last = Number(lastInsertRowid)
    }
  }
}

function list(target: Database.Database, sql: string): string[] {
  return target.prepare<[], string>(sql).pluck().all()
}

function withoutState(target: Database.Database): { requestId: string; at: number }[] {
  return target
    .prepare<[], { requestId: string; at: number }>(
      `SELECT r.request_id AS requestId, sale.created_at AS at FROM main.redemption r
       JOIN main.sale USING (sale_id)
       WHERE NOT EXISTS (SELECT 1 FROM main.redemption_state s WHERE s.request_id = r.request_id)`,
    )
    .all()
}

function seemingUnsent(target: Database.Database): { requestId: string; at: number }[] {
  return target
    .prepare<[], { requestId: string; at: number }>(
      `SELECT o.request_id AS requestId, s.at FROM main.open_redemption o
       JOIN main.redemption_state s ON s.seq =
         (SELECT max(seq) FROM main.redemption_state WHERE request_id = o.request_id)
       WHERE s.state = 'pending'`,
    )
    .all()
}
