import { readFile } from 'node:fs/promises'
import { extname, join, relative, resolve, isAbsolute } from 'node:path'
import { protocol, type Session } from 'electron'

const SCHEME = 'app'
const ORIGIN = `${SCHEME}://counter`
/** Where the first screen is. */
export const START_URL = `${ORIGIN}/index.html`

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
}

// No network at all (connect-src), nothing inline that runs, nothing framed. Inline styles are allowed because
// components set style attributes; they cannot load anything from elsewhere.
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must run before Electron is ready. The code cache makes later starts skip compiling the screens. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** True for the screens' own address and nothing that only looks like it. */
export function isOurOrigin(url: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(url)
    return `${scheme}//${host}` === ORIGIN
  } catch {
    return false
  }
}

/** The file that an `app://` address names, or null when it would lie outside `root`. */
export function fileFor(url: string, root: string): string | null {
  if (!isOurOrigin(url)) return null
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
  if (path.includes('\0')) return null
  const file = resolve(join(root, path))
  const inside = relative(root, file)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file
}

/** Serves the built screens from `root`, and only them. */
export function serveScreens(session: Session, root: string): void {
  session.protocol.handle(SCHEME, async ({ url, method }) => {
    const file = method === 'GET' ? fileFor(url, root) : null
    const type = file && TYPES[extname(file)]
    if (!file || !type) return new Response(null, { status: 404 })
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
        },
      })
    } catch {
      return new Response(null, { status: 404 })
    }
  })
}
