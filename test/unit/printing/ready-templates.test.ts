import { expect, it } from 'vitest'
import { asLines } from '../../../src-main/printing/draw-document'
import { readyTemplates } from '../../../src-main/printing/ready-templates'
import type { PaperFacts } from '../../../src-main/printing/receipt-fields'
import { writePaper } from '../../../src-main/printing/render-paper'
import { aPrinter } from '../../support/papers'
import { aReceipt, aStoredSale, SOLD_AT } from '../../support/receipts'

it('the slip that is signed has room for a hand above its line and below', () => {
  const printer = aPrinter()
  const facts: PaperFacts = {
    ...{ language: 'zh-CN', copy: 0, isShopCopy: true, header: '', footer: '谢谢', logo: null },
    now: SOLD_AT,
  }
  const { document } = writePaper(aStoredSale(aReceipt()), facts, readyTemplates.signed, printer)
  const lines = asLines(document, printer).map((line) => line.trim())
  const at = lines.findIndex((line) => line.startsWith('会员签名'))
  expect(lines.slice(at - 3, at)).toEqual(['', '', ''])
  expect(lines.slice(at + 1, at + 3)).toEqual(['', '谢谢'])
})
