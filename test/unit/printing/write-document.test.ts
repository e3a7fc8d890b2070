import { describe, expect, it } from 'vitest'
import { asLines } from '../../../src-main/printing/draw-document'
import { receiptFields, type PaperFacts } from '../../../src-main/printing/receipt-fields'
import { writePaper } from '../../../src-main/printing/render-paper'
import { TemplateError, writeDocument } from '../../../src-main/printing/write-document'
import { aPrinter } from '../../support/papers'
import { aReceipt, aStoredSale, SOLD_AT } from '../../support/receipts'

const FACTS: PaperFacts = {
  ...{ language: 'zh-CN', copy: 0, isShopCopy: false, header: '', footer: '', logo: null },
  now: SOLD_AT + 60_000,
}
const SALE = aStoredSale(aReceipt())
const FIELDS = receiptFields(SALE, FACTS)
const WITHIN_MS = 1_000

function faultOf(template: string) {
  try {
    writeDocument(template, FIELDS)
  } catch (error) {
    if (error instanceof TemplateError) return error.fault
    throw error
  }
  return null
}

describe('a layout that does not work', () => {
  it.each([
    ['a field that nobody knows', 'one\n  {{ nobody }}', 2, 6, 'undefined variable: nobody'],
    [
      'a field of a field that has none',
      '{{ shop.owner }}',
      1,
      4,
      'undefined variable: shop.owner',
    ],
    ['what every object has', '{{ lines.constructor }}', 1, 4, 'undefined variable'],
    ['a filter that nobody knows', 'one\ntwo {{ shop | shout }}', 2, 5, 'undefined filter: shout'],
    ['the filter that would let markup through', '{{ shop | raw }}', 1, 1, 'undefined filter: raw'],
    ['a tag that is not closed', 'one\n\n {% if copy %}', 3, 2, 'tag {% if copy %} not closed'],
    ['a field that is not closed', '{{ shop', 1, 1, 'not closed'],
    ['a tag that closes nothing', 'a{% endfor %}', 1, 2, 'tag "endfor" not found'],
    ['a tag that nobody knows', '{% print shop %}', 1, 1, 'tag "print" not found'],
    ['another file', 'x\n{% include "/etc/passwd" %}', 2, 1, 'ENOENT'],
    ['another file, in its own room', '{% render "compact" %}', 1, 1, 'ENOENT'],
    ['another file around it', '{% layout "full" %}', 1, 1, 'ENOENT'],
  ])('is told with its place: %s', (_, template, line, column, message) => {
    expect(faultOf(template)).toMatchObject({ line, column })
    expect(faultOf(template)?.message).toContain(message)
    expect(faultOf(template)?.message).not.toContain('\n')
  })

  const doubled = (filter: string) => `{% assign s = s | ${filter} %}`.repeat(40)
  const ever = '{% for a in (1..30000) %}{% for b in (1..30000) %}{% endfor %}{% endfor %}'
  it.each([
    ['that counts to a billion', '{% for a in (1..1000000000) %}x{% endfor %}', 'memory'],
    ['that never comes to an end', ever, 'limit'],
    ['that doubles a text', `{% assign s = "ab" %}${doubled('append: s')}{{ s }}`, 'memory'],
    [
      'that fills a text with itself',
      `{% assign s = "aa" %}${doubled('replace: "a", s')}`,
      'memory',
    ],
    ['that pads a year', '{{ 0 | date: "%999999999Y" }}', 'memory'],
    [
      'that prints for ever',
      '{% for a in (1..30000) %}{{ shop }}{{ words.thanks }}{% endfor %}',
      '',
    ],
    ['longer than any', 'x'.repeat(60_000), 'length limit'],
  ])('is stopped within a second: one %s', (_, template, message) => {
    const began = performance.now()
    expect(faultOf(template)?.message).toContain(message)
    expect(performance.now() - began).toBeLessThan(WITHIN_MS)
  })
})

describe('a receipt', () => {
  const printer = aPrinter()
  const compact = asLines(writePaper(SALE, FACTS, '', printer).document, printer)

  it.each([
    ['a field that nobody knows', '{{ nobody }}', 'undefined variable: nobody'],
    ['nothing', '', 'empty'],
    ['white alone', ' \n\t\n{% if copy %}{{ copy }}{% endif %}', 'empty'],
    [
      'a picture that is none',
      '{image:bm90IGEgcGljdHVyZQ==}\n{{ number }}',
      'a picture that is no PNG',
    ],
  ])('comes out by the compact layout where its own says %s', (_, template, message) => {
    const { document, fault } = writePaper(SALE, FACTS, template, printer)
    expect(fault?.message).toContain(message)
    const lines = asLines(document, printer)
    expect(lines).toEqual(compact)
    expect(lines.join('\n')).toContain('20260304-K7Q-0012')
    expect(lines.join('\n')).toContain('258.00 元')
  })

  it('comes out by its own layout where that works', () => {
    const { document, fault } = writePaper(SALE, FACTS, 'Nr. {{ number }}', printer)
    expect(fault).toBeNull()
    expect(asLines(document, printer).map((line) => line.trim())).toEqual([
      'Nr. 20260304-K7Q-0012',
      '',
    ])
  })

  it.each([
    ['{% capture x %}{{ number }}{% endcapture %}{{ x }}', '20260304-K7Q-0012'],
    ['{% capture x %}{{ number }}{% endcapture %}{{ x | append: "-a" }}', '20260304-K7Q-0012-a'],
    [
      '{% capture x %}{{ number }}{% endcapture %}{% if x == "20260304-K7Q-0012" %}same{% endif %}',
      'same',
    ],
    // A field is never markup, by whatever way it comes.
    ['{% capture x %}{{ address }}{% endcapture %}{{ x }}', '{code:1} | "-'],
  ])('says what it has captured as it is: %s', (template, said) => {
    const document = writeDocument(template, { ...FIELDS, address: '{code:1} | "-' })
    expect(asLines(document, printer)[0]?.trim()).toBe(said)
  })

  it('leaves nothing behind where it has nothing, and no line where a tag stood alone', () => {
    const fields = { ...FIELDS, phone: null }
    expect(writeDocument('[{{ phone }}]', fields)).toBe('[]')
    expect(writeDocument('a\n{% if phone %}\nb\n{% endif %}\nc', fields)).toBe('a\nc')
  })
})
