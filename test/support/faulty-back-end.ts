import { afterEach, beforeEach } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import type { Connection } from '../../src-shared/domain/connection'
import { ProblemError, type Problem } from '../../src-shared/ipc/result'
import { connectionTo, recordingLine, recordingLog, success, type TestServer } from './fault-server'

/** What the tests redeem, and what a back end answers that did it. */
export const ORDER = { couponId: '1', memberId: '10001', shopId: '2', requestId: '5f1c0a' }
export const REDEEMED = success({ mem_coupon_id: '1', create_date: 1543296083, id: '3' })

/** One back end and one client per test, with a line and a log that remember. Closes what the test started. */
export function useFaultyBackEnd() {
  const started: TestServer[] = []
  let line = recordingLine()
  let log = recordingLog()

  beforeEach(() => {
    line = recordingLine()
    log = recordingLog()
  })
  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.close()))
  })

  const gatewayTo = (url: string, changes: Partial<Connection> = {}, token: string | null = null) =>
    createGateway(connectionTo(url, changes), token, { log, line })

  async function serve(starting: Promise<TestServer>): Promise<TestServer> {
    const server = await starting
    started.push(server)
    return server
  }

  return {
    gatewayTo,
    serve,
    heard: () => line.heard,
    logged: () => log.lines,
    /** Asks such a back end for its shops, then for a redemption. */
    async bothOutcomes(starting: Promise<TestServer>, changes: Partial<Connection> = {}) {
      const { url } = await serve(starting)
      const gateway = gatewayTo(url, changes)
      const read = await problemOf(gateway.shops())
      return { read, redeem: await gateway.redeem(ORDER) }
    },
  }
}

/** The problem that a call ends with. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('expected a problem')
}
