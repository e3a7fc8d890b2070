import { encode } from 'uqr'

/** A QR code as the path of an SVG; four modules around it are light, as the standard wants. */
export function codePicture(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return { path: path.join(''), size }
}
