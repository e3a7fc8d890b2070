import type { Socket } from 'node:net'
import { realTimeStatus, type Behaviour } from './behaviour'
import { commandAt } from './commands'
import type { PrintWorks, Sender } from './print-works'

/** A slow printer takes so much at once and then rests: about as fast as a serial line. */
const SLOW_PIECE_BYTES = 64
const SLOW_PAUSE_MS = 5

interface Owner {
  works: PrintWorks
  /** A question in real time was read. */
  asked(question: number): void
}

/** One till's connection to the printer: reads as the printer's behaviour says, and makes commands of it. */
export class Connection implements Sender {
  readonly printed: Uint8Array[] = []
  #arrived: Uint8Array = new Uint8Array()
  #taken = 0
  #pause: NodeJS.Timeout | null = null

  constructor(
    private readonly socket: Socket,
    private readonly owner: Owner,
  ) {
    // A fault is a fault for both ends: the printer's own end must not end the test run.
    socket.on('error', () => undefined)
    socket.on('readable', () => this.read())
    socket.on('close', () => this.#end())
    this.read()
  }

  answer(byte: number): void {
    if (this.socket.writable) this.socket.write(Uint8Array.of(byte))
  }

  /** The till sees the connection break. */
  destroy(): void {
    this.socket.destroy()
  }

  /** Takes what there is, as much as the printer's behaviour lets it. */
  read(): void {
    while (!this.#pause && !this.socket.destroyed && this.#behaviour.reads !== 'never') {
      const slow = this.#behaviour.reads === 'slow'
      const there = this.socket.readableLength
      const piece = this.socket.read(
        slow ? Math.min(SLOW_PIECE_BYTES, there) : there,
      ) as Buffer | null
      if (piece) this.#take(piece)
      if (this.#taken >= this.#limit) this.destroy()
      if (!piece) return
      if (slow) this.#rest()
    }
  }

  get #behaviour(): Behaviour {
    return this.owner.works.behaviour
  }

  get #limit(): number {
    return this.#behaviour.closesAfterBytes ?? Number.POSITIVE_INFINITY
  }

  #rest(): void {
    this.#pause = setTimeout(() => {
      this.#pause = null
      this.read()
    }, SLOW_PAUSE_MS)
  }

  #take(piece: Buffer): void {
    const taken = piece.subarray(0, Math.max(0, this.#limit - this.#taken))
    this.#taken += taken.length
    this.#arrived = Buffer.concat([this.#arrived, taken])
    let offset = 0
    for (;;) {
      const command = commandAt(this.#arrived, offset, false)
      if (!command) break
      offset += command.bytes.length
      if (command.name === 'DLE EOT') this.#question(command.bytes[2] ?? 0)
      else this.owner.works.take(this, command)
    }
    this.#arrived = this.#arrived.subarray(offset)
    this.owner.works.run()
  }

  /**
   * Answered at once, whatever waits to be printed. What came before it is printed first if it can be, so that the
   * answer does not hang on how the bytes were cut up on their way.
   */
  #question(question: number): void {
    this.owner.works.run()
    this.owner.asked(question)
    if (this.#behaviour.answersStatus) this.answer(realTimeStatus(question, this.#behaviour))
  }

  /** Half a command, or text that no line feed followed, never comes onto the paper. */
  #end(): void {
    if (this.#pause) clearTimeout(this.#pause)
    this.owner.works.take(this, 'end')
    this.owner.works.run()
  }
}
