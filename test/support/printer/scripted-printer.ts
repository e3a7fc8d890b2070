import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A printer that is well, and says besides only what the test has it say. */
export interface ScriptedPrinter {
  host: string
  port: number
  /** Resolves when the question at the end of a paper has come. */
  gotPaper: Promise<void>
  /** Resolves when it was asked once more from now on how it is, and has answered. */
  askedAgain(): Promise<void>
  say(bytes: readonly number[]): void
  hangUp(): void
}

const QUESTION = Buffer.from([0x10, 0x04])
const QUESTION_BYTES = 3
const ASK_PRINTED = Buffer.from('\x1dr1')
const WELL = 0x12

/** Starts one on this computer for this test. */
export async function startScriptedPrinter(): Promise<ScriptedPrinter> {
  let line: Socket | undefined
  let heard = Buffer.alloc(0)
  let answered = 0
  let asked: (() => void)[] = []
  let gotAll = (): void => undefined
  const gotPaper = new Promise<void>((resolve) => (gotAll = resolve))
  const server = createServer((socket) => {
    line = socket
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes])
      for (;;) {
        const at = heard.indexOf(QUESTION, answered)
        if (at < 0 || at + QUESTION_BYTES > heard.length) break
        answered = at + QUESTION_BYTES
        socket.write(Uint8Array.of(WELL))
        for (const tell of asked.splice(0)) tell()
      }
      if (heard.includes(ASK_PRINTED)) gotAll()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    line?.destroy()
    server.close()
  })
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    gotPaper,
    askedAgain: () => new Promise((resolve) => (asked = [...asked, resolve])),
    say: (bytes) => void line?.write(Uint8Array.from(bytes)),
    hangUp: () => void line?.destroy(),
  }
}
