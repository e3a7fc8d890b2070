import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { PrinterTrouble } from '@shared/domain/print-job'
import { talkOn, type PrinterTalk } from './talk-to-printer'

/** What became of a paper that was sent. */
export type Sent =
  /** Not a byte of it went out. */
  | { kind: 'notReached'; trouble: PrinterTrouble }
  /** The printer has told that it is on the paper. */
  | { kind: 'printed' }
  /** All of it went out, and the printer cannot tell more. */
  | { kind: 'sent' }
  /** Some of it went out, and nobody knows how much was printed. */
  | { kind: 'unknown' }

export interface SendTools {
  /** Called just before the first byte of the paper goes out. */
  begin(): void
  /** What stands in the way while it is printed; null when nothing does any more. */
  told(trouble: PrinterTrouble | null): void
  /** Ends the sending: what is on its way is unknown then. */
  signal: AbortSignal
}

const CONNECT_LIMIT_MS = 4_000
const ANSWER_LIMIT_MS = 1_500
const ASK_EVERY_MS = 1_000
/** A printer that is well and does not tell the end of a paper within this time never will. */
const CONFIRM_LIMIT_MS = 15_000

/** Sends a paper to a printer's raw port (9100). Never rejects. */
export async function sendByNetwork(
  { host, port }: { host: string; port: number },
  bytes: Uint8Array,
  answers: boolean,
  tools: SendTools,
): Promise<Sent> {
  const socket = connect({ host, port, noDelay: true })
  const gone = goneOf(socket)
  try {
    if (!(await isOpen(socket, tools.signal))) return { kind: 'notReached', trouble: 'unreachable' }
    const talk = talkOn(socket)
    const answer = answers ? await talk.status(ANSWER_LIMIT_MS) : null
    if (answer?.trouble) return { kind: 'notReached', trouble: answer.trouble }
    if (socket.destroyed || tools.signal.aborted) {
      return { kind: 'notReached', trouble: 'unreachable' }
    }
    tools.begin()
    if (answer === null) return await handOver(flush(socket, bytes, true), gone, tools)
    const printed = talk.printed()
    return await untilPrinted(talk, printed, flush(socket, bytes, false), gone, tools)
  } finally {
    socket.destroy()
  }
}

/** Resolves when the line is gone: false after an error. */
function goneOf(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    let isWell = true
    socket.on('error', () => (isWell = false))
    socket.once('close', () => resolve(isWell))
  })
}

async function isOpen(socket: Socket, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isConnected: boolean) => {
      clearTimeout(limit)
      signal.removeEventListener('abort', giveUp)
      resolve(isConnected)
    }
    const giveUp = () => end(false)
    const limit = setTimeout(giveUp, CONNECT_LIMIT_MS)
    signal.addEventListener('abort', giveUp)
    socket.once('connect', () => end(true))
    socket.once('close', giveUp)
    if (signal.aborted) giveUp()
  })
}

function flush(socket: Socket, bytes: Uint8Array, isLast: boolean): Promise<'flushed'> {
  return new Promise((resolve) => {
    const done = () => resolve('flushed')
    if (isLast) socket.end(bytes, done)
    else socket.write(bytes, (error) => (error ? undefined : done()))
  })
}

const ended = (signal: AbortSignal): Promise<'ended'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('ended')
    signal.addEventListener('abort', () => resolve('ended'), { once: true })
  })

/** To a printer that says nothing: all of it has to leave, and the line to end without an error. */
async function handOver(
  flushed: Promise<'flushed'>,
  gone: Promise<boolean>,
  { told, signal }: SendTools,
): Promise<Sent> {
  const end = ended(signal)
  const slow = new AbortController()
  void delay(ASK_EVERY_MS * 5, 'slow', { signal: slow.signal }).then(
    () => told('stalled'),
    () => undefined,
  )
  const what = await Promise.race([flushed.then(() => gone), gone.then(() => false), end])
  slow.abort()
  return what === true ? { kind: 'sent' } : { kind: 'unknown' }
}

/** To a printer that answers: until it says that all is printed, telling what it says meanwhile. */
async function untilPrinted(
  talk: PrinterTalk,
  printed: Promise<void>,
  flushed: Promise<'flushed'>,
  gone: Promise<boolean>,
  { told, signal }: SendTools,
): Promise<Sent> {
  const ends = [
    printed.then(() => 'printed' as const),
    gone.then(() => 'gone' as const),
    ended(signal),
  ]
  let isFlushed = false
  void flushed.then(() => (isFlushed = true))
  let wellFor = 0
  for (;;) {
    const what = await Promise.race([...ends, delay(ASK_EVERY_MS, 'asking' as const)])
    if (what === 'printed') return { kind: 'printed' }
    if (what !== 'asking') return { kind: 'unknown' }
    const answer = await Promise.race([talk.status(ANSWER_LIMIT_MS), ...ends])
    if (typeof answer === 'string') continue
    const trouble = answer === null ? 'stalled' : answer.trouble
    told(trouble)
    wellFor = trouble === null && isFlushed ? wellFor + ASK_EVERY_MS : 0
    if (wellFor >= CONFIRM_LIMIT_MS) return { kind: 'sent' }
  }
}
