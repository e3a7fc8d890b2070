import { dirname, join } from 'node:path'
import { openRecordSource } from '../store/record-rows'
import { createEngine, type RecordsEngine } from './engine'

/** The engine in this very thread: for a terminal without one beside it. */
export function engineHere(file: string): RecordsEngine {
  return createEngine(() => openRecordSource(file), join(dirname(file), 'cache.db'))
}
