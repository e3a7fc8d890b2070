import { changingCode } from '@shared/domain/member-code'

/** A code as the page shows it. */
export interface ShownCode {
  /** The QR code as an SVG path over `size` × `size` modules, its quiet zone included. */
  path: string
  size: number
  digits: string
  typed: string
  leftMs: number
}

/** Four modules around it, as the standard wants: dark pages begin right beside. */
const QUIET = 4

/** Draws a member's code of the moment. */
export async function showCode(
  memberId: number,
  { digits, leftMs }: { digits: string; leftMs: number },
): Promise<ShownCode> {
  const { encode } = await import('uqr')
  const { scanned, typed } = changingCode(String(memberId), digits)
  const { data, size } = encode(scanned, { ecc: 'M', border: QUIET })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return { path, size, digits: digits.replace(/(\d{4})(?=\d)/, '$1 '), typed, leftMs }
}
