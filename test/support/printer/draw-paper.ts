import { Resvg } from '@resvg/resvg-js'
import { CELL } from './line-buffer'
import type { Barcode, Paper, PaperItem, PaperLine, Picture, Printed } from './paper'

const EDGE = 24
const CUT_HEIGHT = 24
const BARCODE_COLUMNS = 20
/** Half as wide for Latin letters as for Chinese characters, as a printer's font A; others come close. */
const FONTS = 'Noto Sans Mono CJK SC, Sarasa Mono SC, WenQuanYi Zen Hei Mono, SimSun, monospace'
/** Where in its cell a character stands. */
const BASE_LINE = 20
/** A print head makes bold by burning a dot more. */
const BOLD_STROKE = 0.9

/**
 * The paper as a PNG, a dot of the printer to a pixel, for people to look at. A cut is a dashed line; a barcode is a box
 * with what it says.
 */
export function drawPaper(paper: Paper): Uint8Array {
  const parts: string[] = []
  let top = EDGE
  for (const item of paper.items) {
    parts.push(`<g transform="translate(${EDGE} ${top})">${draw(item, paper)}</g>`)
    top += heightOf(item)
  }
  const [width, height] = [paper.columns * CELL.width + 2 * EDGE, top + EDGE]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="white"/>${parts.join('')}</svg>`
  return new Resvg(svg, { font: { loadSystemFonts: true } }).render().asPng()
}

function heightOf(item: PaperItem): number {
  if ('height' in item) return item.height
  return item.kind === 'cut' ? CUT_HEIGHT : 0
}

function draw(item: PaperItem, paper: Paper): string {
  if (item.kind === 'line') return drawLine(item)
  if (item.kind === 'picture') return drawPicture(item)
  if (item.kind === 'barcode') return drawBarcode(item)
  return item.kind === 'cut' ? drawCut(paper) : ''
}

/** Characters of different heights stand on one line. */
function drawLine({ characters }: PaperLine): string {
  const tallest = Math.max(1, ...characters.map(({ heightTimes }) => heightTimes))
  return alikeOf(characters)
    .map((alike) => drawAlike(alike, tallest))
    .join('')
}

/** Characters in a row that can be drawn at once: to look up the font for each by itself takes seconds. */
function alikeOf(characters: Printed[]): Printed[][] {
  const keys = ['bold', 'inverse', 'underline', 'widthTimes', 'heightTimes'] as const
  const groups: Printed[][] = []
  for (const character of characters) {
    const [before] = groups.at(-1) ?? []
    const isAlike =
      before &&
      keys.every((key) => before[key] === character[key]) &&
      isNarrowRule(before) === isNarrowRule(character)
    if (isAlike) groups.at(-1)?.push(character)
    else groups.push([character])
  }
  return groups
}

function drawAlike(alike: Printed[], tallest: number): string {
  const [first] = alike
  if (!first) return ''
  const { widthTimes, heightTimes, inverse, underline, bold } = first
  const ink = inverse ? 'white' : 'black'
  const paint = `fill="${ink}"${bold ? ` stroke="${ink}" stroke-width="${BOLD_STROKE}"` : ''}`
  const cells = alike.map(({ text, at, columns }) => {
    const width = (columns / widthTimes) * CELL.width
    return { text, x: (at * CELL.width) / widthTimes, width }
  })
  const bars = (y: number, height: number): string[] =>
    cells.map(({ x, width }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`)
  const squeeze = isNarrowRule(first) ? 0.5 : 1
  const letters = cells.map(
    ({ text, x, width }) => `<tspan x="${(x + width / 2) / squeeze}">${escaped(text)}</tspan>`,
  )
  return [
    `<g transform="translate(0 ${(tallest - heightTimes) * CELL.height}) scale(${widthTimes} ${heightTimes})">`,
    ...(inverse ? bars(0, CELL.height) : []),
    `<text y="${BASE_LINE}" text-anchor="middle" font-family="${FONTS}" font-size="${CELL.height}"`,
    ` transform="scale(${squeeze} 1)" xml:lang="zh-CN" ${paint}>${letters.join('')}</text>`,
    ...(underline ? [`<g fill="${ink}">`, ...bars(CELL.height - 2, 2), '</g>'] : []),
    '</g>',
  ].join('')
}

/** A rule's piece in a single column: Chinese fonts have it two columns wide. */
function isNarrowRule({ text, columns, widthTimes }: Printed): boolean {
  return columns === widthTimes && /[\u2500-\u257f]/.test(text)
}

function drawPicture({ at, width, height, dots }: Picture): string {
  let path = ''
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = x
      while (x < width && dots[y * width + x] === 1) x++
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`
    }
  }
  const place = `translate(${at * CELL.width} 0)`
  return `<path transform="${place}" shape-rendering="crispEdges" d="${path}"/>`
}

function drawBarcode({ data, height }: Barcode): string {
  const box = `width="${BARCODE_COLUMNS * CELL.width}" height="${height}"`
  return `<rect ${box} fill="none" stroke="black"/>
    <text x="${CELL.width}" y="${height / 2}" font-family="${FONTS}" font-size="${CELL.height}">${escaped(data)}</text>`
}

function drawCut({ columns }: Paper): string {
  const end = columns * CELL.width + EDGE
  return `<path d="M${-EDGE} ${CUT_HEIGHT / 2}H${end}" stroke="gray" stroke-width="2" stroke-dasharray="8 8"/>`
}

function escaped(text: string): string {
  const safe: Record<string, string> = { '&': '&amp;', '<': '&lt;', ' ': '' }
  return text.replace(/[&< ]/g, (character) => safe[character] ?? '')
}
