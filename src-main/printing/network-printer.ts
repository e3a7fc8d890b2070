import { connect, type Socket } from 'node:net'
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import { mayBegin, type SendTools, type Sent } from './sending'
import { talkOn, type PrinterTalk } from './talk-to-printer'

/** How long a printer is given, ms. */
export interface NetworkLimits {
  connectMs: number
  answerMs: number
  askEveryMs: number
  /** A printer that is well and does not tell the end of a paper within this time never will. */
  confirmMs: number
  /** One that hangs up within this time after the last byte, before it was told that it was the last, broke off. */
  settleMs: number
  /** One that says nothing and has not taken all within this time is in trouble. */
  stalledMs: number
}

const LIMITS: NetworkLimits = {
  connectMs: 4_000,
  answerMs: 1_500,
  askEveryMs: 1_000,
  confirmMs: 15_000,
  settleMs: 300,
  stalledMs: 5_000,
}

/** Sends a paper to a printer's raw port (9100). Never rejects. */
export async function sendByNetwork(
  { host, port }: { host: string; port: number },
  bytes: Uint8Array,
  answers: boolean,
  tools: SendTools,
  limits = LIMITS,
): Promise<Sent> {
  const socket = connect({ host, port, noDelay: true })
  const gone = goneOf(socket)
  const over = new AbortController()
  try {
    if (!(await isOpen(socket, tools.signal, limits)))
      return { kind: 'notReached', trouble: 'unreachable' }
    const talk = talkOn(socket)
    const answer = answers ? await talk.status(limits.answerMs) : null
    if (answer?.trouble) return { kind: 'notReached', trouble: answer.trouble }
    if (socket.destroyed || socket.readableEnded || tools.signal.aborted) {
      return { kind: 'notReached', trouble: 'unreachable' }
    }
    const line = { socket, gone, ended: endOf(tools.signal, over.signal) }
    if (!mayBegin(tools)) return { kind: 'notReached', trouble: 'unreachable' }
    if (answer === null) return await handOver(line, bytes, tools, limits)
    return await untilPrinted(line, talk, bytes, tools, limits)
  } finally {
    over.abort()
    socket.destroy()
  }
}

/** An open line, and how it comes to its end. */
interface Line {
  socket: Socket
  /** Resolves when it is gone: false after an error. */
  gone: Promise<boolean>
  /** Resolves when the sending is to end. */
  ended: Promise<'ended'>
}

/** Resolves when the line is gone: false after an error. */
function goneOf(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    let isWell = true
    socket.on('error', () => (isWell = false))
    socket.once('close', () => resolve(isWell))
  })
}

async function isOpen(
  socket: Socket,
  signal: AbortSignal,
  { connectMs }: NetworkLimits,
): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isConnected: boolean) => {
      clearTimeout(limit)
      signal.removeEventListener('abort', giveUp)
      resolve(isConnected)
    }
    const giveUp = () => end(false)
    const limit = setTimeout(giveUp, connectMs)
    signal.addEventListener('abort', giveUp)
    socket.once('connect', () => end(true))
    socket.once('close', giveUp)
    if (signal.aborted) giveUp()
  })
}

/** Resolves when the system has taken all of it; never after an error. */
function flush(socket: Socket, bytes: Uint8Array): Promise<'flushed'> {
  return new Promise((resolve) => {
    socket.write(bytes, (error) => (error ? undefined : resolve('flushed')))
  })
}

/** Nothing is left behind on the signal when the paper is `over`: there are thousands of them in a day. */
const endOf = (signal: AbortSignal, over: AbortSignal): Promise<'ended'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('ended')
    signal.addEventListener('abort', () => resolve('ended'), { signal: over })
  })

const hangUpOf = (socket: Socket): Promise<'hungUp'> =>
  new Promise((resolve) => {
    for (const event of ['end', 'close']) socket.once(event, () => resolve('hungUp'))
  })

/** To a printer that says nothing: all of it has to leave, and the line to end without an error when it is told to. */
async function handOver(
  { socket, gone, ended }: Line,
  bytes: Uint8Array,
  { told }: SendTools,
  { settleMs, stalledMs }: NetworkLimits,
): Promise<Sent> {
  const slow = setTimeout(() => told('stalled'), stalledMs)
  try {
    const flushed = flush(socket, bytes)
    const taken = flushed.then(() => settled(settleMs))
    if ((await Promise.race([taken, hangUpOf(socket), ended])) !== 'settled') {
      return { kind: 'unknown' }
    }
    socket.end()
    return { kind: (await Promise.race([gone, ended])) === true ? 'sent' : 'unknown' }
  } finally {
    clearTimeout(slow)
  }
}

/** After this time, and after what has come on the line till then was heard. */
async function settled(ms: number): Promise<'settled'> {
  await delay(ms)
  await nextTurn()
  await nextTurn()
  return 'settled'
}

/** To a printer that answers: until it says that all is printed, telling what it says meanwhile. */
async function untilPrinted(
  { socket, gone, ended }: Line,
  talk: PrinterTalk,
  bytes: Uint8Array,
  { told }: SendTools,
  { answerMs, askEveryMs, confirmMs }: NetworkLimits,
): Promise<Sent> {
  const ends = [
    talk.printed().then(() => 'printed' as const),
    gone.then(() => 'gone' as const),
    ended,
  ]
  let isFlushed = false
  void flush(socket, bytes).then(() => (isFlushed = true))
  let wellFor = 0
  for (;;) {
    const what = await Promise.race([...ends, delay(askEveryMs, 'asking' as const)])
    if (what === 'printed') return { kind: 'printed' }
    if (what !== 'asking') return { kind: 'unknown' }
    const answer = await Promise.race([talk.status(answerMs), ...ends])
    // A line that is gone answers nothing either: that is no printer that hangs.
    if (typeof answer === 'string' || (answer === null && socket.destroyed)) continue
    const trouble = answer === null ? 'stalled' : answer.trouble
    told(trouble)
    wellFor = trouble === null && isFlushed ? wellFor + askEveryMs : 0
    if (wellFor >= confirmMs) return { kind: 'sent' }
  }
}
