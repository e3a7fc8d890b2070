import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import {
  createServer as createRawServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net'
import { join } from 'node:path'
import type { Connection } from '../../src-shared/domain/connection'
import type { Problem } from '../../src-shared/ipc/result'

/** A request as the test's server got it. */
export interface SeenRequest {
  path: string
  fields: Record<string, string>
  headers: IncomingMessage['headers']
}

export interface TestServer {
  url: string
  port: number
  /** Every request that arrived whole, in order. */
  seen: SeenRequest[]
  /** How many connections were made. */
  connections(): number
  close(): Promise<void>
}

type Answer = (request: SeenRequest, response: ServerResponse) => void

/** A real HTTP server on a free local port that answers as the test says; `secure` with a self-signed certificate. */
export async function startServer(
  answer: Answer,
  { secure = false }: { secure?: boolean } = {},
): Promise<TestServer> {
  const seen: SeenRequest[] = []
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = []
    message.on('data', (chunk: Buffer) => chunks.push(chunk))
    message.on('end', () => {
      const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
      const request = { path: message.url ?? '', fields, headers: message.headers }
      seen.push(request)
      answer(request, response)
    })
  }
  const server = secure ? createSecureServer(testOnlyPair(), listener) : createServer(listener)
  return listen(server, secure ? 'https' : 'http', seen)
}

/** A TCP server that does with each connection what the test says, for faults below HTTP. */
export function startRaw(
  onConnection: (socket: Socket) => void,
  scheme = 'http',
): Promise<TestServer> {
  return listen(createRawServer(onConnection), scheme, [])
}

/** Answers every call with one JSON value, or by path. */
export function json(value: unknown, status = 200): Answer {
  return (_request, response) => {
    send(response, JSON.stringify(value), status)
  }
}

/** Sends a text as the body of an answer. */
export function send(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(body)
}

/** The documents' success envelope. */
export function success(data: unknown) {
  return { code: 0, info: '成功', data }
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = await startRaw(() => undefined)
  await server.close()
  return server.port
}

/** A connection to a server of the test. */
export function connectionTo(baseUrl: string, changes: Partial<Connection> = {}): Connection {
  return {
    dialect: 'auditelecoupon',
    baseUrl,
    pathPrefix: '',
    tokenTransport: 'none',
    tokenName: 'token',
    timeZone: 'Asia/Shanghai',
    timeoutMs: 5000,
    ...changes,
  }
}

/** A line that remembers what it heard. */
export function recordingLine() {
  const answered: { latencyMs: number; serverTime: number | null }[] = []
  const failed: Problem[] = []
  return {
    heard: { answered, failed },
    answered(latencyMs: number, serverTime: number | null) {
      answered.push({ latencyMs, serverTime })
    },
    failed(problem: Problem) {
      failed.push(problem)
    },
  }
}

/** A log that keeps every line, as JSON text, so that a test can look for what must not be there. */
export function recordingLog() {
  const lines: string[] = []
  const keep = (event: string, details?: object): void => {
    lines.push(JSON.stringify({ event, ...details }))
  }
  return { lines, debug: keep, info: keep, warn: keep, error: keep }
}

async function listen(server: Server, scheme: string, seen: SeenRequest[]): Promise<TestServer> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    // A fault is a fault for both ends: the server's own end must not end the test run.
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    port,
    seen,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** A self-signed pair for `localhost` that is used nowhere but in tests and protects nothing. */
function testOnlyPair(): { key: Buffer; cert: Buffer } {
  return {
    key: readFileSync(join(import.meta.dirname, 'test-only-key.pem')),
    cert: readFileSync(join(import.meta.dirname, 'test-only-certificate.pem')),
  }
}
