import { passOn, type Answer, type Passage } from '../fault-proxy'
import { seeded } from './seeded'
import type { SimTime } from './sim-time'

/** Every way in which the line or the server lets a request down. */
export const FAULTS = [
  'request dropped',
  'answer dropped',
  'request late',
  'answer late',
  'duplicated',
  'reordered',
  'truncated',
  'cut short as JSON',
  '500',
  '500 after the work',
  '502 as HTML',
  'HTML for an answer',
  '429 with Retry-After',
  '1 kB/s',
] as const
export type Fault = (typeof FAULTS)[number]

export interface FaultyLine {
  handle(passage: Passage): Promise<void>
  /** From now on every request passes, and whatever was held goes its way. */
  calm(): void
}

export interface FaultyLineOptions {
  seed: number
  /** Which line this is: each has faults of its own. */
  line: string
  /**
   * How many of 100 requests meet a fault: those that change something, those that only ask, and those that look at a
   * member once more. Most of these are lost, so that terminals work with views that have become wrong.
   */
  percent: { writes: number; reads: number; views: number }
  /** False where the back end would refuse the second of two equal requests. */
  keepsRequests: boolean
  time: SimTime
  count(fault: Fault): void
}

/** Redeeming and undoing, and the question what became of it. */
const WRITES = /audit(elecoupon|info)$/
/** A member's coupons. */
const VIEWS = /(sheet|couponlist)$/
/** Somewhat beyond what a terminal waits for an answer; most delays are far shorter. */
const LONGEST_DELAY_MS = 80_000
const LONGEST_HOLD_MS = 5_000
const THROTTLED_BYTES_PER_SECOND = 1_000
const HTML = '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>'

/**
 * A line on which requests meet faults. Which one depends on the seed, the line, the call, its coupon and how often it
 * was tried, not on who was faster: the same seed gives the same faults.
 */
export function faultyLine(options: FaultyLineOptions): FaultyLine {
  const { seed, line, percent, keepsRequests, time, count } = options
  const tries = new Map<string, number>()
  /** Questions that were answered once. */
  const seen = new Set<string>()
  const held = new Set<() => void>()
  let calm = false

  function planned(passage: Passage): { fault: Fault | null; share: number } {
    const fields = new URLSearchParams(passage.body.toString())
    const subject = fields.get('mem_coupon_id') ?? fields.get('id') ?? fields.get('member_id') ?? ''
    const name = `${passage.path} ${subject} ${fields.get('state') ?? ''} ${fields.get('page') ?? ''}`
    const nth = tries.get(name) ?? 0
    tries.set(name, nth + 1)
    const random = seeded(seed, line, name, nth)
    if (VIEWS.test(passage.path) && seen.has(name) && random.chance(percent.views / 100)) {
      return { fault: 'request dropped', share: 0 }
    }
    const chance = WRITES.test(passage.path) ? percent.writes : percent.reads
    const fault = random.chance(chance / 100) ? random.pick(FAULTS) : null
    if (!fault) seen.add(name)
    return { fault, share: random.next() }
  }

  const wait = (ms: number) => time.pass(ms)

  /** Held back until another request has overtaken it. */
  function overtaken(): Promise<void> {
    return new Promise((go) => {
      const release = () => {
        if (held.delete(release)) go()
      }
      held.add(release)
      void wait(LONGEST_HOLD_MS).then(release)
    })
  }

  const inject: Record<Fault, (passage: Passage, share: number) => void | Promise<void>> = {
    'request dropped': (passage) => passage.drop(),
    async 'answer dropped'(passage) {
      await passage.forward()
      passage.drop()
    },
    async 'request late'(passage, share) {
      // By the documents alone a copy that comes when it was given up is the one that looks like another's.
      await wait((keepsRequests ? share ** 3 : 0.75 + share / 4) * LONGEST_DELAY_MS)
      await passOn(passage)
    },
    async 'answer late'(passage, share) {
      const answer = await passage.forward()
      await wait(share ** 3 * LONGEST_DELAY_MS)
      passage.reply(answer)
    },
    async duplicated(passage, share) {
      const again = wait(share * LONGEST_HOLD_MS).then(() => passage.forward())
      const first = await passage.forward()
      // Both have arrived before the terminal hears of either: a copy that comes when all is settled and undone is
      // beyond anybody's judgement.
      const second = await again
      passage.reply(keepsRequests && share > 0.5 ? second : first)
    },
    async reordered(passage) {
      await overtaken()
      await passOn(passage)
    },
    async truncated(passage, share) {
      const { status, headers, body } = await passage.forward()
      passage.outgoing.writeHead(status, headers)
      passage.outgoing.write(body.subarray(0, Math.floor(body.length * share)), () =>
        passage.drop(),
      )
    },
    async 'cut short as JSON'(passage, share) {
      const answer = await passage.forward()
      passage.reply(
        withBody(answer, answer.body.subarray(0, Math.floor(answer.body.length * share))),
      )
    },
    '500': (passage) => passage.reply(page(500, 'text/plain', 'Internal Server Error')),
    async '500 after the work'(passage) {
      await passage.forward()
      passage.reply(page(500, 'text/plain', 'Internal Server Error'))
    },
    '502 as HTML': (passage) => passage.reply(page(502, 'text/html', HTML)),
    'HTML for an answer': (passage) => passage.reply(page(200, 'text/html', HTML)),
    '429 with Retry-After': (passage, share) => {
      const retry = { 'retry-after': String(Math.ceil(share * 30)) }
      passage.reply({ ...page(429, 'text/plain', 'Too Many Requests'), headers: retry })
    },
    async '1 kB/s'(passage) {
      const { status, headers, body } = await passage.forward()
      const { outgoing } = passage
      outgoing.writeHead(status, headers)
      const step = Math.max(1, Math.floor(THROTTLED_BYTES_PER_SECOND / 4))
      for (let from = 0; from < body.length && !outgoing.destroyed; from += step) {
        await wait(250)
        outgoing.write(body.subarray(from, from + step))
      }
      outgoing.end()
    },
  }

  return {
    async handle(passage) {
      for (const release of held) release()
      const { fault, share } = calm ? { fault: null, share: 0 } : planned(passage)
      if (!fault) return passOn(dated(passage, time))
      count(fault)
      await inject[fault](dated(passage, time), share)
    },
    calm() {
      calm = true
      for (const release of held) release()
    },
  }
}

/** The server's clock is the simulated one. */
function dated(passage: Passage, time: SimTime): Passage {
  return {
    ...passage,
    async forward() {
      const answer = await passage.forward()
      return { ...answer, headers: { ...answer.headers, date: new Date(time.now()).toUTCString() } }
    },
  }
}

function withBody(answer: Answer, body: Buffer): Answer {
  return { ...answer, headers: { ...answer.headers, 'content-length': String(body.length) }, body }
}

function page(status: number, type: string, text: string): Answer {
  const body = Buffer.from(text)
  return { status, headers: { 'content-type': type, 'content-length': String(body.length) }, body }
}
