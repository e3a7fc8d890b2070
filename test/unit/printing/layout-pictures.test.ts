import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Printer } from '@shared/domain/print-settings-schema'
import { asBytes, asLines } from '../../../src-main/printing/draw-document'
import type { PaperFacts } from '../../../src-main/printing/receipt-fields'
import { drawableLogo, writePaper } from '../../../src-main/printing/render-paper'
import { aPrinter } from '../../support/papers'
import { aPng } from '../../support/png'
import { aReceipt, aStoredSale, SOLD_AT } from '../../support/receipts'

const FACTS: PaperFacts = {
  ...{ language: 'zh-CN', copy: 0, isShopCopy: false, header: '', footer: '', logo: null },
  now: SOLD_AT + 60_000,
}
const SALE = aStoredSale(aReceipt())
const NOTHING = { drawer: 'never', buzzer: false } as const
/** Far less than a picture of 6,000 x 6,000 dots takes. */
const AT_ONCE_MS = 200
const BOMB = aPng(6_000, 6_000)

const written = (template: string, printer: Printer, facts: Partial<PaperFacts> = {}) =>
  writePaper(SALE, { ...FACTS, ...facts }, template, printer)

const PRINTERS = (['text', 'textWithPictures', 'picture'] as const).flatMap((look) =>
  (['escpos', 'generic', 'star'] as const).map((profile) => aPrinter({ look, profile })),
)

describe('a layout with a picture', () => {
  it.each([
    ['that is none', 'bm90IGEgcGljdHVyZQ==', 'a picture that is no PNG'],
    ['whose name stands without its braces', 'logo', 'a picture that is no PNG'],
    // What little there is of these is drawn, or they are refused: nothing hangs on which.
    ['that is damaged', aPng(8, 8, Buffer.from('nothing')), null],
    ['that is cut off', aPng(8, 8).slice(0, 44), null],
    ['that has no dots', aPng(300, 200, Buffer.alloc(0)), 'a picture that is damaged'],
    [
      'that has too few dots',
      aPng(300, 200, deflateSync(Buffer.alloc(100))),
      'a picture that is damaged',
    ],
    ['that is too wide', aPng(385, 8), 'a picture of 385 x 8 dots'],
    ['that is too high', aPng(8, 201), 'a picture of 8 x 201 dots'],
    ['without any dot', aPng(0, 0), 'a picture that is damaged'],
    ['that is small only until it is drawn', BOMB, 'a picture of 6000 x 6000 dots'],
  ])('%s still prints a receipt at every printer that draws pictures', (_, picture, message) => {
    const layout = `{{ number }}\n{image:${picture}}`
    for (const printer of PRINTERS) {
      const began = performance.now()
      const { document, fault } = written(layout, printer)
      expect(performance.now() - began).toBeLessThan(AT_ONCE_MS)
      expect(() => asBytes(document, printer, NOTHING)).not.toThrow()
      if (printer.look === 'text' && printer.profile !== 'star') expect(fault).toBeNull()
      else if (message !== null) expect(fault?.message).toContain(message)
      expect(asLines(document, printer).join('\n')).toContain('20260304-K7Q-0012')
    }
  })

  it('comes out by its own layout where the picture is fine, with nothing beside it, too', () => {
    for (const layout of [`{image:${aPng(384, 200)}}\n{{ number }}`, `{image:${aPng(8, 8)}}`]) {
      const { document, fault } = written(layout, aPrinter())
      expect(fault).toBeNull()
      const bytes = asBytes(document, aPrinter(), NOTHING)
      expect(bytes.includes('\x1d8L')).toBe(true)
    }
  })

  it('says empty where there is nothing else and the printer draws none', () => {
    const { fault } = written(`{image:${aPng(8, 8)}}`, aPrinter({ look: 'text' }))
    expect(fault?.message).toBe('empty')
  })

  it.each([
    ['codes', '{code:{{ a }};option:qrcode}'],
    ['codes', '{code:{{ a }}12345;option:code128}'],
    ['pictures', `{image:${aPng(8, 8)}}`],
  ])('in a loop that would draw 700 %s is stopped at once', (what, part) => {
    const began = performance.now()
    const { fault } = written(`{% for a in (1..700) %}${part}\n{% endfor %}`, aPrinter())
    expect(fault?.message).toMatch(new RegExp(`^more than \\d+ ${what}$`))
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS)
  })
})

describe('the logo', () => {
  it('is none where it is larger than any, and nobody draws it to see that', () => {
    const began = performance.now()
    expect(drawableLogo(BOMB)).toBeNull()
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS)
    expect(drawableLogo(aPng(384, 200))).not.toBeNull()
  })

  it('is none, and leaves no line behind, at a printer that draws no pictures', () => {
    const layout = '{% if logo %}\n{image:{{ logo }}}\n{% endif %}\n{{ number }}'
    const logo = aPng(8, 8)
    const text = written(layout, aPrinter({ look: 'text' }), { logo })
    expect(text.document.trim()).toBe('20260304-K7Q-0012'.replaceAll('-', '\\x2d'))
    expect(written(layout, aPrinter(), { logo }).document).toContain('{image:')
  })
})
