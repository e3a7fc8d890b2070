import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A server that nothing in the window may ever reach: it counts who comes. */
export interface WitnessServer {
  port: number
  visits(): number
  close(): Promise<void>
}

/** Starts it on a free local port. */
export async function startWitness(): Promise<WitnessServer> {
  let visits = 0
  const server = createServer((socket) => {
    visits++
    socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    visits: () => visits,
    close: () => new Promise((done) => server.close(() => done())),
  }
}
