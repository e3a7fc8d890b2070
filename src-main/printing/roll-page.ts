import { COLUMN_DOTS } from '@shared/domain/print-settings'
import { sizeOf } from './render-paper'

/** Dots of a millimetre at 203 dpi, as nearly all receipt printers have them. */
const DOTS_PER_MM = 8
/** Up to so many columns it is the narrow roll. */
const NARROW_COLUMNS_MAX = 35
const ROLLS_MM = { narrow: 58, wide: 80 } as const
/** As far as the print head of a wide roll reaches: more columns than that come out narrower. */
const REACH_MM = 72
/** Blank below the last line: what is rounded on the way to the paper must not become a second page. */
const LEEWAY_MM = 1

/** A receipt as one page of a roll. */
export interface RollPage {
  /** Of the paper, in microns: whole millimetres, as long as the receipt. */
  width: number
  height: number
  /** A page without scripts that shows the receipt in its own size, in the middle of the roll. */
  html: string
}

/** Lays a receipt that was drawn for so many columns (an SVG of 12 dots each) onto its roll: 58 mm, or 80 mm above 35. */
export function rollPage(svg: string, columns: number): RollPage {
  const roll = columns <= NARROW_COLUMNS_MAX ? ROLLS_MM.narrow : ROLLS_MM.wide
  const drawn = (columns * COLUMN_DOTS) / DOTS_PER_MM
  const width = Math.min(drawn, REACH_MM)
  const tall = (sizeOf(svg).height / DOTS_PER_MM) * (width / drawn)
  const height = Math.ceil(tall) + LEEWAY_MM
  const html = `<!doctype html><meta charset="utf-8"><style>
    @page { size: ${roll}mm ${height}mm; margin: 0; }
    html, body { margin: 0; background: #fff; overflow: hidden; }
    body { width: ${roll}mm; height: ${tall}mm; }
    svg { display: block; width: ${width}mm; height: ${tall}mm; margin: 0 auto; }</style>${svg}`
  return { width: roll * 1_000, height: height * 1_000, html }
}
