import { qrDots, rasterDots, type Dots } from './dots'

const LEVELS = { 48: 'L', 49: 'M', 50: 'Q', 51: 'H' } as const
const STORE_PICTURE = 112
const PRINT_PICTURE = [2, 50]
const [QR, QR_MODEL, QR_SIZE, QR_LEVEL, QR_STORE, QR_PRINT] = [49, 65, 67, 69, 80, 81]

/** What is printed of a picture: its dots, and the text of a code that the printer makes itself. */
export interface Drawn extends Dots {
  qrText: string | null
}

/** The printer's room for a picture and for a code that are sent first and printed by another command. */
export class PictureStore {
  #picture: Dots | null = null
  #text: string | null = null
  #level: 'L' | 'M' | 'Q' | 'H' = 'L'
  #moduleDots = 3

  /** `GS ( L` and `GS 8 L`, from `m` on: keeps a picture, or gives the kept one to be printed. */
  graphics(body: Uint8Array): Drawn | null {
    const [tone, task = 0, shades, timesX, timesY, colour] = body
    if (tone !== 48) throw new Error('unknown graphics')
    if (PRINT_PICTURE.includes(task) && body.length === 2) return this.#takePicture()
    if (task !== STORE_PICTURE || shades !== 48 || colour !== 49)
      throw new Error('unknown graphics')
    const size = { width: wordAt(body, 6), height: wordAt(body, 8) }
    this.#picture = rasterDots(body.subarray(10), size, timesX, timesY)
    return null
  }

  /** `GS ( k`, from `cn` on: settings and text of a QR code, or the code to be printed. */
  code(body: Uint8Array): Drawn | null {
    const [kind, task = 0, value = 0] = body
    if (kind !== QR) throw new Error('a code of a kind that is not known')
    if (task === QR_MODEL) return null
    if (task === QR_SIZE) this.#moduleDots = value
    else if (task === QR_LEVEL) this.#level = levelOf(value)
    else if (task === QR_STORE) this.#text = textOf(body.subarray(3))
    else if (task === QR_PRINT) return this.#takeCode()
    else throw new Error('an unknown task for a QR code')
    return null
  }

  #takePicture(): Drawn {
    const picture = this.#picture
    if (!picture) throw new Error('no picture was stored')
    this.#picture = null
    return { ...picture, qrText: null }
  }

  #takeCode(): Drawn {
    const text = this.#text
    if (text === null) throw new Error('no text was stored for the QR code')
    return { ...qrDots(text, this.#level, this.#moduleDots), qrText: text }
  }
}

/** `GS v 0`, whole: a picture that is printed as it comes. */
export function rasterPicture(command: Uint8Array): Drawn {
  const mode = (command[3] ?? 0) % 48
  if (mode > 3) throw new Error('an unknown size of a picture')
  const size = { width: wordAt(command, 4) * 8, height: wordAt(command, 6) }
  const dots = rasterDots(command.subarray(8), size, (mode & 1) + 1, (mode >> 1) + 1)
  return { ...dots, qrText: null }
}

/** Two bytes, the lower one first. */
export function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
}

function levelOf(value: number): 'L' | 'M' | 'Q' | 'H' {
  const level = LEVELS[value as keyof typeof LEVELS]
  if (!level) throw new Error('an unknown error correction level')
  return level
}

/** Readers of QR codes take bytes for UTF-8. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}
