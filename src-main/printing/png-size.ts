import { LOGO_DOTS } from '@shared/domain/print-settings'

/** Signature and first chunk of a PNG up to its height: 24 bytes, in base64. */
const HEAD_CHARACTERS = 32
const SIGNATURE = '\x89PNG\r\n\x1a\n'

/** How large a PNG (base64) says that it is, without drawing it; null where it is none. */
export function pngSize(base64: string): { width: number; height: number } | null {
  const head = Buffer.from(base64.slice(0, HEAD_CHARACTERS), 'base64').toString('latin1')
  if (head.length < 24 || !head.startsWith(SIGNATURE) || head.slice(12, 16) !== 'IHDR') return null
  const bytes = Buffer.from(head, 'latin1')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Why a picture cannot stand on a receipt, as far as its first bytes tell; null for one that may. */
export function wrongSize(base64: string): string | null {
  const size = pngSize(base64)
  if (!size) return 'a picture that is no PNG'
  const isTooLarge = size.width > LOGO_DOTS.width || size.height > LOGO_DOTS.height
  return isTooLarge
    ? `a picture of ${size.width} x ${size.height} dots, the largest is ${LOGO_DOTS.width} x ${LOGO_DOTS.height}`
    : null
}
