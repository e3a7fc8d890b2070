import { basename } from 'node:path'
import type { Session } from '@shared/domain/view'
import type { EventName, EventPayload } from '@shared/ipc/contract'
import { exportRecords, type ChooseFile } from '../records/export-records'
import { listRecords, placeOf, type RecordsTools } from '../records/list-records'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface RecordTools {
  workplace: Workplace
  records: RecordsTools
  session(): Session
  exporting: { chooseFile: ChooseFile }
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
}

type RecordCalls = 'records.list' | 'records.options' | 'records.export' | 'records.cancelExport'

/** Calls of the records. */
export function recordHandlers({
  workplace,
  records,
  session,
  exporting,
  emit,
}: RecordTools): Pick<Handlers, RecordCalls> {
  let writing: AbortController | null = null

  return {
    'records.list': async (wish) => listRecords(wish, await workplace.desk(), records),
    'records.options': async () => {
      const desk = await workplace.desk()
      return records.engine.options(placeOf(desk, records.dayStartHour))
    },
    async 'records.export'(wish) {
      // One at a time: the screen offers none while another is written.
      writing?.abort()
      const mine = new AbortController()
      writing = mine
      const wanted = { ...wish, goesOn: true, language: session().language }
      const tools = { ...records, chooseFile: exporting.chooseFile }
      const told = (done: number, total: number): void => emit('records.exporting', { done, total })
      try {
        const desk = (): ReturnType<Workplace['desk']> => workplace.desk()
        const { file, rows } = await exportRecords(wanted, desk, tools, {
          signal: mine.signal,
          told,
        })
        return { file: file === null ? null : basename(file), rows }
      } finally {
        if (writing === mine) writing = null
      }
    },
    'records.cancelExport'() {
      writing?.abort()
      return null
    },
  }
}
