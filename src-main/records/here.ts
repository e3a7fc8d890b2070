import { dirname, join } from 'node:path'
import { openRecordSource } from '../store/record-rows'
import { openTrailSource } from '../store/trail-rows'
import { createEngine, type RecordsEngine } from './engine'
import { createTrail } from './trail/trail'

/** The whole engine in this very thread. `told` hears how far reading a ledger has come. */
export function engineHere(
  file: string,
  told?: (done: number, total: number) => void,
): RecordsEngine {
  const cacheFile = join(dirname(file), 'cache.db')
  const records = createEngine(() => openRecordSource(file), cacheFile, told)
  const { letGo, ...trail } = createTrail(() => openTrailSource(file))
  return {
    ...records,
    ...trail,
    async release() {
      letGo()
      await records.release()
    },
    async end() {
      letGo()
      await records.end()
    },
  }
}
