import { spawn, type ChildProcess } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { takesJobs } from './lp-queue'
import { mayBegin, type Sent, type SendTools } from './sending'

/** A CUPS that has not taken a receipt by then hangs. */
const LIMIT_MS = 20_000
const NOT_REACHED: Sent = { kind: 'notReached', trouble: 'unreachable' }

/** Whether this computer hands bytes to its printers unchanged: macOS and Linux do, by CUPS' `lp`; Windows has no such command. */
export async function hasLp(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform === 'win32') return false
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = folders.map((folder) => access(join(folder, 'lp'), constants.X_OK))
  return Promise.any(found).then(
    () => true,
    () => false,
  )
}

/**
 * Hands bytes to a queue of this computer, which passes them on as they are (`lp -o raw`). `sent` when the queue has taken
 * them all, `notReached` where there is no `lp` (on Windows) or it refuses, which leaves nothing in the queue; `unknown`
 * where it ended in the middle. Never rejects.
 */
export async function sendByLp(
  queue: string,
  bytes: Uint8Array,
  tools: Pick<SendTools, 'begin' | 'signal'>,
  limitMs = LIMIT_MS,
): Promise<Sent> {
  if (tools.signal.aborted || process.platform === 'win32') return NOT_REACHED
  // Asked first: `lp` itself refuses only once the paper counts as begun.
  if (!(await takesJobs(queue, tools.signal)) || tools.signal.aborted) return NOT_REACHED
  return handOver(queue, bytes, tools, limitMs)
}

function handOver(
  queue: string,
  bytes: Uint8Array,
  { begin, signal }: Pick<SendTools, 'begin' | 'signal'>,
  limitMs: number,
): Promise<Sent> {
  return new Promise((resolve) => {
    const lp = start(queue)
    if (!lp) return resolve(NOT_REACHED)
    let hasBegun = false
    const giveUp = () => lp.kill('SIGKILL')
    const limit = setTimeout(giveUp, limitMs)
    const end = (sent: Sent) => {
      clearTimeout(limit)
      signal.removeEventListener('abort', giveUp)
      resolve(sent)
    }
    signal.addEventListener('abort', giveUp)
    lp.once('spawn', () => {
      if (!mayBegin({ begin })) {
        giveUp()
        return end(NOT_REACHED)
      }
      hasBegun = true
      lp.stdin?.end(bytes)
    })
    // Who refuses does not read to the end.
    lp.stdin?.on('error', () => undefined)
    lp.once('error', () => {
      if (!hasBegun) end(NOT_REACHED)
    })
    lp.once('exit', (code) => {
      if (code === 0) end({ kind: 'sent' })
      // What it had sent before it failed it has taken back.
      else end(code === null ? { kind: 'unknown' } : NOT_REACHED)
    })
  })
}

/** Null for a name that no program can be given. */
function start(queue: string): ChildProcess | null {
  try {
    return spawn('lp', ['-d', queue, '-o', 'raw'], { stdio: ['pipe', 'ignore', 'ignore'] })
  } catch {
    return null
  }
}
