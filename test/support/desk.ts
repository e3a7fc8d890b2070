import { join } from 'node:path'
import { DOUBT_LIMIT_MS, type DeskAction } from '@shared/domain/exception'
import type { Cause } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import { ProblemError } from '@shared/ipc/result'
import type { NewSale } from '../../src-main/counter/ports'
import { deskScope, settleException, waitingCount } from '../../src-main/counter/settle-exception'
import { openLedger } from '../../src-main/store/ledger'
import { honestAtTheEnd } from './honest-ledger'
import { aSale } from './sales'
import { tempFolder } from './temp-folder'

const START = Date.parse('2026-03-04T02:00:00Z')
export const MINUTE = 60_000
const CASHIER = { id: null, number: '07', name: '林恬' }
export const REFUSED: Cause = { code: 'refusedByApi', apiCode: 1004, info: '该券已使用' }

/** A ledger whose clock the test turns, and the desk over it. */
export function aDesk() {
  const file = join(tempFolder(), 'ledger.db')
  const ledger = openLedger(file)
  honestAtTheEnd(ledger, file)
  let now = START
  const tools = { exceptions: ledger.exceptions, clock: { now: () => now } }
  const scope = () => deskScope('training', tools.clock)
  function walk(requestId: string, ...steps: [RedemptionState, Cause][]): void {
    for (const [state, cause] of steps) ledger.advance(requestId, state, cause, now)
  }
  return {
    ...{ ledger, file, tools, scope, walk },
    pass: (ms: number) => void (now += ms),
    now: () => now,
    sell(part: Partial<NewSale> = {}): string {
      const { redemptions } = ledger.recordSale(aSale({ at: now, ...part }), () => {})
      return redemptions[0]?.requestId ?? ''
    },
    all: () => ledger.exceptions.list(scope(), { kinds: [], limit: 50, offset: 0 }),
    detail(requestId: string) {
      const detail = ledger.exceptions.detail(scope(), requestId)
      if (!detail) throw new Error('no such entry')
      return detail
    },
    act: (requestId: string, action: DeskAction, reason = '') =>
      settleException({ requestId, action, reason }, 'training', CASHIER, tools),
    waiting: () => waitingCount('training', tools),
  }
}
export type DeskUnderTest = ReturnType<typeof aDesk>

export const SENT: [RedemptionState, Cause] = ['sending', { code: 'sent' }]
export const LOST: [RedemptionState, Cause] = [
  'unknown',
  { code: 'noAnswer', problem: 'api.timeout' },
]
export const NOT_THERE: [RedemptionState, Cause] = ['pending', { code: 'notRedeemedYet' }]

export function refusedOffline(desk: DeskUnderTest): string {
  const requestId = desk.sell({ offline: true })
  desk.walk(requestId, SENT, ['refused', REFUSED])
  return requestId
}
export function parked(desk: DeskUnderTest): string {
  const requestId = desk.sell()
  desk.walk(requestId, SENT, LOST, ['parked', { code: 'unintelligible', problem: 'api.notJson' }])
  return requestId
}
export function unknown(desk: DeskUnderTest): string {
  const requestId = desk.sell()
  desk.walk(requestId, SENT, LOST)
  desk.pass(DOUBT_LIMIT_MS)
  return requestId
}
/** Puts one entry of each kind on the desk. */
export const KINDS = { refused: refusedOffline, parked, unknown }

/** A step of a history in two words. */
export function labelOf(step: ReturnType<DeskUnderTest['detail']>['history'][number]): string {
  if (step.kind === 'state') return `${step.state} ${step.cause.code}`
  return step.kind === 'settlement' ? step.action : `override ${step.manager} ${step.reason}`
}

/** The problem that a piece of work ends with. */
export function problemOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
  return 'none'
}
