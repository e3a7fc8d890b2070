import { createServer } from 'node:net'

const DLE = 0x10
const WELL = 0x12
const BEGIN = Buffer.from('\x1b@', 'binary')
const ASKED_AT_END = Buffer.from('\x1dr1', 'binary')

/** A printer that is always well and prints as fast as it is told; hears when a paper's first byte comes and when it is out. */
export async function startBenchPrinter() {
  let began = () => {}
  let ended = () => {}
  const server = createServer((socket) => {
    let isPaper = false
    let tail = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      if (!isPaper && bytes.includes(BEGIN)) {
        isPaper = true
        began(performance.timeOrigin + performance.now())
      }
      if (!isPaper) {
        for (const [at, byte] of bytes.entries()) {
          if (byte === DLE && bytes[at + 1] === 0x04) socket.write(Buffer.from([WELL]))
        }
        return
      }
      tail = Buffer.concat([tail.subarray(-2), bytes])
      if (!tail.includes(ASKED_AT_END)) return
      socket.write(Buffer.from([0]))
      ended()
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: server.address().port,
    /** The next paper: resolves with the time of its first byte, epoch ms, when all of it is there. */
    nextPaper() {
      return new Promise((resolve) => {
        let at = 0
        began = (time) => (at = time)
        ended = () => resolve(at)
      })
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
