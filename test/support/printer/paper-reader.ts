import { charactersOf, knowsCodePage, knowsCountry } from './characters'
import type { Command } from './commands'
import { CELL, LineBuffer, shiftOf, type Area } from './line-buffer'
import type { Paper, PaperItem } from './paper'
import { PictureStore, rasterPicture, wordAt, type Drawn } from './pictures'

/** Where a line starts anew: what `ESC @` sets. */
const AS_SWITCHED_ON = {
  chinese: false,
  codePage: 0,
  country: 0,
  bold: false,
  underline: 0,
  chineseUnderline: 0,
  inverse: false,
  widthTimes: 1,
  heightTimes: 1,
  alignment: 0 as Area['alignment'],
  left: 0,
  width: Number.POSITIVE_INFINITY,
  spacing: 30,
  barcodeHeight: 162,
  barcodeLettered: false,
}
const KICK_UNIT_MS = 2
const REAL_TIME_KICK_UNIT_MS = 100

/** Obeys commands one by one and keeps what they bring onto the paper. Throws for one that a printer would not obey. */
export class PaperReader {
  readonly #items: PaperItem[] = []
  readonly #line = new LineBuffer()
  readonly #pictures = new PictureStore()
  #state = { ...AS_SWITCHED_ON }

  constructor(private readonly columns: number) {}

  obey(command: Command): void {
    const task = this.#tasks[command.name]
    if (!task) throw new Error('this command is not known')
    const [, , first = 0, second = 0] = command.bytes
    task(first, command.bytes, second)
  }

  paper(): Paper {
    return { columns: this.columns, items: [...this.#items], unprinted: this.#line.text }
  }

  readonly #tasks: Record<string, (first: number, bytes: Uint8Array, second: number) => void> = {
    text: (_, bytes) => this.#print(bytes),
    LF: () => this.#feedLine(),
    // Printers on a network take it for nothing.
    CR: () => undefined,
    BEL: (_, bytes) => this.#buzz('BEL', bytes, 1),
    // Asked in real time: it has no place in the order of printing.
    'DLE EOT': () => undefined,
    'DLE DC4': (task, bytes) => this.#atOnce(task, bytes),
    'ESC @': () => {
      this.#line.clear()
      this.#state = { ...AS_SWITCHED_ON }
    },
    'ESC SP': (dots) => this.#must(dots === 0, 'no room between characters is known'),
    'ESC $': (_, bytes) => this.#line.moveTo(wordAt(bytes, 2)),
    'ESC \\': (_, bytes) => this.#line.moveTo(this.#line.position + signedAt(bytes, 2)),
    'ESC -': (dots) => void (this.#state.underline = digit(dots, 2)),
    'FS -': (dots) => void (this.#state.chineseUnderline = digit(dots, 2)),
    'ESC 2': () => void (this.#state.spacing = AS_SWITCHED_ON.spacing),
    'ESC 3': (dots) => void (this.#state.spacing = dots),
    'ESC E': (on) => void (this.#state.bold = (on & 1) === 1),
    'ESC M': (font) => void digit(font, 0),
    'ESC J': (dots) => this.#feedDots(dots),
    'ESC R': (country) => {
      this.#must(knowsCountry(country), 'the signs of this country are not known')
      this.#state.country = country
    },
    'ESC a': (side) => {
      this.#atLineStart()
      this.#state.alignment = digit(side, 2) as Area['alignment']
    },
    'ESC B': (_, bytes) => this.#buzz('ESC B', bytes, 2),
    'ESC d': (lines) => this.#feedLines(lines),
    'ESC p': (pin, bytes, on) => this.#kick(digit(pin, 1), on, bytes[4] ?? 0, KICK_UNIT_MS),
    'ESC t': (page) => {
      this.#must(knowsCodePage(page), 'this code page is not known')
      this.#state.codePage = page
    },
    'ESC {': (on) => this.#must((on & 1) === 0, 'upside down is not known'),
    'ESC ( A': (_, bytes) => this.#buzz('ESC ( A', bytes, 5),
    'FS &': () => void (this.#state.chinese = true),
    'FS .': () => void (this.#state.chinese = false),
    // The code of Japanese characters, and the font of Asian ones: nothing of GB18030 hangs on them.
    'FS C': (code) => void digit(code, 1),
    'FS S': (left, _, right) =>
      this.#must(left + right === 0, 'no room between characters is known'),
    'FS ( A': (_, bytes) => this.#must(bytes[5] === 48, 'this is not the choice of a font'),
    'GS !': (size) => {
      this.#must((size & 0x88) === 0, 'no character is so big')
      this.#state.widthTimes = (size >> 4) + 1
      this.#state.heightTimes = (size & 7) + 1
    },
    'GS B': (on) => void (this.#state.inverse = (on & 1) === 1),
    'GS H': (place) => void (this.#state.barcodeLettered = digit(place, 3) > 0),
    'GS L': (_, bytes) => {
      this.#atLineStart()
      this.#state.left = wordAt(bytes, 2)
    },
    'GS V': (how) => {
      this.#atLineStart()
      this.#items.push({ kind: 'cut', partial: isPartial(how) })
    },
    'GS W': (_, bytes) => {
      this.#atLineStart()
      this.#state.width = wordAt(bytes, 2)
    },
    'GS a': (what) => this.#must(what === 0, 'this printer tells nothing unasked'),
    'GS h': (dots) => void (this.#state.barcodeHeight = dots),
    'GS k': (type, bytes) => this.#printBarcode(type, bytes),
    'GS r': (which) => void this.#items.push({ kind: 'statusAsked', which: which % 48 }),
    // The width of a bar: this paper keeps what a barcode says, not its bars.
    'GS w': (dots) => this.#must(dots >= 1 && dots <= 6, 'no bar is so wide'),
    'GS ( L': (_, bytes) => this.#draw(this.#pictures.graphics(bytes.subarray(5))),
    'GS ( k': (_, bytes) => this.#draw(this.#pictures.code(bytes.subarray(5))),
    'GS 8 L': (_, bytes) => this.#draw(this.#pictures.graphics(bytes.subarray(7))),
    'GS v 0': (_, bytes) => this.#draw(rasterPicture(bytes)),
  }

  #print(bytes: Uint8Array): void {
    const { bold, inverse, widthTimes, heightTimes } = this.#state
    for (const character of charactersOf(bytes, this.#state)) {
      const dots = character.chinese ? this.#state.chineseUnderline : this.#state.underline
      const look = { bold, underline: dots > 0, inverse, widthTimes, heightTimes }
      this.#line.print(character, look)
    }
  }

  #feedLine(): void {
    this.#items.push(this.#line.feed(this.#area, this.#state.spacing))
  }

  #feedLines(lines: number): void {
    for (let line = 0; line < lines; line++) this.#feedLine()
  }

  #feedDots(height: number): void {
    if (this.#line.isEmpty) this.#items.push({ kind: 'feed', height })
    else this.#items.push(this.#line.feed(this.#area, height))
  }

  #draw(drawn: Drawn | null): void {
    if (!drawn) return
    this.#atLineStart()
    const end = this.#line.position + drawn.width
    const at = (shiftOf(this.#area, end) + this.#line.position) / CELL.width
    this.#line.clear()
    this.#items.push({ kind: 'picture', at, ...drawn })
  }

  #printBarcode(type: number, bytes: Uint8Array): void {
    this.#atLineStart()
    const data = Buffer.from(type < 65 ? bytes.subarray(3, -1) : bytes.subarray(4)).toString(
      'latin1',
    )
    const { barcodeHeight: height, barcodeLettered: lettered } = this.#state
    this.#items.push({ kind: 'barcode', type, data, height, lettered })
  }

  #atOnce(task: number, bytes: Uint8Array): void {
    if (task === 3) this.#buzz('DLE DC4', bytes, 3)
    else this.#kick(bytes[3] ?? 0, bytes[4] ?? 0, bytes[4] ?? 0, REAL_TIME_KICK_UNIT_MS)
  }

  #kick(pin: number, on: number, off: number, unitMs: number): void {
    this.#items.push({
      kind: 'drawerKick',
      pin: pin === 0 ? 2 : 5,
      onMs: on * unitMs,
      offMs: off * unitMs,
    })
  }

  #buzz(by: string, bytes: Uint8Array, settingsAt: number): void {
    this.#items.push({ kind: 'buzz', by, settings: [...bytes.subarray(settingsAt)] })
  }

  get #area(): Area {
    const { left, width, alignment } = this.#state
    const room = this.columns * CELL.width - left
    return { left, width: Math.min(width, room), alignment }
  }

  #atLineStart(): void {
    this.#must(
      this.#line.isEmpty,
      `this does nothing in the middle of a line, behind “${this.#line.text}”`,
    )
  }

  #must(holds: boolean, otherwise: string): void {
    if (!holds) throw new Error(otherwise)
  }
}

/** An argument that may come as a number or as its digit. */
function digit(value: number, last: number): number {
  const number = value >= 48 ? value - 48 : value
  if (number > last) throw new Error(`${value} is no argument of this command`)
  return number
}

function signedAt(bytes: Uint8Array, at: number): number {
  const word = wordAt(bytes, at)
  return word < 32_768 ? word : word - 65_536
}

function isPartial(how: number): boolean {
  if ([0, 48, 65, 97, 103].includes(how)) return false
  if ([1, 49, 66, 98, 104].includes(how)) return true
  throw new Error('an unknown way to cut')
}
