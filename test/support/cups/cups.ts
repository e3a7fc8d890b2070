import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { SYSTEM_PROGRAMS } from '../../../scripts/setup/cups.mjs'
import { Waiting } from '../printer/waiting'
import { configuration } from './configuration'

const SYSTEM_BIN = '/usr/lib/cups'
const PPD = join(import.meta.dirname, 'receipt.ppd')
const TRY_AGAIN_AFTER_MS = 20
const TRIES_MAX = 500

/** A CUPS of a test's own: the system's one knows nothing of it, and it knows none of the system's printers. */
export interface Cups {
  /** What a program needs in its environment to print here. */
  env: { CUPS_SERVER: string }
  /** Adds a printer with a driver that takes PDFs and keeps them. */
  addPdfPrinter(name: string): Promise<void>
  /** Adds a printer that gets its bytes unchanged, at a TCP port. */
  addRawPrinter(name: string, at: { host: string; port: number }): Promise<void>
  /** Whether a printer takes jobs; it does when it is added. */
  accept(name: string, isOpen: boolean): Promise<void>
  /** The next PDF that this call has not yet given (its file), as soon as it is there. */
  nextPdf(): Promise<string>
  close(): Promise<void>
}

/** Starts it, with every file in a folder that `close` removes. Rejects with its log where it does not come up. */
export async function startCups(): Promise<Cups> {
  const folder = mkdtempSync(join(tmpdir(), 'cups-'))
  // What CUPS starts works as another user where CUPS itself is root.
  chmodSync(folder, 0o755)
  const socket = join(folder, 'cups.sock')
  const papers = join(folder, 'papers')
  for (const name of ['spool', 'cache', 'state', 'log', 'bin', 'papers']) {
    mkdirSync(join(folder, name))
  }
  chooseBackends(join(folder, 'bin'), papers)
  const { daemon, files } = configuration(folder)
  writeFileSync(join(folder, 'cupsd.conf'), daemon)
  writeFileSync(join(folder, 'cups-files.conf'), files)

  const env = { ...process.env, PATH: `${process.env.PATH}${delimiter}${SYSTEM_PROGRAMS}` }
  const server = spawn(
    'cupsd',
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    { env, stdio: 'ignore' },
  )
  const waiting = new Waiting()
  const watcher = watch(papers, () => waiting.changed())
  const close = async (): Promise<void> => {
    watcher.close()
    await end(server)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await answering(server, socket)
  } catch (error) {
    const log = join(folder, 'log', 'error_log')
    const said = existsSync(log) ? readFileSync(log, 'utf8') : 'it wrote no log'
    await close()
    throw new Error(`CUPS did not start: ${said}`, { cause: error })
  }

  const run = promisify(execFile)
  const lpadmin = async (...args: string[]): Promise<void> => {
    await run('lpadmin', ['-h', socket, ...args], { env })
  }
  const pdfs = (): string[] =>
    readdirSync(papers)
      .filter((name) => name.endsWith('.pdf'))
      .sort()
  let given = 0
  return {
    env: { CUPS_SERVER: socket },
    addPdfPrinter: (name) => lpadmin('-p', name, '-E', '-v', 'paper:/', '-P', PPD),
    addRawPrinter: (name, { host, port }) =>
      lpadmin('-p', name, '-E', '-v', `socket://${host}:${port}`, '-m', 'raw'),
    async accept(name, isOpen) {
      await run(isOpen ? 'cupsaccept' : 'cupsreject', ['-h', socket, name], { env })
    },
    async nextPdf() {
      const number = given++
      const name = await waiting.until(
        () => pdfs()[number],
        () => readFileSync(join(folder, 'log', 'error_log'), 'utf8').slice(-4_000),
      )
      return join(papers, name)
    },
    close,
  }
}

/** CUPS' own programs, but only two ways out: a TCP port, and a folder. */
function chooseBackends(bin: string, papers: string): void {
  for (const name of ['daemon', 'filter', 'monitor', 'notifier', 'cgi-bin']) {
    if (existsSync(join(SYSTEM_BIN, name))) symlinkSync(join(SYSTEM_BIN, name), join(bin, name))
  }
  mkdirSync(join(bin, 'backend'))
  symlinkSync(join(SYSTEM_BIN, 'backend', 'socket'), join(bin, 'backend', 'socket'))
  // Called with job, user, title, copies, options and perhaps a file; else the paper comes through standard input.
  const script = `#!/bin/sh
set -eu
[ $# -gt 0 ] || { echo 'direct paper "Unknown" "A folder"'; exit 0; }
name=$(printf '%05d' "$1")
printf '%s' "$5" > "${papers}/$name.options"
cat "\${6:--}" > "${papers}/$name.part"
mv "${papers}/$name.part" "${papers}/$name.pdf"
`
  const backend = join(bin, 'backend', 'paper')
  writeFileSync(backend, script)
  // Nobody else's to start: then CUPS starts it as who it is itself, who may write into the folder.
  chmodSync(backend, 0o700)
}

async function answering(server: ChildProcess, socket: string): Promise<void> {
  let ended: string | null = null
  server.once('error', (error) => (ended = error.message))
  server.once('exit', (code) => (ended = `it ended with ${code}`))
  for (let tries = 0; !(await answers(socket)); tries++) {
    if (ended !== null || tries === TRIES_MAX) throw new Error(ended ?? 'nobody answers')
    await setTimeout(TRY_AGAIN_AFTER_MS)
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect(socket)
    line.once('connect', () => {
      line.destroy()
      resolve(true)
    })
    line.once('error', () => resolve(false))
  })
}

async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill()
  await ended
}
