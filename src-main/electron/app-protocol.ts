import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol, type Session } from 'electron'
import { fileFor, policyFor, SCHEME } from './screen-address'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
}

const NOT_FOUND = { statusCode: 404, data: Buffer.alloc(0) }

/** Must run before Electron is ready. The code cache makes later starts skip compiling the screens. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/**
 * Serves the built screens from `root`, and only them. Resolves when the page was given what it starts with: up to
 * then everybody waits for this process, and afterwards the window is busy by itself.
 *
 * `protocol.handle` is the newer call (this one is deprecated, and Electron 45 has it still), but its first answer loads
 * Node's fetch with TLS and HTTP/2 behind it: 60 ms on Electron 33 before the window has its page, and the screens need
 * none of it. No cross-origin-opener-policy: a window that may open no other has no opener to be kept from, and with
 * that header Chromium throws the window's first process away and starts a second one.
 */
export function serveScreens(session: Session, root: string): Promise<void> {
  let startServed: () => void
  const start = new Promise<void>((resolve) => (startServed = resolve))
  session.protocol.registerBufferProtocol(SCHEME, ({ url, method }, answer) => {
    const file = method === 'GET' ? fileFor(url, root) : null
    const type = file && TYPES[extname(file)]
    if (!file || !type) return answer(NOT_FOUND)
    readFile(file).then(
      (data) => {
        // Of the page, its style and its script the script is by far the largest. Once it has gone.
        if (extname(file) === '.js') setImmediate(startServed)
        const headers = {
          'content-type': type,
          'content-security-policy': policyFor(file),
          'x-content-type-options': 'nosniff',
        }
        answer({ data, headers })
      },
      () => answer(NOT_FOUND),
    )
  })
  return start
}
