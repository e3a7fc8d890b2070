import { commands, type BaseCommand } from 'receiptline'
import { drawsPictures } from '@shared/domain/print-settings'
import { asLines, canPrint, type Looks } from './draw-document'
import { hasAllDots } from './png-dots'
import { wrongSize } from './png-size'
import { TemplateError } from './write-document'

/** What one receipt may hold: each of them keeps the program busy, and a layout can ask for thousands. */
const PARTS_MAX = { pictures: 16, codes: 120 }

const refuse = (message: string): never => {
  throw new TemplateError({ line: 1, column: 1, message })
}

/**
 * Throws `TemplateError` for a document that this printer could not be given, or by which nothing would come out. What is
 * looked at is what receiptline reads in it, and nothing is drawn before it is known to be small.
 */
export function refuseUnprintable(document: string, looks: Looks): void {
  let pictures = 0
  let codes = 0
  const code = () => (++codes > PARTS_MAX.codes ? refuse(`more than ${PARTS_MAX.codes} codes`) : '')
  const judge: BaseCommand = {
    ...commands.text,
    qrcode: code,
    barcode: code,
    image(picture) {
      if (!drawsPictures(looks)) return ''
      if (++pictures > PARTS_MAX.pictures) refuse(`more than ${PARTS_MAX.pictures} pictures`)
      const wrong = wrongPicture(picture)
      return wrong === null ? '' : refuse(wrong)
    },
  }
  const isBlank = asLines(document, looks, judge).every((line) => line.trim() === '')
  if (isBlank && pictures + codes === 0) refuse('empty')
}

const judged = new Map<string, string | null>()
const JUDGED_MAX = 8

/** Why a picture (PNG as base64) cannot be printed; null for one that can. Drawn once, and not with every receipt. */
export function wrongPicture(picture: string): string | null {
  const before = judged.get(picture)
  if (before !== undefined) return before
  const isWhole = () => hasAllDots(picture) && canPrint(picture)
  const wrong = wrongSize(picture) ?? (isWhole() ? null : 'a picture that is damaged')
  if (judged.size >= JUDGED_MAX) judged.clear()
  judged.set(picture, wrong)
  return wrong
}
