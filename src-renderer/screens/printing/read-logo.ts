import { LOGO_DOTS, PRINT_LIMITS } from '@shared/domain/print-settings'

/**
 * A picture file as a logo: made as small as the narrowest paper, on white, and as base64 of a PNG without padding. Null
 * where it is no picture, or too fine to be kept.
 */
export async function readLogo(file: Blob): Promise<string | null> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    return null
  }
  const scale = Math.min(1, LOGO_DOTS.width / picture.width, LOGO_DOTS.height / picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  toBlackAndWhite(pen, canvas)
  const logo = canvas
    .toDataURL('image/png')
    .replace(/^data:image\/png;base64,/, '')
    .replace(/=+$/, '')
  return logo.length <= PRINT_LIMITS.logo ? logo : null
}

/** Half of all light: a printer knows ink and no ink, and so the preview shows what comes out. */
const HALF = 128

function toBlackAndWhite(
  pen: CanvasRenderingContext2D,
  { width, height }: HTMLCanvasElement,
): void {
  const dots = pen.getImageData(0, 0, width, height)
  for (let at = 0; at < dots.data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = dots.data.subarray(at, at + 3)
    dots.data.fill(red * 0.299 + green * 0.587 + blue * 0.114 < HALF ? 0 : 255, at, at + 3)
  }
  pen.putImageData(dots, 0, 0)
}
