import type { Exporting } from './counter/export-exceptions'
import type { TerminalParts } from './terminal'
import { openSealedSecrets } from './electron/sealed-secrets'
import { createTrainingProcess } from './electron/training-process'
import { createRouter, type Router } from './ipc/router'
import { createTerminal, type Terminal } from './terminal'

type Given = Pick<TerminalParts, 'folder' | 'version' | 'log' | 'emit' | 'connectAfter' | 'leave'> &
  Pick<Exporting, 'chooseFile'>

/**
 * Opens the data folder and makes the gate through which the screens reach it. Apart from boot, which loads this only
 * when the window is on its way: these parts are most of the program, and the window needs none of them.
 */
export function openBooks(given: Given & { isOurOrigin(url: string): boolean }): {
  terminal: Terminal
  router: Router
} {
  const { folder, log, isOurOrigin } = given
  const terminal = createTerminal({
    ...given,
    secrets: openSealedSecrets(folder, log),
    training: createTrainingProcess(folder, log),
    exporting: {
      chooseFile: given.chooseFile,
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
  })
  return { terminal, router: createRouter({ handlers: terminal.handlers, isOurOrigin, log }) }
}
