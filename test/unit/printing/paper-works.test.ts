import { describe, expect, it, vi } from 'vitest'
import type { Printer } from '@shared/domain/print-settings-schema'
import { paperWorks } from '../../../src-main/printing/paper-works'
import type { DrawPicture } from '../../../src-main/printing/render-paper'
import { asPlaced } from '../../../src-main/printing/system-printers'
import { silentLog } from '../../../src-main/log'
import { aJob, aPrinter, noPictures, paperRules } from '../../support/papers'
import { aPng } from '../../support/png'
import { itemsOf } from '../../support/printer/paper'
import { readPaper } from '../../support/printer/read-paper'
import { aReceipt, aStoredSale, SOLD_AT } from '../../support/receipts'

const rules = paperRules()
const tools = { draw: noPictures, log: silentLog, now: SOLD_AT }
const receiptFor = (place: Printer['place']) =>
  paperWorks.receipt(aJob(), aStoredSale(aReceipt()), asPlaced(aPrinter({ place })), rules, tools)

describe('where a receipt goes as a page', () => {
  it.each<Printer['place']>([
    { kind: 'system', queue: 'TM-T82' },
    { kind: 'folder', path: '/receipts' },
  ])('of $kind it is drawn, and no command is among it', async (place) => {
    const paper = Buffer.from(await receiptFor(place)).toString()
    expect(paper).toMatch(/^<svg width="576px"[^]*<\/svg>\s*$/)
    const page = Buffer.from(
      await paperWorks.test(asPlaced(aPrinter({ place })), rules, noPictures),
    )
    expect(page.toString()).toMatch(/^<svg[^]*<\/svg>\s*$/)
    expect(page.toString().match(/<svg/g)).toHaveLength(1)
  })

  it.each<Printer['place']>([
    { kind: 'network', host: '192.0.2.9', port: 9100 },
    { kind: 'raw', queue: 'RAW' },
  ])('of $kind it is commands', async (place) => {
    const [escape, at] = await receiptFor(place)
    expect([escape, at]).toEqual([0x1b, 0x40])
  })
})

describe('a layout that does not work', () => {
  const own = (text: string, settings: Partial<Printer> = {}) => ({
    rules: paperRules({ customer: { printerId: null, copies: 1, template: { own: text } } }),
    printer: aPrinter(settings),
  })
  const phone = '138****5678'
  const sale = aStoredSale(aReceipt({ member: { id: '10001', name: '王小明', phone } }))

  it.each([
    '{% include member %}',
    '{{ "x" | slice: member | nobody }}',
    '{% render phone %}',
    '{{ member | date: phone }}{{ nobody }}',
    '{{ words[member] }}',
    '{{ lines[0][member] }}',
    '{% layout member %}',
  ])('tells the log its place and nothing of the member: %s', async (template) => {
    const warn = vi.fn()
    const { rules: mine, printer } = own(template)
    const log = { ...silentLog, warn }
    await paperWorks.receipt(aJob(), sale, printer, mine, { ...tools, log })
    const told = { line: 1, column: expect.any(Number) as number, purpose: 'customer' }
    expect(warn.mock.calls).toEqual([['print.template', told]])
  })

  it('still gives a receipt where it shows only when it is drawn', async () => {
    const { rules: mine, printer } = own('Nr. {{ number }}', { look: 'picture' })
    const draw = vi
      .fn<DrawPicture>(async () => Buffer.from(aPng(576, 10), 'base64'))
      .mockRejectedValueOnce(new Error('nothing was drawn'))
    const warn = vi.fn()
    const log = { ...silentLog, warn }
    const bytes = await paperWorks.receipt(aJob(), sale, printer, mine, { ...tools, draw, log })
    expect(itemsOf(readPaper(bytes), 'picture')).toHaveLength(1)
    expect(warn).toHaveBeenCalledOnce()
  })
})

describe('the preview', () => {
  const logo = aPng(64, 64)
  const template = '{% if logo %}\n{image:{{ logo }}}\n{% endif %}\n{{ number }}'

  it.each([
    [{ look: 'text', profile: 'escpos' }, false],
    [{ look: 'text', profile: 'generic' }, false],
    [{ look: 'text', profile: 'star' }, true],
    [{ look: 'textWithPictures', profile: 'escpos' }, true],
  ] as const)('of %j shows a picture just where one is printed', async (looks, isThere) => {
    const printer = aPrinter(looks)
    const words = { header: '', footer: '' }
    for (const layout of [template, `{image:${logo}}\n{{ number }}`]) {
      const asked = {
        shop: null,
        purpose: 'customer',
        template: layout,
        ...words,
        logo,
        printer,
      } as const
      const { svg, fault } = paperWorks.preview(asked, rules, 0)
      expect([svg.includes('<image'), fault]).toEqual([isThere, null])
      const customer = { printerId: null, copies: 1, template: { own: layout } }
      const mine = paperRules({ logo, customer })
      const bytes = await paperWorks.receipt(
        ...([aJob(), aStoredSale(aReceipt()), printer, mine, tools] as const),
      )
      if (printer.profile === 'star') continue
      expect(itemsOf(readPaper(bytes), 'picture')).toHaveLength(isThere ? 1 : 0)
    }
  })
})

describe('the test page', () => {
  it.each(['escpos', 'generic', 'star'] as const)(
    'of %s opens no drawer and sounds no buzzer, whatever the settings say',
    async (profile) => {
      const draw = async () => Buffer.from(aPng(576, 10), 'base64')
      const printer = aPrinter({ profile })
      for (const drawer of ['before', 'after'] as const) {
        const plain = await paperWorks.test(printer, paperRules(), draw)
        const loud = await paperWorks.test(printer, paperRules({ drawer, buzzer: true }), draw)
        expect(Buffer.from(loud).equals(plain)).toBe(true)
      }
    },
  )
})
