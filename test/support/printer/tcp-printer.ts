import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { AS_IT_SHOULD, type Behaviour } from './behaviour'
import { Connection } from './connection'
import { linesOf, type Paper, type PaperItem } from './paper'
import { PrintWorks, type Piece } from './print-works'
import { readPaper, USUAL_COLUMNS } from './read-paper'
import { Waiting } from './waiting'

const HOST = '127.0.0.1'
const TRY_AGAIN_AFTER_MS = 20
const TRIES_MAX = 250

/** A receipt printer on the network that keeps what it prints. */
export interface TcpPrinter {
  readonly host: string
  readonly port: number
  /** How many connections were made. */
  connections(): number
  /** The questions in real time that it heard (`DLE EOT n`), in order. */
  questions(): number[]
  /** Everything that was really printed, without the questions in real time. */
  bytes(): Uint8Array
  /** All of it as one long roll, the unfinished end too: connection by connection, each as if switched on anew. */
  roll(): Paper
  /**
   * The pieces of paper that came off, in order: one ends with a cut, or with the end of its connection. Where there is
   * nothing on the paper, no piece is counted: a drawer kicked after the cut is on the roll alone.
   */
  papers(): Paper[]
  /** The next piece that this call has not yet given, as soon as it is there. */
  nextPaper(): Promise<Paper>
  /** The roll as soon as it is as wished. Looked at again when anything was printed or asked. */
  printed(isWished: (roll: Paper) => boolean): Promise<Paper>
  /** Changes how it behaves from here on; resolves when that is so, which takes a moment for `refuses` alone. */
  behave(changes: Partial<Behaviour>): Promise<void>
  /** Puts in a roll without end and goes on with what waits. */
  refill(): Promise<void>
  close(): Promise<void>
}

interface Options extends Partial<Behaviour> {
  /** A free one when it is not said. */
  port?: number
  columns?: number
}

/** Starts a printer on this computer. */
export async function startTcpPrinter({
  port: wished = 0,
  columns = USUAL_COLUMNS,
  ...behaviour
}: Options = {}): Promise<TcpPrinter> {
  const waiting = new Waiting()
  const works = new PrintWorks(() => waiting.changed())
  const questions: number[] = []
  const all: Connection[] = []
  const asked = (question: number): void => void questions.push(question)
  const server = createServer((socket) => all.push(new Connection(socket, { works, asked })))
  await listen(server, wished)
  const { port } = server.address() as AddressInfo
  let given = 0

  const roll = (): Paper =>
    rollOf(
      all.map(({ printed }) => readPaper(Buffer.concat(printed), { columns })),
      columns,
    )
  const papers = (): Paper[] => works.pieces.flatMap((piece) => pieceOf(piece, columns))
  const instead = (): string => `on the paper:\n${linesOf(roll()).join('\n')}`
  const printer: TcpPrinter = {
    host: HOST,
    port,
    connections: () => all.length,
    questions: () => [...questions],
    bytes: () => Buffer.concat(works.printed),
    roll,
    papers,
    async nextPaper() {
      const number = given++
      return waiting.until(() => papers()[number], instead)
    },
    printed: (isWished) =>
      waiting.until(() => {
        const now = roll()
        return isWished(now) ? now : undefined
      }, instead),
    async behave(changes) {
      works.behaviour = { ...works.behaviour, ...changes }
      if (works.behaviour.refuses) {
        works.forget()
        await shut(server, all)
      } else if (!server.listening) await listen(server, port)
      works.run()
      for (const connection of all) connection.read()
    },
    refill: () => printer.behave({ paperOutAfterLines: null }),
    close: () => shut(server, all),
  }
  await printer.behave({ ...AS_IT_SHOULD, ...behaviour })
  return printer
}

/** A port that was given up may serve somebody's outgoing connection for a moment: it is tried until it is free. */
async function listen(server: Server, port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      server.listen(port, HOST)
      await once(server, 'listening')
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === TRIES_MAX) throw error
      await setTimeout(TRY_AGAIN_AFTER_MS)
    }
  }
}

async function shut(server: Server, connections: Connection[]): Promise<void> {
  for (const connection of connections) connection.destroy()
  if (!server.listening) return
  await new Promise<void>((resolve) => server.close(() => resolve()))
}

function rollOf(parts: Paper[], columns: number): Paper {
  const items = parts.flatMap((part) => part.items)
  return { columns, items, unprinted: parts.at(-1)?.unprinted ?? '' }
}

/** A piece without anything on it is none. */
function pieceOf({ bytes, afterCuts }: Piece, columns: number): Paper[] {
  const { items, unprinted } = readPaper(bytes, { columns })
  let cuts = 0
  const own = items.filter((item) => (item.kind === 'cut' ? cuts++ : cuts) === afterCuts)
  if (!own.some(isSeen)) return []
  return [{ columns, items: own, unprinted }]
}

function isSeen(item: PaperItem): boolean {
  if (item.kind === 'line') return item.text !== ''
  return item.kind === 'picture' || item.kind === 'barcode' || item.kind === 'cut'
}
