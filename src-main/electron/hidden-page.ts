import { BrowserWindow, session, type WebContents } from 'electron'
import { SCHEME } from './screen-address'

const PAGE_URL = `${SCHEME}://print/report.html`
// Nothing but the page's own style and pictures: no script, no network, no file.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
const PAGE_LIMIT_MS = 60_000

/** Where a page is shown that nobody sees. */
export interface HiddenPlace {
  /** Draws without a screen, in pixels of this size. */
  drawn?: { width: number; height: number }
}

let last: Promise<unknown> = Promise.resolve()

/** Loads a page without scripts in a hidden window of its own that can reach nothing, and works on it; one page at a time. */
export function inHiddenPage<T>(
  page: string,
  place: HiddenPlace,
  work: (contents: WebContents) => Promise<T>,
): Promise<T> {
  const done = last.then(() => load(page, place, work))
  last = done.catch(() => undefined)
  return done
}

async function load<T>(
  page: string,
  { drawn }: HiddenPlace,
  work: (contents: WebContents) => Promise<T>,
): Promise<T> {
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
    ...(drawn ? { ...drawn, useContentSize: true, frame: false } : {}),
    webPreferences: {
      session: place,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      offscreen: drawn !== undefined,
    },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // A page that never comes to an end must not keep whoever waits for it waiting for good.
  const limit = setTimeout(() => window.destroy(), PAGE_LIMIT_MS)
  try {
    await window.loadURL(PAGE_URL)
    return await work(window.webContents)
  } finally {
    clearTimeout(limit)
    if (!window.isDestroyed()) window.destroy()
  }
}
