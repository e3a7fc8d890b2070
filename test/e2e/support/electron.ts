import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** The project's folder, or another one with a built app in it. */
export const APP_FOLDER = process.env.APP_FOLDER ?? resolve(import.meta.dirname, '../../..')

const END_LIMIT_MS = 30_000

/** The Electron at hand and the switches of this place, as the test command hands them over. */
export function electronAtHand(): { program: string; switches: string[] } {
  const program = process.env.ELECTRON_PATH
  if (!program) throw new Error('Start the end-to-end tests with: npm run test:e2e')
  return {
    program,
    switches: JSON.parse(process.env.ELECTRON_EXTRA_ARGS ?? '[]') as string[],
  }
}

/** The environment of an app that works on this data folder. */
export function appEnvironment(folder: string): Record<string, string> {
  // A development server's address must not change what is tested.
  const inherited = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && name !== 'ELECTRON_RENDERER_URL',
  )
  return {
    ...(Object.fromEntries(inherited) as Record<string, string>),
    COUPON_COUNTER_DATA: folder,
  }
}

/**
 * Starts the app as a user would, without a remote control, with further words and in a folder if they are given;
 * resolves with what it said once it has ended.
 */
export function runToEnd(
  folder: string,
  words: readonly string[] = [],
  cwd?: string,
): Promise<{ code: number | null; said: string }> {
  const { program, switches } = electronAtHand()
  const child = spawn(program, [...switches, APP_FOLDER, ...words], {
    env: appEnvironment(folder),
    ...(cwd ? { cwd } : {}),
    stdio: ['ignore', 'pipe', 'pipe'],
    // One that does not end must not outlive the test.
    timeout: END_LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  }
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', (code) => done({ code, said }))
  })
}
