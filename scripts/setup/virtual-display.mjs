import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { VIRTUAL_DISPLAY, hasDisplay } from './linux.mjs'
import { SetupError } from './setup-error.mjs'
import { tail } from './run-command.mjs'

/**
 * Runs the work with a screen: the one that is there, else a virtual one that ends with the work.
 * @template T
 * @param {(screen: { env: Record<string, string>, isVirtual: boolean }) => Promise<T>} work
 * @param {{ forgets?: boolean }} [how] `forgets`: the virtual one starts over once its last window has closed, so that every
 * program is the first one there
 * @returns {Promise<T>}
 */
export async function withDisplay(work, { forgets = false } = {}) {
  if (hasDisplay()) return work({ env: {}, isVirtual: false })
  const screen = await startVirtualDisplay(forgets)
  // Also when the process is ended in the middle of the work.
  process.on('exit', screen.stop)
  try {
    return await work({ env: screen.env, isVirtual: true })
  } finally {
    process.off('exit', screen.stop)
    screen.stop()
  }
}

async function startVirtualDisplay(forgets) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'display-'))
  const authority = path.join(folder, 'authority')
  writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 })
  // The server looks for a free number itself and tells it through the fourth channel.
  const server = spawn(
    VIRTUAL_DISPLAY,
    [
      ...['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'],
      ...['-auth', authority],
      // A display that starts over has the next program waiting at its door.
      ...(forgets ? [] : ['-noreset']),
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const stop = () => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const number = await displayNumber(server)
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop }
  } catch (error) {
    stop()
    throw error
  }
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let number = ''
    let complaints = ''
    server.stderr.on('data', (text) => (complaints += text))
    server.stdio[3].on('data', (text) => {
      number += text
      if (number.endsWith('\n')) resolve(number.trim())
    })
    const fail = (why) =>
      reject(new SetupError(`The virtual display did not start: ${why}\n${tail(complaints)}`))
    server.on('error', (error) => fail(error.message))
    server.on('close', (code) => fail(`it ended with ${code}`))
  })
}

/**
 * A file that lets only its readers draw on the display and look at it, as `xauth` would write it:
 * an entry for any host and any display number, each field preceded by its length.
 */
export function authorityEntry(cookie) {
  const field = (bytes) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  const anyHost = Buffer.from([0xff, 0xff])
  const nothing = Buffer.alloc(0)
  const kind = Buffer.from('MIT-MAGIC-COOKIE-1')
  return Buffer.concat([anyHost, field(nothing), field(nothing), field(kind), field(cookie)])
}
