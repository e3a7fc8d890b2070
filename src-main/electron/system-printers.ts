import type { PrinterInfo, WebContents, WebContentsPrintOptions } from 'electron'
import type { SystemPrinter } from '@shared/ipc/calls-print'
import { mayBegin, type Sent, type SendTools } from '../printing/sending'
import type { RollPage } from '../printing/roll-page'
import { inHiddenPage } from './hidden-page'

/** CUPS: jobs wait until somebody starts the printer again. */
const CUPS_STOPPED = '5'
const EMPTY_PAGE = '<!doctype html>'
const NOT_REACHED: Sent = { kind: 'notReached', trouble: 'unreachable' }
/** What Electron says when it has not even begun. */
const REFUSED = /^Invalid /

/** The printers that the system knows. */
export async function listSystemPrinters(): Promise<SystemPrinter[]> {
  const printers = await inHiddenPage(EMPTY_PAGE, {}, (page) => page.getPrintersAsync())
  return printers.map(described)
}

/** Electron 33 tells the default printer; what its types do not know any more is looked at all the same. */
function described(info: PrinterInfo & { isDefault?: boolean }): SystemPrinter {
  return {
    name: info.name,
    displayName: info.displayName || info.name,
    isDefault: info.isDefault === true,
    state: stateOf({ ...info.options }),
  }
}

/** Only CUPS says so in a way that can be relied on. */
function stateOf(options: Readonly<Record<string, string | undefined>>): SystemPrinter['state'] {
  if (options['printer-is-accepting-jobs'] === 'false') return 'refuses'
  const state = options['printer-state']
  if (state === undefined) return null
  return state === CUPS_STOPPED ? 'stopped' : 'ready'
}

/** Prints a page by the driver of the printer of this name, as `SystemPrinters.print` promises. */
export async function printByDriver(
  queue: string,
  { width, height, html }: RollPage,
  { begin, signal }: Pick<SendTools, 'begin' | 'signal'>,
): Promise<Sent> {
  let hasBegun = false
  try {
    return await inHiddenPage(html, {}, async (page) => {
      const printers = (await page.getPrintersAsync()).map(described)
      const printer = printers.find(({ name }) => name === queue)
      // Electron calls a job queued that the printer then refuses.
      if (!printer || printer.state === 'refuses' || signal.aborted) return NOT_REACHED
      if (!mayBegin({ begin })) return NOT_REACHED
      hasBegun = true
      return handOver(page, optionsFor(queue, { width, height }), signal)
    })
  } catch {
    return hasBegun ? { kind: 'unknown' } : NOT_REACHED
  }
}

const optionsFor = (
  deviceName: string,
  pageSize: { width: number; height: number },
): WebContentsPrintOptions => ({
  silent: true,
  deviceName,
  printBackground: true,
  color: false,
  margins: { marginType: 'none' },
  pageSize,
})

function handOver(
  page: WebContents,
  options: WebContentsPrintOptions,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const end = (sent: Sent) => {
      signal.removeEventListener('abort', lost)
      resolve(sent)
    }
    const lost = () => end({ kind: 'unknown' })
    signal.addEventListener('abort', lost)
    page.once('destroyed', lost)
    page.print(options, (isQueued, reason) => {
      if (isQueued) end({ kind: 'sent' })
      else end(REFUSED.test(reason) ? NOT_REACHED : { kind: 'unknown' })
    })
  })
}

/** A page as a PDF of its own size. */
export function pdfOf({ html }: RollPage): Promise<Uint8Array> {
  return inHiddenPage(html, {}, (page) =>
    page.printToPDF({ preferCSSPageSize: true, printBackground: true }),
  )
}
