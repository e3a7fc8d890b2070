import { describe, expect, it } from 'vitest'
import type { Redemption } from '@shared/domain/redemption'
import { asLines } from '../../../src-main/printing/draw-document'
import { readyTemplates } from '../../../src-main/printing/ready-templates'
import type { PaperFacts } from '../../../src-main/printing/receipt-fields'
import { writePaper } from '../../../src-main/printing/render-paper'
import { aPrinter } from '../../support/papers'
import { aLine, aReceipt, aStoredSale, SOLD_AT } from '../../support/receipts'

const OWN = '^^"{{ shop }}"\n{{ number }}'
const printer = aPrinter()

interface Wish {
  facts?: Partial<PaperFacts>
  state?: Redemption['state']
  receipt?: Parameters<typeof aReceipt>[0]
}

function linesBy(template: string, { facts = {}, state = 'accepted', receipt = {} }: Wish) {
  const usual = { language: 'zh-CN', copy: 0, isShopCopy: false, header: '', footer: '' } as const
  const all = { ...usual, logo: null, now: SOLD_AT + 60_000, ...facts }
  const { document, fault } = writePaper(
    aStoredSale(aReceipt(receipt), state),
    all,
    template,
    printer,
  )
  expect(fault).toBeNull()
  return (
    asLines(document, printer)
      // Between widened characters there is room.
      .map((line) => line.replaceAll('  ', '').trim())
      .filter(Boolean)
  )
}

describe('a layout of the shop’s own', () => {
  it.each<[string, Wish, string]>([
    ['a copy', { facts: { copy: 2 } }, '补打 2'],
    ['a receipt of which all is taken back', { state: 'voided' }, '已撤销'],
    ['one that was refused', { state: 'refused' }, '未核销'],
    ['one of the training', { receipt: { training: true } }, '训练 · 不是真实核销'],
    [
      'one that nobody could confirm',
      { receipt: { offline: true } },
      '离线核销 · 以券接口确认为准',
    ],
  ])('cannot leave out what makes %s another', (_, wish, mark) => {
    const [first, second] = linesBy(OWN, wish)
    expect(first).toBe(mark)
    expect(second).toBe('东门店')
  })

  it('has nothing above it where there is nothing to mark', () => {
    expect(linesBy(OWN, {})).toEqual(['东门店', '20260304-K7Q-0012'])
  })

  it('says each mark once where it says it itself', () => {
    for (const template of Object.values(readyTemplates)) {
      const lines = linesBy(`${template}\n`, {
        facts: { copy: 1 },
        state: 'voided',
        receipt: { training: true, offline: true },
      })
      expect(lines.filter((line) => line === '补打 1')).toHaveLength(1)
      expect(lines.filter((line) => line === '已撤销')).toHaveLength(1)
      expect(lines.filter((line) => line.includes('训练'))).toHaveLength(1)
      expect(lines.filter((line) => line.includes('离线核销'))).toHaveLength(1)
    }
  })

  it('is not helped by a coupon that is called like the mark', () => {
    const lines = [aLine({ title: '补打 1' })]
    const own =
      '{% for line in lines %}\n{{ line.title }} {{ line.off }}\n{% endfor %}\n{{ number }}'
    const wish = { facts: { copy: 1 }, state: 'voided' as const, receipt: { lines } }
    expect(linesBy(own, wish).slice(0, 2)).toEqual(['补打 1', '已撤销'])
  })

  it('may not hide a mark in what is not printed', () => {
    const own = `{% if copy == "x" %}{{ copy }}{% endif %}{comment:{{ copy }}}\n${OWN}`
    expect(linesBy(own, { facts: { copy: 1 } })[0]).toBe('补打 1')
  })
})
