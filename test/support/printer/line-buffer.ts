import type { Character } from './characters'
import type { Look, PaperLine, Printed, Run } from './paper'

/** Dots of a column, and of a character's height. */
export const CELL = { width: 12, height: 24 }

/** Where on the paper a line may stand, in dots, and to which side of it. */
export interface Area {
  left: number
  width: number
  alignment: 0 | 1 | 2
}

/** The line that is being put together, before a line feed brings it onto the paper. Places are dots from the area's edge. */
export class LineBuffer {
  #characters: Printed[] = []
  #position = 0

  get isEmpty(): boolean {
    return this.#characters.length === 0
  }

  get position(): number {
    return this.#position
  }

  get text(): string {
    return textOf(this.#characters)
  }

  moveTo(position: number): void {
    if (position < 0) throw new Error('this is left of the print area')
    this.#position = position
  }

  clear(): void {
    this.#characters = []
    this.#position = 0
  }

  /** Puts a character at the position. Throws where another one stands: nobody could read either. */
  print({ text, columns }: Character, look: Look): void {
    const printed = {
      ...look,
      text,
      at: this.#position / CELL.width,
      columns: columns * look.widthTimes,
    }
    const covered = this.#characters.find((other) => !isBlank(other) && overlap(other, printed))
    if (covered && !isBlank(printed)) {
      throw new Error(`“${text}” is printed over “${covered.text}” at column ${covered.at}`)
    }
    this.#characters.push(printed)
    this.#position += printed.columns * CELL.width
  }

  /** The line as it comes onto the paper, which goes on by `spacing` dots, or by as much as the characters need. */
  feed(area: Area, spacing: number): PaperLine {
    const shift = shiftOf(area, edgeOf(this.#characters) * CELL.width) / CELL.width
    const characters = inOrder(this.#characters).map((it) => ({ ...it, at: it.at + shift }))
    this.clear()
    const tallest = Math.max(0, ...characters.map(({ heightTimes }) => heightTimes * CELL.height))
    return {
      kind: 'line',
      text: textOf(characters).trimEnd(),
      columns: Math.ceil(edgeOf(characters)),
      runs: runsOf(characters),
      characters,
      height: Math.max(spacing, tallest),
    }
  }
}

/** How far something `width` dots wide is moved to stand where the area's alignment wants it. */
export function shiftOf({ left, width: room, alignment }: Area, width: number): number {
  return left + (Math.max(0, room - width) * alignment) / 2
}

function inOrder(characters: Printed[]): Printed[] {
  return characters.toSorted((a, b) => a.at - b.at)
}

function edgeOf(characters: Printed[]): number {
  return Math.max(0, ...characters.map(({ at, columns }) => at + columns))
}

function isBlank({ text }: Printed): boolean {
  return text === ' '
}

function overlap(a: Printed, b: Printed): boolean {
  return a.at < b.at + b.columns && b.at < a.at + a.columns
}

function textOf(characters: Printed[]): string {
  let text = ''
  let column = 0
  for (const { text: one, at, columns, widthTimes } of inOrder(characters)) {
    // A space looks as a gap does.
    if (one === ' ') continue
    const start = Math.round(at)
    text += ' '.repeat(Math.max(0, start - column)) + one
    column = start + columns / widthTimes
  }
  return text
}

function runsOf(characters: Printed[]): Run[] {
  const runs: (Run & { edge: number })[] = []
  for (const { text, at, columns, ...look } of characters) {
    const last = runs.at(-1)
    if (last && last.edge === at && isSameLook(last, look)) {
      last.text += text
      last.edge += columns
    } else runs.push({ text, at, ...look, edge: at + columns })
  }
  return runs.map(({ edge: _, ...run }) => run)
}

function isSameLook(a: Look, b: Look): boolean {
  return (
    a.bold === b.bold &&
    a.underline === b.underline &&
    a.inverse === b.inverse &&
    a.widthTimes === b.widthTimes &&
    a.heightTimes === b.heightTimes
  )
}
