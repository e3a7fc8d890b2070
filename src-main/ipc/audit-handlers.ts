import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { addDays, instantOf, type Day, type Instant } from '@shared/domain/calendar'
import { fileEndingOf } from '@shared/domain/table-format'
import type { TrailFilter } from '@shared/domain/trail'
import type { Session } from '@shared/domain/view'
import { AUDIT_PAGE } from '@shared/ipc/calls-audit'
import type { EventName, EventPayload } from '@shared/ipc/contract'
import { ProblemError } from '@shared/ipc/result'
import { trailWords } from '@shared/words/trail'
import type { ChooseFile } from '../records/export-records'
import type { TrailEngine, TrailQuestion } from '../records/trail/trail'
import type { Staff } from '../session/staff'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface AuditTools {
  records: { engine: TrailEngine; dayStartHour: number }
  workplace: Pick<Workplace, 'connectionId'>
  staff: Pick<Staff, 'seat'>
  exporting: { chooseFile: ChooseFile }
  session(): Session
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
}

type AuditCalls = Extract<keyof Handlers, `audit.${string}`>

/** A list that somebody was let see: the same for each of its pages and for a file of it. */
interface Look {
  id: string
  /** Who has signed in, and saw it. */
  seatedId: string | null
  question: TrailQuestion
  days: Pick<TrailFilter, 'from' | 'to'>
}

/** The last day that is written with four digits: what lies behind it belongs to it. */
const LAST_DAY = '9999-12-31'

/** Calls about the trail of sensitive actions. None of them needs the line. */
export function auditHandlers(tools: AuditTools): Pick<Handlers, AuditCalls> {
  const { workplace, staff, session, exporting, emit } = tools
  const { engine } = tools.records
  let look: Look | null = null
  let writing: AbortController | null = null

  const seatedId = (): string | null => staff.seat().seated?.id ?? null

  /** The list behind a look, as long as it is the last one and the same person sits here. */
  function held(id: string): Look {
    if (look?.id === id && look.seatedId === seatedId()) return look
    throw new ProblemError({ code: 'call.invalid', field: 'listId' })
  }

  function questionOf({ from, to, ...rest }: TrailFilter): TrailQuestion {
    const { timeZone } = session()
    const hour = String(tools.records.dayStartHour).padStart(2, '0')
    const begin = (day: Day): Instant => instantOf(day, `${hour}:00:00`, timeZone)
    return {
      ...rest,
      from: begin(from),
      to: to < LAST_DAY ? begin(addDays(to, 1)) : Number.MAX_SAFE_INTEGER,
      language: session().language,
      connectionId: workplace.connectionId(),
      until: null,
    }
  }

  return {
    async 'audit.list'({ filter }) {
      const whose = seatedId()
      const question = questionOf(filter)
      const { entries, total, people, until } = await engine.trail(question, 0, AUDIT_PAGE)
      const { from, to } = filter
      const id = randomUUID()
      look = { id, seatedId: whose, question: { ...question, until }, days: { from, to } }
      return { entries, total, people, listId: id }
    },
    async 'audit.page'({ listId, offset }) {
      const { entries, total } = await engine.trail(held(listId).question, offset, AUDIT_PAGE)
      return { entries, total }
    },
    async 'audit.export'({ listId, format }) {
      const { question, days } = held(listId)
      const { language, timeZone } = session()
      const none = { file: null, rows: 0 }
      // One at a time: the screen offers none while another is written.
      writing?.abort()
      const mine = new AbortController()
      writing = mine
      const ending = fileEndingOf(format)
      const name = [trailWords[language].file, ...new Set([days.from, days.to])].join('_')
      try {
        const file = await exporting.chooseFile(`${name}.${ending}`, ending)
        if (file === null) return none
        const rows = await engine.exportTrail(
          question,
          { file, format, language, timeZone },
          {
            signal: mine.signal,
            told: (done, total) => emit('audit.exporting', { done, total }),
          },
        )
        return { file: basename(file), rows }
      } catch (error) {
        // Cancelled, or the ledger is exchanged for another one.
        const isStopped = (error as { name?: unknown }).name === 'AbortError'
        if (mine.signal.aborted || isStopped) return none
        throw error
      } finally {
        if (writing === mine) writing = null
      }
    },
    'audit.cancelExport'() {
      writing?.abort()
      return null
    },
  }
}
