import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach } from 'vitest'
import { startTcpPrinter, type TcpPrinter } from '../../support/printer/tcp-printer'

/** A till's end of the line to a printer. Bytes are written as characters. */
export interface TillLine {
  /** Resolves when the system has taken all of it. */
  send(bytes: string): Promise<void>
  /** The next answers, as soon as so many are there. */
  answers(count: number): Promise<number[]>
  /** Resolves when the connection is over, whoever ended it. */
  closed: Promise<unknown>
  end(): void
}

/** Starts printers and opens lines to them; after each test all is closed. */
export function usePrinters() {
  const closing: (() => unknown)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  return {
    async start(options: Parameters<typeof startTcpPrinter>[0] = {}): Promise<TcpPrinter> {
      const printer = await startTcpPrinter(options)
      closing.push(printer.close)
      return printer
    },
    async lineTo({ host, port }: TcpPrinter): Promise<TillLine> {
      const socket = connect(port, host)
      closing.push(() => socket.destroy())
      await once(socket, 'connect')
      const closed = new Promise((resolve) => socket.on('close', resolve))
      const answered: number[] = []
      socket.on('data', (bytes: Buffer) => answered.push(...bytes))
      // A connection that breaks is what some tests want.
      socket.on('error', () => undefined)
      return {
        closed,
        send: (bytes) =>
          new Promise((resolve, reject) => {
            socket.write(bytes, 'latin1', (error) => (error ? reject(error) : resolve()))
          }),
        async answers(count) {
          while (answered.length < count) await once(socket, 'data')
          return answered.splice(0, count)
        },
        end: () => void socket.end(),
      }
    },
  }
}
