import type { Connection } from '@shared/domain/connection'
import type { ConnectionReport } from '@shared/ipc/contract'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { Log } from '../log'
import { createGateway } from './gateway-factory'
import type { ProbedGateway } from './gateway-parts'

/**
 * Tries a connection before it is saved and says precisely what is wrong with it: the address, the certificate, the
 * token, no API of this kind, no shops. Asks for the shops, for something that needs a token (a back end
 * may give the shops to anybody) and for what it can do beyond the documents. Never
 * throws for what a back end does.
 */
export async function testConnection(
  connection: Connection,
  token: string | null,
  { log }: { log: Log },
): Promise<ConnectionReport> {
  let latencyMs: number | null = null
  const line = {
    answered: (measured: number) => {
      latencyMs ??= Math.round(measured)
    },
    failed: () => undefined,
  }
  const gateway = createGateway(connection, token, { log, line })
  const report = (problem: Problem | null, shops = 0): ConnectionReport => ({
    ok: problem === null,
    problem,
    shops,
    latencyMs,
    capabilities: [...gateway.capabilities],
  })
  try {
    const shops = await gateway.shops()
    await gateway.probe()
    await learnExtensions(gateway)
    return shops.length === 0 ? report({ code: 'api.noShops' }) : report(null, shops.length)
  } catch (error) {
    if (error instanceof ProblemError) return report(error.problem)
    throw error
  }
}

/**
 * Shops and records were just read, so this is the API that was meant. A page or a ban where its health call would be
 * leaves the extensions unknown and is nothing wrong with the connection; no answer at all is.
 */
async function learnExtensions(gateway: ProbedGateway): Promise<void> {
  try {
    await gateway.discover()
  } catch (error) {
    if (!(error instanceof ProblemError) || !isAnswer(error.problem)) throw error
  }
}

function isAnswer(problem: Problem): boolean {
  if (problem.code === 'api.http') return problem.status < 500
  return ['api.notJson', 'api.unexpected', 'api.unauthorized'].includes(problem.code)
}
