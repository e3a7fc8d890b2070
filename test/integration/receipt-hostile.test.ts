import { describe, expect, it } from 'vitest'
import { printPaper, type PaperWish } from '../support/print-paper'
import { itemsOf, linesOf, type Paper } from '../support/printer/paper'
import { qrTextsOf } from '../support/printer/qr-texts'
import { aLine, aReceipt, aStoredSale } from '../support/receipts'
import { usePrinters } from '../unit/printer-witness/till-line'

const witnesses = usePrinters()
const FULL = { ready: 'full' } as const

/** Titles and names that would be markup, a command or a layout, and what a person may read of them. */
const HOSTILE: readonly [title: string, read: string][] = [
  ['{code:x}', '{code:x}'],
  ['{code:x;option:qrcode,8,h}', '{code:x;option:qrcode,8,h}'],
  ['{command:\\x1bp\\x00\\x19\\xfa}', '{command:\\x1bp\\x00\\x19\\xfa}'],
  ['{width:1}', '{width:1}'],
  ['a | b || c', 'a | b || c'],
  ['^^^huge', '^^^huge'],
  ['"bold" `inverse` _under_', '"bold" `inverse` _under_'],
  ['~tilde~', '~tilde~'],
  ['---', '---'],
  ['===', '==='],
  ['\\', '\\'],
  ['\\x1b', '\\x1b'],
  ['\\n\\x0a', '\\n\\x0a'],
  ['one\ntwo\r\nthree', 'onetwothree'],
  ['kick\u001bp\u0000\u0019\u00fa', 'kickpú'],
  ['left\u202eright\u202c \u2066end\u2069', 'leftright end'],
  ['{{ 7 }}', '{{ 7 }}'],
  ['{% for a in (1..9) %}x{% endfor %}', '{% for a in (1..9) %}x{% endfor %}'],
  // The sign that a Greek accent becomes when a text is normalised.
  ['\u1fef\u1fefgreek', '``greek'],
  // An accent on a sign of markup would join the number that stands for the sign.
  ['a|\u0301b', 'a|b'],
  ['a{\u0307b}', 'a{b}'],
  ['\u0301first', 'first'],
]

const sold = (title: string) =>
  aStoredSale(
    aReceipt({
      lines: [aLine({ title })],
      member: { id: '10001', name: title, phone: null },
      shop: { id: '1', name: '东门店', address: title },
    }),
  )

/** The look of every run of a paper, big, bold, inverse and underlined ones alone. */
const adorned = (paper: Paper) =>
  itemsOf(paper, 'line')
    .flatMap(({ runs }) => runs)
    .filter((run) => run.bold || run.inverse || run.underline || run.heightTimes > 1)
    .map(({ text }) => text)

const deedsOf = (paper: Paper) =>
  paper.items.map(({ kind }) => kind).filter((kind) => kind !== 'line' && kind !== 'feed')

describe('what a back end calls its coupons and members', () => {
  it.each(HOSTILE)('stands on the paper as it is written: %j', async (title, read) => {
    const witness = await witnesses.start({ columns: 64 })
    const printed = async (sale: PaperWish['sale']) => {
      await printPaper(witness, { sale, template: FULL })
      return witness.papers().at(-1) as Paper
    }
    const harmless = await printed(sold('harmless'))
    const paper = await printed(sold(title))
    const lines = linesOf(paper)
    const stands = (line: string) => line.trim().replace(/ +-10\.00$/, '')
    expect(lines.map(stands).filter((line) => line === read)).toHaveLength(2)
    expect(lines.map((line) => line.replace('会员', '').trim())).toContain(read)
    expect(lines).toHaveLength(linesOf(harmless).length)
    expect(adorned(paper)).toEqual(adorned(harmless))
    expect(deedsOf(paper)).toEqual(deedsOf(harmless))
    expect(await qrTextsOf(paper)).toEqual([sold(title).receipt.number])
  })

  it.each([
    '{{ lines[0].title }}',
    '{% echo lines[0].title %}',
    '{% liquid echo lines[0].title %}',
    '{% assign it = lines[0].title %}{{ it }}',
    '{% assign it = lines[0].title | split: "," | first %}{{ it }}',
    '{% cycle lines[0].title, "b" %}',
    '{% case 1 %}{% when 1 %}{{ lines[0].title | append: "" }}{% endcase %}',
    '{% for line in lines %}{{ line.title | strip }}{% endfor %}',
  ])('stands there as it is written in whatever way a layout names it: %s', async (layout) => {
    const witness = await witnesses.start({ columns: 64 })
    const title = '{code:x} `a` | ^b'
    const wish = { sale: sold(title), template: { own: layout } }
    const { paper, model } = await printPaper(witness, wish)
    expect(model.fault).toBeNull()
    expect(linesOf(paper).map((line) => line.trim())).toEqual([title])
    expect(adorned(paper)).toEqual([])
  })

  it('cannot be printed past that by a filter', async () => {
    const witness = await witnesses.start()
    const wish = { sale: sold('{code:x}'), template: { own: '{{ lines[0].title | raw }}' } }
    const { paper, model } = await printPaper(witness, wish)
    expect(model.fault?.message).toContain('raw')
    expect(await qrTextsOf(paper)).toEqual([])
  })

  it('is not what the layout itself may say: only that draws codes, and no layout gives commands', async () => {
    const witness = await witnesses.start()
    const own =
      '{command:\\x1bp\\x00\\x19\\xfa}\n`{{ shop }}`\n{code:{{ number }};option:qrcode,4,m}'
    const { paper } = await printPaper(witness, { sale: sold('x'), template: { own } })
    expect(adorned(paper)).toEqual(['东门店'])
    expect(await qrTextsOf(paper)).toEqual([sold('x').receipt.number])
    expect(itemsOf(paper, 'drawerKick')).toEqual([])
  })
})
