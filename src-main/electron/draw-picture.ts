import type { NativeImage, WebContents } from 'electron'
import { inHiddenPage } from './hidden-page'

const DRAW_LIMIT_MS = 10_000
/** Of a colour's 255 parts: darker is ink. */
const HALF = 128

/** Draws an SVG as a PNG of its own size, with the fonts of the screens: what the preview shows is what is printed. */
export function drawPicture(
  svg: string,
  size: { width: number; height: number },
): Promise<Uint8Array> {
  const page = `<!doctype html><meta charset="utf-8"><style>
    html, body { margin: 0; background: #fff; overflow: hidden; }
    svg { display: block; }</style>${svg}`
  return inHiddenPage(page, { drawn: size }, async (contents) => {
    const image = await painted(contents, size)
    return image.toPNG()
  })
}

/** The page as a whole: a frame with ink on it that the next one repeats, for the first may come before the page. */
function painted(
  contents: WebContents,
  { width, height }: { width: number; height: number },
): Promise<NativeImage> {
  return new Promise((resolve, reject) => {
    let before: Buffer | null = null
    const limit = setTimeout(() => {
      contents.off('paint', look)
      reject(new Error('nothing was drawn'))
    }, DRAW_LIMIT_MS)
    function look(_event: unknown, _dirty: unknown, image: NativeImage): void {
      const got = image.getSize()
      if (got.width !== width || got.height !== height) return
      const dots = image.toBitmap()
      const isDrawn = before?.equals(dots) === true && hasInk(dots)
      before = dots
      // Not from within its own event.
      if (!isDrawn) return void setImmediate(again)
      clearTimeout(limit)
      contents.off('paint', look)
      resolve(image)
    }
    function again(): void {
      if (!contents.isDestroyed()) contents.invalidate()
    }
    contents.on('paint', look)
    again()
  })
}

/** True where something dark stands on what is drawn already: four bytes a dot, the last of them how opaque it is. */
function hasInk(dots: Buffer): boolean {
  for (let at = 0; at < dots.length; at += 4) {
    if (dots.readUInt8(at + 3) > HALF && dots.readUInt8(at) < HALF) return true
  }
  return false
}
