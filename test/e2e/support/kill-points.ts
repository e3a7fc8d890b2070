import {
  dieInAnswer,
  dieInLedger,
  dieWhileClosing,
  death,
  killMain,
  type LedgerMoment,
} from './deaths'
import { passOn, type Passage, type Proxy } from '../../support/fault-proxy'
import type { Terminal } from './terminal'

const REDEEM = '/user/auditelecoupon'
const LOOK_UP = '/user/auditinfo'

/** The line to the API as the test holds it. */
export interface Way {
  line: Proxy
  /** How many redemptions came to the line. */
  sent(): number
  /** Resolves with the next request of this call, which then waits; everything else passes. */
  hold(path: string): Promise<Passage>
}

/** A point of the redeem path of two coupons at which the main process gets `kill -9`. */
export interface Point {
  name: string
  /** Redeems both coupons (`redeem` resolves at once after Enter) and has the app killed at the point. */
  kill(terminal: Terminal, redeem: () => Promise<void>, way: Way): Promise<unknown>
  /** What happens before or during the next start; resolves with that start's terminal where one goes on. */
  then?(way: Way, open: () => Promise<Terminal>): Promise<Terminal | undefined>
  /** Where the sale was not written: nothing may have happened on either side. */
  isLost?: true
  /** The states of the coupon that was sent first, in the end: it shows that the kill came at this point and no other. */
  history: string
  /** How often a redemption was sent for the two coupons, both starts together. */
  sent?: number
}

export const STRAIGHT = 'pending sending accepted'
const LOOKED_UP = 'pending sending unknown accepted'
const SENT_AGAIN = 'pending sending unknown pending sending accepted'

let held: Passage

/** Killed at a moment that the ledger sees. */
function inLedger(moment: LedgerMoment): Point['kill'] {
  return async (terminal, redeem) => {
    await dieInLedger(terminal, moment)
    await redeem()
  }
}

/** Killed while the first redemption waits on the line, after the server has done `work` with it. */
function onTheWay(work: (passage: Passage) => Promise<unknown>): Point['kill'] {
  return async (terminal, redeem, way) => {
    const arrived = way.hold(REDEEM)
    await redeem()
    held = await arrived
    await work(held)
    killMain(terminal)
  }
}

const serverDoesIt = (passage: Passage) => passage.forward()
const nothingYet = async () => undefined

export const POINTS: Point[] = [
  {
    name: 'before the ledger is written',
    history: STRAIGHT,
    kill: inLedger({ edge: 'before', statement: 'BEGIN IMMEDIATE' }),
    isLost: true,
  },
  {
    name: 'after the write, before the commit',
    history: STRAIGHT,
    kill: inLedger({ edge: 'before', statement: 'COMMIT', state: 'pending' }),
    isLost: true,
  },
  {
    name: 'after the commit, before anything is sent',
    history: STRAIGHT,
    kill: inLedger({ edge: 'after', statement: 'COMMIT', state: 'pending' }),
  },
  {
    name: 'after the row "sending", before the request leaves',
    history: SENT_AGAIN,
    kill: inLedger({ edge: 'after', statement: 'COMMIT', state: 'sending' }),
  },
  {
    name: 'the request is on its way and never arrives',
    history: SENT_AGAIN,
    kill: onTheWay(nothingYet),
    sent: 3,
  },
  {
    name: 'the request is on its way and arrives before the restart',
    history: LOOKED_UP,
    kill: onTheWay(nothingYet),
    async then() {
      await held.forward()
      return undefined
    },
  },
  {
    name: 'the request is on its way and arrives after it was looked up and sent again',
    history: SENT_AGAIN,
    kill: onTheWay(nothingYet),
    async then({ line, hold }, open) {
      const again = hold(REDEEM)
      const next = await open()
      const second = await again
      await held.forward()
      line.handle = passOn
      await passOn(second)
      return next
    },
    sent: 3,
  },
  {
    name: 'the server has done it, nothing of the answer has come',
    history: LOOKED_UP,
    kill: onTheWay(serverDoesIt),
  },
  {
    name: "in the middle of the answer's body",
    history: LOOKED_UP,
    async kill(terminal, redeem, way) {
      await dieInAnswer(terminal, REDEEM)
      const arrived = way.hold(REDEEM)
      await redeem()
      const passage = await arrived
      passage.replyHalf(await passage.forward())
    },
  },
  {
    name: 'after the answer, before the row "accepted"',
    history: LOOKED_UP,
    kill: inLedger({
      edge: 'before',
      statement: 'INSERT INTO redemption_state',
      state: 'accepted',
    }),
  },
  {
    name: 'after the row "accepted", before the second coupon',
    history: STRAIGHT,
    kill: inLedger({ edge: 'after', statement: 'COMMIT', state: 'accepted' }),
  },
  {
    name: 'while the next start looks up what became of it',
    history: LOOKED_UP,
    kill: onTheWay(serverDoesIt),
    async then({ hold }, open) {
      const asked = hold(LOOK_UP)
      const next = await open()
      await (await asked).forward()
      killMain(next)
      await death(next)
      return undefined
    },
  },
  {
    name: 'when the next start has found it, before the row "accepted"',
    history: LOOKED_UP,
    kill: onTheWay(serverDoesIt),
    async then({ hold }, open) {
      const asked = hold(LOOK_UP)
      const next = await open()
      const question = await asked
      await dieInLedger(next, {
        edge: 'before',
        statement: 'INSERT INTO redemption_state',
        state: 'accepted',
      })
      await passOn(question)
      await death(next)
      return undefined
    },
  },
  {
    name: 'while the window is closed and the answer is on its way',
    history: LOOKED_UP,
    async kill(terminal, redeem, way) {
      const arrived = way.hold(REDEEM)
      await redeem()
      await (await arrived).forward()
      await dieWhileClosing(terminal)
    },
  },
]

/** Counts what is sent, under whatever happens to it. */
export function watch(line: Proxy): Way {
  let sent = 0
  let handle: Proxy['handle'] = passOn
  Object.defineProperty(line, 'handle', {
    get: () => (passage: Passage) => {
      if (passage.path === REDEEM) sent++
      return handle(passage)
    },
    set: (next: Proxy['handle']) => (handle = next),
  })
  return {
    line,
    sent: () => sent,
    hold: (path) =>
      new Promise((resolve) => {
        line.handle = (passage) => {
          if (passage.path !== path) return passOn(passage)
          resolve(passage)
        }
      }),
  }
}
