import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { askAgain } from './ask-again'
import type { Terminal } from './terminal'

/** A moment that only the app itself can see: it is about to run a statement of its ledger, or has just run it. */
export interface LedgerMoment {
  edge: 'before' | 'after'
  statement: 'BEGIN IMMEDIATE' | 'INSERT INTO redemption_state' | 'COMMIT'
  /** The last state that was written by then, this statement's own included. */
  state?: 'pending' | 'sending' | 'accepted'
}

/** From now on the app's main process gets SIGKILL at the first such moment. */
export async function dieInLedger({ app }: Terminal, moment: LedgerMoment): Promise<void> {
  await askAgain(() =>
    app.evaluate((electron, { edge, statement, state }) => {
      interface Statement {
        source: string
        run(...args: unknown[]): unknown
      }
      const { createRequire } = process.getBuiltinModule('node:module')
      const require = createRequire(`${electron.app.getAppPath()}/package.json`)
      const Database = require('better-sqlite3') as new (file: string) => {
        prepare(sql: string): Statement
        close(): void
      }
      const database = new Database(':memory:')
      const prototype = Object.getPrototypeOf(database.prepare('SELECT 1')) as Statement
      database.close()
      const { run } = prototype
      let written: unknown
      prototype.run = function (...args) {
        const sql = this.source.trim()
        if (sql.startsWith('INSERT INTO redemption_state')) written = args[1]
        const isIt = sql.startsWith(statement) && (state === undefined || state === written)
        if (isIt && edge === 'before') process.kill(process.pid, 'SIGKILL')
        const result = run.apply(this, args)
        if (isIt && edge === 'after') process.kill(process.pid, 'SIGKILL')
        return result
      }
    }, moment),
  )
}

/** From now on the app's main process gets SIGKILL when the first bytes of this call's answer have come. */
export async function dieInAnswer({ app }: Terminal, path: string): Promise<void> {
  await askAgain(() =>
    app.evaluate((_electron, awaited) => {
      const { subscribe } = process.getBuiltinModule('node:diagnostics_channel')
      subscribe('http.client.response.finish', (message) => {
        const { request, response } = message as {
          request: { path: string }
          response: { once(event: 'data', listener: () => void): void }
        }
        if (request.path !== awaited) return
        response.once('data', () => process.kill(process.pid, 'SIGKILL'))
      })
    }, path),
  )
}

/** Closes the window with something unsettled; the app's main process gets SIGKILL as soon as it has begun to put everything away. */
export async function dieWhileClosing({ app, page }: Terminal): Promise<void> {
  const closing = app.evaluate((electron) => {
    // Heard after the app's own listener.
    electron.app.on('will-quit', () => process.kill(process.pid, 'SIGKILL'))
    electron.BrowserWindow.getAllWindows()[0]?.close()
  })
  await closing.catch(unlessDead)
  // With something on its way the program asks first.
  await page.locator('[data-test=leave-go]').click().catch(unlessDead)
}

/** Kills the main process alone; its children have to find out by themselves. */
export function killMain({ main }: Terminal): void {
  main.kill('SIGKILL')
}

/** Resolves when the app was ended by SIGKILL and nothing of it is left. */
export async function death({ main }: Terminal): Promise<void> {
  if (main.exitCode === null && main.signalCode === null) await once(main, 'exit')
  // The app leads a process group of its own.
  const group = main.pid ?? 0
  try {
    expect(main.signalCode).toBe('SIGKILL')
    // Nobody tells when the child of another process ends.
    await expect.poll(() => membersOf(group), 'processes that outlived the app').toEqual([])
  } catch (error) {
    if (membersOf(group).length > 0) process.kill(-group, 'SIGKILL')
    throw error
  }
}

/** The living processes of a process group. */
function membersOf(group: number): string[] {
  if (process.platform !== 'linux') return answers(-group) ? [`some of ${group}`] : []
  return readdirSync('/proc').filter((entry) => {
    if (!/^\d+$/.test(entry)) return false
    const [state, , groupOfIt] = statusOf(entry)
    return groupOfIt === String(group) && state !== 'Z' && state !== 'X'
  })
}

/** State, parent and group of a process; nothing when it has just ended. */
function statusOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before it is in brackets and may contain anything.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** For the catch of a step: a dead app leaves the one that killed it unanswered. Whoever uses it waits for the death. */
export function unlessDead(error: Error): void {
  if (!/closed|crashed|garbage collected/i.test(error.message)) throw error
}
