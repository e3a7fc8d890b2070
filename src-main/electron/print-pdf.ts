import { BrowserWindow, session } from 'electron'
import { SCHEME } from './screen-address'

const PAGE_URL = `${SCHEME}://print/report.html`
// Nothing but the page's own style: no script, no network, no file.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"
const PRINT_LIMIT_MS = 60_000

let last: Promise<unknown> = Promise.resolve()

/** Prints a page without scripts to PDF, in a hidden window of its own that can reach nothing; one page at a time. */
export function printPdf(page: string): Promise<Uint8Array> {
  const printed = last.then(() => print(page))
  last = printed.catch(() => undefined)
  return printed
}

async function print(page: string): Promise<Uint8Array> {
  const place = session.fromPartition('print')
  place.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  place.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== PAGE_URL }))
  if (place.protocol.isProtocolHandled(SCHEME)) place.protocol.unhandle(SCHEME)
  place.protocol.handle(SCHEME, () => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
    }
    return new Response(page, { headers })
  })
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: place,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
    },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // A page that never comes to an end must not keep the export waiting for good.
  const limit = setTimeout(() => window.destroy(), PRINT_LIMIT_MS)
  try {
    await window.loadURL(PAGE_URL)
    return await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate:
        '<div style="width:100%;font-size:8px;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
    })
  } finally {
    clearTimeout(limit)
    if (!window.isDestroyed()) window.destroy()
  }
}
