import { dayFigures } from '../../../src-main/counter/day-figures'
import { openLedger } from '../../../src-main/store/ledger'
import { generate, ON_DESK, OPEN, TIME_ZONE, TODAY } from '../million/ledger'

const CONNECTION = 'bench'
/** Entries of one connection are on the desk as unknown after an hour. */
const DOUBT_AFTER_MS = 3_600_000

type Question = { file: string; write?: number }

process.once('message', ({ file, write }: Question) => {
  process.send?.(write === undefined ? open(file) : generate(file, write, CONNECTION))
})

/** What happens with a ledger from a start until the counter shows its figures. */
function open(file: string) {
  const parts: Record<string, number> = {}
  const part = <T>(name: string, work: () => T): T => {
    const startedAt = performance.now()
    const result = work()
    parts[name] = performance.now() - startedAt
    return result
  }
  const startedAt = performance.now()
  const ledger = part('opening', () => openLedger(file))
  const now = Date.now()
  const scope = { connectionId: CONNECTION, doubtBefore: now - DOUBT_AFTER_MS }
  part('status', () => {
    ledger.countUnsettled(CONNECTION)
    ledger.exceptions.counts(scope)
    ledger.offlineUsage(CONNECTION, '')
  })
  const desk = { connectionId: CONNECTION, timeZone: TIME_ZONE }
  const figures = part('today', () => dayFigures(desk, ledger, { now: () => now }, 0))
  const waiting = part('queue', () => {
    ledger.parkedByOthers(CONNECTION, '1')
    ledger.lastSeq()
    return ledger.open(CONNECTION)
  })
  const ms = performance.now() - startedAt
  ledger.close()
  if (figures.redeemed !== TODAY - OPEN - ON_DESK || waiting.length !== OPEN) {
    throw new Error(`not the ledger that was written: ${figures.redeemed}, ${waiting.length}`)
  }
  return { ms, parts }
}
