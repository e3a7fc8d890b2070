import iconv from 'iconv-lite'
import { commands, transform, type BaseCommand, type Printer as Target } from 'receiptline'
import { drawsPictures } from '@shared/domain/print-settings'
import type { Printer } from '@shared/domain/print-settings-schema'
import { commandsFor, type PaperDeeds } from './printer-commands'

type Characters = Printer['characters']
/** What of a printer decides how a receipt looks on it. */
export type Looks = Pick<Printer, 'columns' | 'characters' | 'look' | 'profile'>

/** What stands for a character that the printer does not have. */
const MISSING = { gb18030: '□', big5: '□', cp437: '?' } as const
// Signs that only say how the one before them is drawn.
const VARIATION = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

/** A document with the characters that this printer has; a picture has them all. */
function printable(document: string, { look, characters }: Looks): string {
  // A space that keeps words together is measured as one column and printed as two.
  const text = document.normalize().replace(VARIATION, '').replaceAll('\u00a0', ' ')
  if (look === 'picture') return text
  return [...text].map((one) => (has(characters, one) ? one : MISSING[characters])).join('')
}

const known = new Map<string, boolean>()
const KNOWN_MAX = 30_000

function has(characters: Characters, one: string): boolean {
  if (one.charCodeAt(0) < 0x80) return true
  const key = characters + one
  const before = known.get(key)
  if (before !== undefined) return before
  const bytes = iconv.encode(one, characters)
  // Of GB18030 the characters of four bytes are in no printer's font, and what is unknown comes as a question mark.
  const isThere = bytes.length <= 2 && bytes[0] !== 0x3f
  // As many as a printer's font has; titles in every script of the world fill no memory.
  if (known.size < KNOWN_MAX) known.set(key, isThere)
  return isThere
}

const target = (looks: Looks): Target => ({
  cpl: looks.columns,
  encoding: looks.look === 'picture' ? 'gb18030' : looks.characters,
})

/** The lines of a document as they come out on this paper; by other commands than those for text, what those say. */
export function asLines(
  document: string,
  looks: Looks,
  command: BaseCommand = commands.text,
): string[] {
  const text = transform(printable(document, looks), { ...target(looks), command })
  return text.split('\n').map((line) => line.trimEnd())
}

/** Rules of hyphens, as on paper. */
const onScreen: BaseCommand = {
  ...commands.svg,
  hr(this: BaseCommand & { textEncoding: Characters }, width) {
    return this.text('-'.repeat(width), this.textEncoding)
  },
}

/** Of some fonts the first line reaches above the picture; dots. */
const HEADROOM = 12
const FRAME = /^<svg width="(\d+)px" height="([\d.]+)px" viewBox="0 0 \d+ [\d.]+"/

/** A document as a picture, `columns` × 12 dots wide. */
export function asSvg(document: string, looks: Looks): string {
  const command = drawsPictures(looks) ? onScreen : { ...onScreen, image: () => '' }
  const svg = transform(printable(document, looks), { ...target(looks), command })
  return svg.replace(FRAME, (_, width: string, drawn: string) => {
    const height = Number(drawn) + HEADROOM
    return `<svg width="${width}px" height="${height}px" viewBox="0 ${-HEADROOM} ${width} ${height}"`
  })
}

/** The bytes that print a document. */
export function asBytes(document: string, printer: Printer, deeds: PaperDeeds): Buffer {
  const commands = transform(printable(document, printer), {
    ...target(printer),
    // Ink or none, and rather ink: thin strokes of a small character break otherwise.
    ...{ gradient: false, gamma: 1, threshold: 176 },
    cutting: true,
    command: commandsFor(printer, deeds),
  })
  return Buffer.from(commands, 'binary')
}

/** False for a picture (PNG as base64) that is none or damaged. */
export function canPrint(picture: string): boolean {
  try {
    return transform(`{image:${picture}}`, { command: 'escpos' }).includes('\x1d8L')
  } catch {
    return false
  }
}

/** The bytes that print a picture of a whole receipt (PNG). */
export function pictureBytes(png: Uint8Array, printer: Printer, deeds: PaperDeeds): Buffer {
  return asBytes(`{image:${Buffer.from(png).toString('base64')}}`, printer, deeds)
}
