import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { instantOf } from '@shared/domain/calendar'
import type { RecordView } from '@shared/domain/record-view'
import type { RedemptionRecord } from '../../src-main/counter/ports'
import { engineBeside } from '../../src-main/records/beside'
import type { RemoteHalf } from '../../src-main/records/compare'
import type { RecordsEngine, RecordsQuestion } from '../../src-main/records/engine'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { bundleProgram } from './bundle.mjs'
import { aSale } from './sales'
import { tempFolder } from './temp-folder'

export const DAY = '2026-03-04'
export const PLACE = {
  connectionId: 'training',
  timeZone: 'Asia/Shanghai',
  dayStartHour: 0,
  shopId: '1',
}
export const ALL = {
  ...{ from: '2000-01-01', to: '2100-01-01', text: '' },
  ...{ shops: [], staffs: [], templates: [], states: [] },
}
let bundled: Promise<string> | undefined

export interface Rig {
  folder: string
  ledger: OpenLedger
  engine: RecordsEngine
  ask(
    part?: Partial<RecordsQuestion['filter']> & { view?: RecordView; remote?: RemoteHalf },
  ): RecordsQuestion
  sell(couponId: string, day?: string, time?: string): string
}

/** The thread's program, as `engineBeside` starts it. */
export function recordsThread(): Promise<string> {
  return (bundled ??= bundleProgram('records-thread', 'records'))
}

/** A ledger that somebody writes, and the records read from it by a thread. */
export async function aRig(): Promise<Rig> {
  const script = await recordsThread()
  const folder = tempFolder()
  const ledger = openLedger(join(folder, 'ledger.db'))
  const engine = engineBeside(script, join(folder, 'ledger.db'))
  onTestFinished(() => {
    engine.end()
    ledger.close()
  })
  return {
    folder,
    ledger,
    engine,
    ask: ({ view = 'all', remote, ...part } = {}) => ({
      ...{ place: PLACE, view, remote: remote ?? null },
      filter: { ...ALL, ...part },
    }),
    sell(couponId, day = DAY, time = '10:00:00') {
      const at = instantOf(day, time, PLACE.timeZone)
      const sale = aSale({ coupons: [couponId], at, day })
      const makeReceipt: typeof sale.makeReceipt = (number) => ({
        ...sale.makeReceipt(number),
        ...{ day, time, at },
      })
      const { redemptions } = ledger.recordSale({ ...sale, makeReceipt }, () => {})
      return redemptions[0]?.requestId ?? ''
    },
  }
}

/** A record of the back end. */
export function record(couponId: string, part: Partial<RedemptionRecord> = {}): RedemptionRecord {
  return {
    ...{ id: `r${couponId}`, couponId, templateId: '7', memberId: '10001', memberName: '林小满' },
    ...{ title: '立减券', shopId: '1', staffId: '9' },
    at: instantOf(DAY, '10:00:05', PLACE.timeZone),
    ...part,
  }
}

export const half = (records: RedemptionRecord[], truncated = false): RemoteHalf => ({
  ...{ records, truncated, askedAt: Number.MAX_SAFE_INTEGER },
  shopNames: { '2': '机场店' },
})
