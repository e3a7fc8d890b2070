import { join } from 'node:path'
import { utilityProcess, type UtilityProcess } from 'electron'
import { z } from 'zod'
import { ProblemError } from '@shared/ipc/result'
import type { Log } from '../log'
import type { TrainingApi } from '../session/training-api'
import { programFile } from './program-files'

const START_LIMIT_MS = 30_000

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), port: z.int(), token: z.string() }),
  z.object({ type: z.literal('failed'), code: z.string(), message: z.string() }),
])

interface Running {
  child: UtilityProcess
  ready: Promise<{ baseUrl: string; token: string }>
}

/** Runs the embedded coupon API as a utility process with its data in `<folder>/training-api.db`. */
export function createTrainingProcess(folder: string, log: Log): TrainingApi {
  let running: Running | null = null
  let told: () => void = () => {}

  function launch(): Running {
    const script = programFile('main', 'embedded-api.js')
    const file = join(folder, 'training-api.db')
    const args = ['--port', '0', '--data', file]
    const child = utilityProcess.fork(script, args, {
      serviceName: 'coupon-api',
      stdio: 'ignore',
      // Its young objects are few: as much room as a large server gets would be memory that only waits.
      execArgv: ['--max-semi-space-size=1'],
    })
    const started: Running = { child, ready: whenListening(child, file, log) }
    child.once('exit', (code) => {
      log.info('training.exit', { code })
      if (running !== started) return
      running = null
      told()
    })
    return started
  }

  return {
    async start() {
      running ??= launch()
      const { ready, child } = running
      try {
        return await ready
      } catch (error) {
        if (running?.child === child) running = null
        child.kill()
        throw error
      }
    },
    onUnexpectedEnd(listener) {
      told = listener
    },
    async stop() {
      const child = running?.child
      running = null
      if (!child) return
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill()
      })
    },
  }
}

/** What the API's own words for a start that failed mean for the terminal; anything else is its own matter. */
const STORAGE_PROBLEMS: Record<string, 'storage.full' | 'storage.readOnly'> = {
  'disk-full': 'storage.full',
  'data-not-writable': 'storage.readOnly',
}

function whenListening(child: UtilityProcess, file: string, log: Log): Running['ready'] {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => fail('timeout'), START_LIMIT_MS)
    const ended = (): void => fail('exit')
    function fail(reason: string, storage?: 'storage.full' | 'storage.readOnly'): void {
      clearTimeout(limit)
      log.error('training.failed', { reason })
      reject(
        new ProblemError(storage ? { code: storage, path: file } : { code: 'api.trainingFailed' }),
      )
    }
    child.once('exit', ended)
    child.on('message', (content: unknown) => {
      const message = messageSchema.safeParse(content)
      if (!message.success) return
      child.off('exit', ended)
      if (message.data.type === 'failed') {
        fail(message.data.code, STORAGE_PROBLEMS[message.data.code])
        return
      }
      clearTimeout(limit)
      resolve({ baseUrl: `http://127.0.0.1:${message.data.port}`, token: message.data.token })
    })
  })
}
