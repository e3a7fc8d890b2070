import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Instant } from '@shared/domain/calendar'
import { version } from '../../package.json'
import type { Options } from './options'
import type { SampleStaff } from './sample/catalogue'
import { prepareSample, type SampleOutcome } from './sample/sample'
import { isLoopback, refusePublishedPasswords, sampleStaffFor } from './sample/sample-passwords'
import { buildServer } from './server'
import { listenError } from './start-error'
import { openSqliteStore } from './store/sqlite/sqlite-store'
import type { Store } from './store/store'

// A terminal that is never switched off gets its sample data moved within the hour after midnight.
const SAMPLE_CHECK_MS = 3_600_000

/** A server that answers. */
export interface RunningApi {
  url: string
  port: number
  sample: SampleOutcome
  store: Store
  server: FastifyInstance
  /** Finishes what has been asked, then closes the database. */
  close(): Promise<void>
}

/**
 * Opens the data, makes or moves the sample data, and listens.
 * @param announce told the sample staff whose random passwords nobody can read anywhere, as soon as they are stored:
 * whatever goes wrong afterwards
 * @throws StartError for everything that a user can put right
 */
export async function startApi(
  options: Options,
  clock: () => Instant = Date.now,
  announce: (staff: readonly SampleStaff[]) => void = () => undefined,
): Promise<RunningApi> {
  const { timeZone, host } = options
  const store = await openSqliteStore({ file: options.data, timeZone, clock })
  try {
    await refusePublishedPasswords(store, host)
    const staff = sampleStaffFor(host)
    const refresh = () => prepareSample(store, options.sampleMembers, clock(), timeZone, staff)
    const sample = await refresh()
    if (sample === 'made' && !isLoopback(host)) announce(staff)
    const server = buildServer({
      store,
      clock,
      timeZone,
      undoWindowMs: options.undoMinutes * 60_000,
      version,
      terminalToken: options.terminalToken,
      logLevel: options.logLevel,
    })
    await listen(server, host, options.port)
    const timer = setInterval(() => {
      refresh().catch((err: unknown) => server.log.error({ err }, 'sample data not moved'))
    }, SAMPLE_CHECK_MS)
    timer.unref()
    const { port } = server.server.address() as AddressInfo
    const close = async () => {
      clearInterval(timer)
      await server.close()
      await store.close()
    }
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
      port,
      sample,
      store,
      server,
      close,
    }
  } catch (cause) {
    await store.close()
    throw cause
  }
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await server.listen({ host, port })
  } catch (cause) {
    await server.close()
    throw listenError(cause, host, port)
  }
}
