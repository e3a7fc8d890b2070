import { basename, isAbsolute, join, relative, resolve } from 'node:path'

/** The scheme under which the screens are served. */
export const SCHEME = 'app'
const ORIGIN = `${SCHEME}://counter`
/** Where the first screen is. */
export const START_URL = `${ORIGIN}/index.html`

// No network at all (connect-src), nothing inline that runs, nothing framed. Inline styles are allowed because
// components set style attributes; they cannot load anything from elsewhere.
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  // The picture of the camera.
  "media-src 'self' mediastream:",
  "worker-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * For the worker that reads codes out of pictures: WebAssembly may be compiled there and nowhere else. A worker has the
 * policy that its own script came with.
 */
export const DECODER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"

/** The policy that goes with a file of the screens. */
export function policyFor(file: string): string {
  return /^decoder\.worker-[\w-]+\.js$/.test(basename(file))
    ? DECODER_POLICY
    : CONTENT_SECURITY_POLICY
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

/** The development server's address, which is ours too while developing: on this machine or not at all. */
export function developmentUrl(given: string | undefined): string | undefined {
  if (given === undefined || !URL.canParse(given)) return undefined
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(given).hostname) ? given : undefined
}

/** True for what may be handed to the system's browser: https and nothing else. */
export function mayOpenOutside(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:'
}
