import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { asBytes } from '../../src-main/printing/draw-document'
import { sendByNetwork } from '../../src-main/printing/network-printer'
import { aPrinter } from '../support/papers'
import { SHORT_LIMITS } from '../support/print-queue'

const PAPER = asBytes('a receipt', aPrinter(), { drawer: 'never', buzzer: false })
const open: { server: Server; sockets: Socket[] }[] = []
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
})

/** Something that listens; what it says when somebody comes, and when it hears something. */
async function listen(greeting: Buffer, answer: Buffer) {
  const sockets: Socket[] = []
  const heard: Buffer[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    if (greeting.length > 0) socket.write(greeting)
    socket.on('data', (bytes) => {
      if (heard.push(bytes) === 1) socket.write(answer)
    })
  })
  open.push({ server, sockets })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as { port: number }).port, heard }
}

const send = (port: number) =>
  sendByNetwork(
    { host: '127.0.0.1', port },
    PAPER,
    true,
    {
      begin: () => undefined,
      told: () => undefined,
      signal: new AbortController().signal,
    },
    SHORT_LIMITS,
  )
const nothing = Buffer.alloc(0)
const text = (words: string) => Buffer.from(words)

describe('what listens at the address', () => {
  it.each([
    ['a web server', nothing, text('HTTP/1.1 400 Bad Request\r\nConnection: keep-alive\r\n\r\n')],
    ['a mail server', text('220 mail.example.com ESMTP ready\r\n'), nothing],
    ['one whose words begin like answers', text('222 220 welcome\r\n'), nothing],
    ['a login', text('SSH-2.0-OpenSSH_9.6\r\n'), nothing],
    ['one that asks for a name', text('login: '), nothing],
  ])('is no printer, and gets no receipt: %s', async (_, greeting, answer) => {
    const { port, heard } = await listen(greeting, answer)
    expect(await send(port)).toEqual({ kind: 'notReached', trouble: 'notPrinter' })
    expect(Buffer.concat(heard).includes(PAPER)).toBe(false)
  })

  it.each([
    ['out of paper', [0x16, 0x32, 0x72], 'paperOut'],
    ['open, after its news', [0x14, 0x24, 0x0c, 0x0f, 0x1e, 0x36, 0x72], 'coverOpen'],
    ['with a flow control', [0x13, 0x11, 0x1a, 0x52, 0x12], 'error'],
  ])('is a printer all the same: %s', async (_, bytes, trouble) => {
    const { port } = await listen(nothing, Buffer.from(bytes))
    expect(await send(port)).toEqual({ kind: 'notReached', trouble })
  })
})
