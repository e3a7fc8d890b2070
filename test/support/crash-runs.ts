import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Cause } from '@shared/domain/redemption'
import { openLedger } from '../../src-main/store/ledger'
import type { CrashPoint } from './crash-points'
import { expectHonest } from './honest-ledger'

/** The coupon that every run redeems. */
export const COUPON = 501

export interface Run {
  /** The bundled terminal. */
  program: string
  folder: string
  api: { url: string; token: string }
  /** Which sale is redeemed; without one the run only settles what is open. */
  saleId?: string
  /** Where it is killed. */
  at?: CrashPoint
  /** It is killed when this resolves. */
  when?: Promise<unknown>
}

/** Runs the terminal until it is done, or kills it (SIGKILL) at the point or moment. */
export function runTerminal(run: Run): Promise<'done' | 'killed'> {
  const { program, folder, api, saleId = 'settle', at = '', when } = run
  return runProgram(program, [folder, api.url, api.token, saleId, at], when)
}

/** Runs a program until it says that it is done, or kills it (SIGKILL) when it says that it is held, or `when`. */
export async function runProgram(
  program: string,
  given: readonly string[],
  when?: Promise<unknown>,
): Promise<'done' | 'killed'> {
  const child = spawn(process.execPath, [program, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  let end: 'done' | 'killed' | undefined
  const kill = (): void => {
    end ??= 'killed'
    child.kill('SIGKILL')
  }
  void when?.then(kill)
  createInterface({ input: child.stdout }).on('line', (word) => {
    if (word === 'done') end = 'done'
    if (word === 'held') kill()
  })
  await once(child, 'close')
  if (!end) throw new Error(`the program ended by itself (${child.exitCode})`)
  return end
}

/** What the ledger on the disk says of a sale, and how much of this connection is open. */
export function readBook(
  folder: string,
  connectionId: string,
  saleId: string,
): { states: string[]; causes: Cause[]; open: number } {
  expectHonest(join(folder, 'ledger.db'))
  const ledger = openLedger(join(folder, 'ledger.db'))
  try {
    const redemptions = ledger.sale(saleId)?.redemptions ?? []
    return {
      states: redemptions.map(({ state }) => state),
      causes: redemptions.map(({ cause }) => cause),
      open: ledger.open(connectionId).length,
    }
  } finally {
    ledger.close()
  }
}

/** How many redemptions of the coupon an API lists. */
export async function timesRedeemed(api: {
  call(path: string, fields: Record<string, number>): Promise<{ data: unknown }>
}): Promise<number> {
  const { data } = await api.call('/auditelecoupon/getlist', { page: 1, limit: 100 })
  const records = data as { mem_coupon_id: number }[]
  return records.filter(({ mem_coupon_id }) => mem_coupon_id === COUPON).length
}
