import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { addDays, dayOf, type Day } from '../../../src-shared/domain/calendar'
import { connectionId } from '../../../src-main/session/link'
import { bundleProgram } from '../../support/bundle.mjs'
import { electronAtHand } from './electron'

const run = promisify(execFile)

/** The shop's today. */
export const today = (): Day => dayOf(Date.now(), 'Asia/Shanghai')

/** Writes so many days of an invented shop, up to today, into a data folder that is provisioned for this address. */
export async function fillBooks(folder: string, baseUrl: string, days: number): Promise<void> {
  const connection = connectionId({
    ...{ dialect: 'auditelecoupon', baseUrl, pathPrefix: '', tokenTransport: 'bearer' },
    ...{ tokenName: 'token', timeZone: 'Asia/Shanghai', timeoutMs: 5_000 },
  })
  const program = await bundleProgram('fill-books', 'e2e')
  const from = addDays(today(), 1 - days)
  await run(electronAtHand().program, [program, folder, connection, from, String(days)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
}
