import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'

/** A server of the test, and the address where it is. */
export interface FaultyServer {
  url: string
  close(): Promise<void>
}

/** What the servers of the connection test do wrong. */
export const FAULTS = {
  html: () =>
    serve(createServer((_request, response) => response.end('<!doctype html><h1>Sign in</h1>'))),
  broken: () =>
    serve(createServer((_request, response) => response.writeHead(500).end('Internal error'))),
  silent: () => serve(createServer(() => undefined)),
  noShops: () =>
    serve(
      createServer((_request, response) => {
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ code: 0, info: '成功', data: [] }))
      }),
    ),
  selfSigned: () =>
    serve(
      createSecureServer(pair(), (_request, response) => response.end()),
      true,
    ),
  /** Nobody is there. */
  async closed() {
    const server = await serve(createServer())
    await server.close()
    return { ...server, close: async () => undefined }
  },
} satisfies Record<string, () => Promise<FaultyServer>>

async function serve(server: Server, secure = false): Promise<FaultyServer> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** A self-signed pair that is used nowhere but in tests. */
function pair(): { key: Buffer; cert: Buffer } {
  const read = (name: string) =>
    readFileSync(resolve(import.meta.dirname, '../../support', `test-only-${name}.pem`))
  return { key: read('key'), cert: read('certificate') }
}
