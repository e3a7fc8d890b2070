import type { CallName, CallOutput, EventName, EventPayload } from '@shared/ipc/contract'
import { CALL_CHANNEL, EVENT_CHANNEL } from '@shared/ipc/bridge'
import type { Result } from '@shared/ipc/result'
import { askAgain } from './ask-again'
import type { Terminal } from './terminal'

type Handle = (event: unknown, name: string, input: string) => unknown
interface Answers {
  said: Map<string, string>
  /** Calls that wait; a page that goes away must not be told that its call was forgotten. */
  waiting: (() => void)[]
}
type Room = typeof globalThis & { answersOfTest?: Answers }

/** What a call answers where the ledger cannot be read, and where the disk has no room for a file. */
export const DAMAGED = {
  ok: false,
  problem: { code: 'storage.damaged', file: 'ledger.db' },
} as const
export const FULL = { ok: false, problem: { code: 'storage.full', path: '/media/usb' } } as const

/**
 * Lets one call have this answer from now on, or none at all (`never`): for pictures of what would take a million rows or
 * a broken disk to bring about. Everything else goes on to the program itself.
 */
export async function answerWith<N extends CallName>(
  { app }: Pick<Terminal, 'app'>,
  name: N,
  answer: Result<CallOutput<N>> | 'never',
): Promise<void> {
  const said = answer === 'never' ? '' : JSON.stringify(answer)
  await askAgain(() =>
    app.evaluate(
      ({ ipcMain }, [channel, call, text]) => {
        const room = globalThis as Room
        if (!room.answersOfTest) {
          const made: Answers = { said: new Map(), waiting: [] }
          const { said: answers, waiting } = made
          room.answersOfTest = made
          // Electron has no public way to ask for a handler that is there.
          const all = (ipcMain as unknown as { _invokeHandlers: Map<string, Handle> })
            ._invokeHandlers
          const handle = all.get(channel) as Handle
          all.set(channel, (event, asked, input) => {
            const found = answers.get(asked)
            if (found === undefined) return handle(event, asked, input)
            if (found !== '') return Promise.resolve(found)
            return new Promise((done) => {
              waiting.push(() => done(handle(event, asked, input)))
            })
          })
        }
        room.answersOfTest.said.set(call, text)
      },
      [CALL_CHANNEL, name, said] as const,
    ),
  )
}

/** Lets the program answer every call itself again, those that wait as well. */
export async function answerTruly({ app }: Pick<Terminal, 'app'>): Promise<void> {
  await askAgain(() =>
    app.evaluate(() => {
      const { said, waiting } = (globalThis as Room).answersOfTest ?? {
        said: new Map<string, string>(),
        waiting: [],
      }
      said.clear()
      for (const answer of waiting.splice(0)) answer()
    }),
  )
}

/** Tells the page an event, as the program would. */
export async function tell<N extends EventName>(
  { app }: Pick<Terminal, 'app'>,
  name: N,
  payload: EventPayload<N>,
): Promise<void> {
  await askAgain(() =>
    app.evaluate(
      ({ BrowserWindow }, [channel, event, text]) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send(channel, event, text),
      [EVENT_CHANNEL, name, JSON.stringify(payload)] as const,
    ),
  )
}
