import { expect, it } from 'vitest'
import { drawPaper } from '../../support/printer/draw-paper'
import { codesIn } from '../../support/printer/qr-texts'
import { readPaper } from '../../support/printer/read-paper'
import { bytesOf, RECEIPT } from './receipts'

it('a drawn paper is as big as the paper, and a phone reads its code', async () => {
  const document = RECEIPT.replace('谢谢惠顾', '\n\n{code:A1;option:code128,hri}')
  const paper = readPaper(bytesOf(document, { command: 'escpos', cpl: 32 }), { columns: 32 })
  const png = Buffer.from(drawPaper(paper))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // The width of the first chunk: 32 columns of 12 dots with an edge on both sides.
  expect(png.readUInt32BE(16)).toBe(32 * 12 + 48)
  expect(await codesIn(png)).toContain('https://m.example.com/r/10439?单=A7')
})
