import type { Problem } from '@shared/ipc/result'
import type { RemoteHalf } from './compare'
import type { ExportWish, RecordsQuestion } from './engine'
import type { RecordPlace } from './compare'
import type { TrailEngine, TrailQuestion } from './trail/trail'
import type { StatisticsOrder } from './statistics/source'
import type { StatisticsReport } from '../exporting/statistics-html'

/** A question as it travels: the back end's half goes once and is then meant by `'same'`. */
export type SentQuestion = Omit<RecordsQuestion, 'remote'> & { remote: RemoteHalf | 'same' | null }

/** What is sent to the thread. */
export type EngineOrder =
  | { id: number; job: 'list'; question: SentQuestion; offset: number; limit: number }
  | { id: number; job: 'options'; place: RecordPlace }
  | { id: number; job: 'export'; question: SentQuestion; wish: ExportWish }
  | { id: number; job: 'statistics'; order: StatisticsOrder }
  | { id: number; job: 'statisticsPage'; report: StatisticsReport }
  | { id: number; job: 'trail'; question: TrailQuestion; offset: number; limit: number }
  | {
      id: number
      job: 'exportTrail'
      question: TrailQuestion
      wish: Parameters<TrailEngine['exportTrail']>[1]
    }
  | { id: number; job: 'release' }
  /** The export of this number is not wanted any more. */
  | { id: number; job: 'cancel' }

/** What the thread says: answers, each once, and how far something has come. */
export type EngineWord =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; problem: Problem | null; error: string; cancelled: boolean }
  | { id: number; told: 'export'; done: number; total: number }
  | { told: 'reading'; done: number; total: number }
