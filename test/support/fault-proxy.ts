import { once } from 'node:events'
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'

const TRY_AGAIN_AFTER_MS = 20
const TRIES_MAX = 250

/** What happens to a request on its way: a fault is where in the way the line breaks. */
export interface Passage {
  path: string
  body: Buffer
  /** Sends it on to the API and resolves with the API's answer, which has not yet gone back. */
  forward(): Promise<Answer>
  /** Lets an answer go back to the terminal. */
  reply(answer: Answer): void
  /** Lets half of an answer's body go back, and then nothing more. */
  replyHalf(answer: Answer): void
  /** Breaks the line: the terminal never gets an answer to this request. */
  drop(): void
  /** The bare answer, for faults inside of it. */
  outgoing: ServerResponse
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** A line between terminals and the API that a test can break at any point. */
export interface Proxy {
  url: string
  /** Every request goes through here; the line as it should be is `passOn`. */
  handle: (passage: Passage) => void | Promise<void>
  /** Nobody listens any more: the next request cannot leave the terminal. Again when it is cut already: nothing. */
  cut(): Promise<void>
  /** Listens again on the same port; nothing when it does already. */
  mend(): Promise<void>
}

/** The line as it should be. */
export async function passOn(passage: Passage): Promise<void> {
  passage.reply(await passage.forward())
}

/** Starts a proxy in front of the API at this address. */
export async function startProxy(target: string): Promise<Proxy> {
  const sockets = new Set<Socket>()
  const server = createServer((incoming, outgoing) => {
    readAll(incoming)
      .then((body) => proxy.handle(passageOf(target, incoming, body, outgoing)))
      .catch(() => outgoing.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await listen(server, 0)
  const { port } = server.address() as AddressInfo
  const proxy: Proxy = {
    url: `http://127.0.0.1:${port}`,
    handle: passOn,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
    async mend() {
      if (!server.listening) await listen(server, port)
    },
  }
  return proxy
}

/** A port that was given up may serve somebody's outgoing connection for a moment: it is tried until it is free. */
async function listen(server: Server, port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === TRIES_MAX) throw error
      await setTimeout(TRY_AGAIN_AFTER_MS)
    }
  }
}

function passageOf(
  target: string,
  { url: path = '/', method, headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Passage {
  return {
    path,
    body,
    forward: () =>
      new Promise((resolve, reject) => {
        const sent = httpRequest(target + path, { method, headers }, (answer) => {
          readAll(answer).then(
            (text) =>
              resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
            reject,
          )
        })
        sent.on('error', reject)
        sent.end(body)
      }),
    reply({ status, headers: answered, body: text }) {
      // Node would put its own in place of a missing one.
      outgoing.sendDate = false
      outgoing.writeHead(status, { ...answered, connection: 'keep-alive' }).end(text)
    },
    replyHalf({ status, headers: answered, body: text }) {
      outgoing.writeHead(status, { ...answered, 'content-length': text.length })
      outgoing.write(text.subarray(0, text.length / 2))
    },
    drop: () => void outgoing.destroy(),
    outgoing,
  }
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
