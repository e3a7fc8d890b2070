import { join } from 'node:path'
import type { Exporting } from './counter/export-exceptions'
import type { TerminalParts } from './terminal-parts'
import { openSealedSecrets } from './electron/sealed-secrets'
import { createTrainingProcess } from './electron/training-process'
import { programFile } from './electron/program-files'
import { createRouter, type Router } from './ipc/router'
import type { Log } from './log'
import { createFileLog } from './logging/file-log'
import { engineBeside } from './records/beside'
import type { KeeperJobs } from './store/keeper/jobs'
import { jobsBeside } from './store/keeper/jobs-beside'
import { ledgerSeals } from './session/ledger-seals'
import { storageProblem } from './store/storage-problem'
import { createTerminal, type Terminal } from './terminal'

type Given = Pick<
  TerminalParts,
  'folder' | 'version' | 'log' | 'emit' | 'connectAfter' | 'leave' | 'fileDialogs'
> &
  Pick<Exporting, 'chooseFile'>

/**
 * Opens the data folder and makes the gate through which the screens reach it. Apart from boot, which loads this only
 * when the window is on its way: these parts are most of the program, and the window needs none of them.
 * A damaged ledger is recovered first, beside the main thread, so that the window stays alive meanwhile.
 */
export async function openBooks(
  given: Given & { isOurOrigin(url: string): boolean },
): Promise<{ terminal: Terminal; router: Router }> {
  const { folder, log, isOurOrigin } = given
  const keeperJobs = jobsBeside(programFile('main', 'ledger-keeper.js'), folder)
  const parts: TerminalParts = {
    ...given,
    secrets: openSealedSecrets(folder, log),
    training: createTrainingProcess(folder, log),
    exporting: {
      chooseFile: given.chooseFile,
      async printPdf(page) {
        return (await import('./electron/print-pdf')).printPdf(page)
      },
      async write(file, format, report) {
        const { writeReport } = await import('./exporting/write-report')
        const { printPdf } = await import('./electron/print-pdf')
        await writeReport(file, format, report, printPdf)
      },
    },
    // The HTTP client is the largest part of all, and nobody is called before the first paint.
    async makeGateway(...wanted) {
      return (await import('./coupon-api/gateway-factory')).createGateway(...wanted)
    },
    async tryConnection(connection, token) {
      return (await import('./coupon-api/test-connection')).testConnection(connection, token, {
        log,
      })
    },
    printingSystem: {
      async draw(...wanted) {
        return (await import('./electron/draw-picture')).drawPicture(...wanted)
      },
      printers: {
        async list() {
          return (await import('./electron/system-printers')).listSystemPrinters()
        },
        async print(...wanted) {
          return (await import('./electron/system-printers')).printByDriver(...wanted)
        },
        async pdf(page) {
          return (await import('./electron/system-printers')).pdfOf(page)
        },
      },
    },
    keeperJobs,
    recordsEngine: engineBeside(
      programFile('main', 'records-engine.js'),
      join(folder, 'ledger.db'),
      (done, total) => given.emit('records.reading', { done, total }),
    ),
  }
  const terminal = await openOrRecover(parts, keeperJobs)
  return { terminal, router: createRouter({ handlers: terminal.handlers, isOurOrigin, log }) }
}

/** The log of this data folder; throws when the folder cannot be written. */
export function openFileLog(folder: string): Log {
  return createFileLog(join(folder, 'logs'), process.env.COUPON_COUNTER_LOG ?? 'info')
}

async function openOrRecover(parts: TerminalParts, jobs: KeeperJobs): Promise<Terminal> {
  try {
    return createTerminal(parts)
  } catch (error) {
    if (storageProblem(error, parts.folder)?.code !== 'storage.damaged') throw error
    ledgerSeals(parts.secrets, parts.log).forgetEnd()
    const recovery = await jobs.recover({ cause: 'damaged', backup: null, at: Date.now() })
    parts.log.warn('ledger.recovered', { ...recovery })
    return createTerminal(parts)
  }
}
