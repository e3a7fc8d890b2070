import { addDays, type Instant } from '@shared/domain/calendar'
import type { RecordView } from '@shared/domain/record-view'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { LastAnswer } from '../counter/last-answer'
import type { Clock, Desk } from '../counter/ports'
import type { RecordPlace, RemoteHalf } from './compare'
import type { RecordsAnswer, RecordsQuestion, RedemptionsEngine } from './engine'
import type { RecordFilter } from './record-table'

/** The last that is written with four digits. */
const LAST_DAY = '9999-12-31'

/** What the back end said of a range of days, or why it said nothing. */
export interface BackEndAnswer {
  half: RemoteHalf | null
  problem: Problem | null
}

export interface RecordsTools {
  engine: RedemptionsEngine
  clock: Clock
  lastAnswer: LastAnswer<BackEndAnswer>
  /** When the shop's business day begins, 0 to 12. */
  dayStartHour: number
}

export interface RecordsPage extends RecordsAnswer {
  /** Why the back end's half is missing; the terminal's own half is always there. */
  backendProblem: Problem | null
  /** True when the back end had more than the terminal was willing to fetch. */
  truncated: boolean
}

export interface RecordsWish {
  filter: RecordFilter
  view: RecordView
  /** What the back end said before will do, however long ago: somebody scrolls through the list that it was part of. */
  goesOn: boolean
}

/**
 * `records.list`: the back end's redemptions of a range of days joined with this terminal's ledger, newest first.
 * A silent back end leaves the ledger's half and says why; only `storage.*` problems are thrown.
 */
export async function listRecords(
  wish: RecordsWish & { offset: number; limit: number },
  desk: Desk,
  tools: RecordsTools,
): Promise<RecordsPage> {
  const { question, answer } = await questionOf(wish, desk, tools)
  const page = await tools.engine.list(question, wish.offset, wish.limit)
  return {
    ...page,
    backendProblem: answer.problem,
    truncated: answer.half?.truncated ?? false,
  }
}

/** Where this terminal's records are seen from. */
export function placeOf(
  { connectionId, timeZone, shop }: Pick<Desk, 'connectionId' | 'timeZone' | 'shop'>,
  dayStartHour: number,
): RecordPlace {
  return { connectionId, timeZone, dayStartHour, shopId: shop?.id ?? null }
}

/** What the engine is to be asked, the back end's half with it. */
export async function questionOf(
  { filter, view, goesOn }: RecordsWish,
  desk: Desk,
  { clock, lastAnswer, dayStartHour }: RecordsTools,
): Promise<{ question: RecordsQuestion; answer: BackEndAnswer }> {
  const { from, to } = filter
  const answer = await lastAnswer.of(
    [desk.connectionId, from, to].join(' '),
    () => clock.now(),
    // A day more: hours after midnight may belong to the last business day, and what was redeemed without a line is on the
    // list under the day on which it was sent, mostly the next morning.
    () => askBackEnd(from, to < LAST_DAY ? addDays(to, 1) : to, desk, clock.now()),
    goesOn,
  )
  const question = { place: placeOf(desk, dayStartHour), filter, view, remote: answer.half }
  return { question, answer }
}

async function askBackEnd(
  from: string,
  to: string,
  { gateway, shopName }: Desk,
  askedAt: Instant,
): Promise<BackEndAnswer> {
  try {
    const { records, truncated } = await gateway.records(from, to)
    const ids = new Set(records.map(({ shopId }) => shopId))
    const shopNames: Record<string, string> = {}
    for (const id of ids) {
      const name = id === null ? null : shopName(id)
      if (id !== null && name !== null) shopNames[id] = name
    }
    return { half: { records, truncated, askedAt, shopNames }, problem: null }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { half: null, problem: error.problem }
  }
}
