import { AS_IT_SHOULD, canPrint, statusInOrder, type Behaviour } from './behaviour'
import type { Command } from './commands'

/** What one connection had printed so far, and how it hears answers. */
export interface Sender {
  printed: Uint8Array[]
  answer(byte: number): void
}

/** A piece of paper that came off: the one after so many cuts of what its sender had printed till then. */
export interface Piece {
  bytes: Uint8Array
  afterCuts: number
}

type Waiting = { sender: Sender; command: Command | 'end' }

/** The part of a printer that puts things on paper: one command after the other, as far as its state lets it. */
export class PrintWorks {
  readonly pieces: Piece[] = []
  readonly printed: Uint8Array[] = []
  #waiting: Waiting[] = []
  readonly #cuts = new Map<Sender, number>()
  behaviour: Behaviour = { ...AS_IT_SHOULD }

  constructor(private readonly changed: () => void) {}

  /** A command that arrived whole, or the end of its sender's connection. */
  take(sender: Sender, command: Command | 'end'): void {
    this.#waiting.push({ sender, command })
  }

  /** What arrived and was not printed is lost, as when the power goes. */
  forget(): void {
    this.#waiting = this.#waiting.filter(({ command }) => command === 'end')
  }

  /** Goes on as far as it can. */
  run(): void {
    while (canPrint(this.behaviour)) {
      const next = this.#waiting.shift()
      if (!next) break
      if (next.command === 'end') this.#tearOff(next.sender)
      else this.#print(next.sender, next.command)
    }
    this.changed()
  }

  #print(sender: Sender, { name, bytes }: Command): void {
    this.printed.push(bytes)
    sender.printed.push(bytes)
    if (name === 'LF') this.#useLine()
    else if (name === 'GS V') this.#tearOff(sender)
    else if (name === 'GS r' && this.behaviour.answersStatus) {
      sender.answer(statusInOrder(bytes[2] ?? 0, this.behaviour))
    }
  }

  #useLine(): void {
    const { paperOutAfterLines: left } = this.behaviour
    if (left !== null) this.behaviour.paperOutAfterLines = left - 1
  }

  #tearOff(sender: Sender): void {
    const afterCuts = this.#cuts.get(sender) ?? 0
    this.#cuts.set(sender, afterCuts + 1)
    this.pieces.push({ bytes: Buffer.concat(sender.printed), afterCuts })
  }
}
