import type { Dots } from './dots'

/** What came out of a printer, and what it did besides, in order. */
export interface Paper {
  /** How many columns the paper is wide. */
  columns: number
  items: PaperItem[]
  /** Text that no line feed ever brought onto the paper. */
  unprinted: string
}

export type PaperItem = PaperLine | Picture | Barcode | Feed | Cut | DrawerKick | Buzz | StatusAsked

/** How characters look. */
export interface Look {
  bold: boolean
  underline: boolean
  inverse: boolean
  widthTimes: number
  heightTimes: number
}

/** One character on the paper. */
export interface Printed extends Look {
  text: string
  /** Its left edge in columns from the paper's; half a column where it was centred so. */
  at: number
  /** How many columns it takes, its width counted. */
  columns: number
}

/** Characters side by side that look the same. */
export interface Run extends Look {
  text: string
  at: number
}

export interface PaperLine {
  kind: 'line'
  /**
   * As it stands on the paper: what is printed at a column stands at that column with spaces in the gaps, the right end
   * trimmed. A wide character takes two columns, and one of double width has as many spaces behind it as it is wider.
   */
  text: string
  /** The right edge of the last character, a space too; more than the paper's where it was too long. */
  columns: number
  runs: Run[]
  characters: Printed[]
  /** How far the paper goes on with this line, in dots. */
  height: number
}

export interface Picture extends Dots {
  kind: 'picture'
  /** Its left edge in columns from the paper's. */
  at: number
  /** The text of a QR code that the printer made itself, null for a picture that was sent as dots. */
  qrText: string | null
}

export interface Barcode {
  kind: 'barcode'
  /** The number that the command gives the kind of code. */
  type: number
  data: string
  /** In dots. */
  height: number
  /** Whether the data stands below it in letters. */
  lettered: boolean
}

/** Paper without anything on it. */
export interface Feed {
  kind: 'feed'
  height: number
}

export interface Cut {
  kind: 'cut'
  /** Whether a bit of the paper still holds. */
  partial: boolean
}

export interface DrawerKick {
  kind: 'drawerKick'
  pin: 2 | 5
  onMs: number
  offMs: number
}

export interface Buzz {
  kind: 'buzz'
  by: string
  /** The arguments as they were sent: makers differ in what they mean. */
  settings: number[]
}

/** A status asked for in the order of printing: that it is answered says that all before has come out. */
export interface StatusAsked {
  kind: 'statusAsked'
  which: number
}

/** The items of one kind. */
export function itemsOf<Kind extends PaperItem['kind']>(
  paper: Paper,
  kind: Kind,
): Extract<PaperItem, { kind: Kind }>[] {
  return paper.items.filter(
    (item): item is Extract<PaperItem, { kind: Kind }> => item.kind === kind,
  )
}

/** The texts of the lines, as a person reads the paper. */
export function linesOf(paper: Paper): string[] {
  return itemsOf(paper, 'line').map(({ text }) => text)
}

export function cutsOf(paper: Paper): Cut[] {
  return itemsOf(paper, 'cut')
}

/** Which statuses were asked for in the order of printing. */
export function statusAsked(paper: Paper): number[] {
  return itemsOf(paper, 'statusAsked').map(({ which }) => which)
}
