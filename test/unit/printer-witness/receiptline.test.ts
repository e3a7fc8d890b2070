import { describe, expect, it } from 'vitest'
import { cutsOf, itemsOf, linesOf, statusAsked, type Paper } from '../../support/printer/paper'
import { qrTextsOf } from '../../support/printer/qr-texts'
import { readPaper } from '../../support/printer/read-paper'
import { bytesOf, lettersOf, RECEIPT, type Wish } from './receipts'

const WISHES: Wish[] = [
  { command: 'escpos', cpl: 48 },
  { command: 'escpos', cpl: 32 },
  { command: 'generic', cpl: 48 },
  { command: 'generic', cpl: 32 },
]

function paperOf(document: string, wish: Wish): Paper {
  return readPaper(bytesOf(document, wish), { columns: wish.cpl })
}

/** Rules as receiptline has them in plain letters. */
function withPlainRules(line: string): string {
  return line
    .replace(/─/g, '-')
    .replace(/│/g, '|')
    .replace(/[╭╮╰╯├┤┬┴┼]/g, '+')
}

/** Every run that says this, with its look. */
function looksOf(paper: Paper, text: string) {
  return itemsOf(paper, 'line').flatMap(({ runs }) => runs.filter((run) => run.text === text))
}

describe.each(WISHES)("receiptline's $command with $cpl columns", (wish) => {
  it('comes out line by line as receiptline has it in plain letters', () => {
    const lines = linesOf(paperOf(RECEIPT, wish)).map(withPlainRules)
    expect(lines).toEqual(lettersOf(RECEIPT, wish.cpl))
    expect(lines.join('')).toContain('龘靐先生')
    expect(lines.join('')).toContain('Café réservé')
    expect(lines.join('')).toContain('😀')
  })

  it('fills the paper and does not go beyond', () => {
    const columns = itemsOf(paperOf(RECEIPT, wish), 'line').map((line) => line.columns)
    expect(Math.max(...columns)).toBe(wish.cpl)
  })

  it('has a code that a phone can read, in the middle of the paper', async () => {
    const paper = paperOf(RECEIPT, wish)
    expect(await qrTextsOf(paper)).toEqual(['https://m.example.com/r/10439?单=A7'])
    const [picture] = itemsOf(paper, 'picture')
    expect((picture?.at ?? 0) * 2 + (picture?.width ?? 0) / 12).toBe(wish.cpl)
  })

  it('is cut once and asks then whether all came out', () => {
    const paper = paperOf(RECEIPT, wish)
    expect(cutsOf(paper)).toEqual([{ kind: 'cut', partial: true }])
    expect(paper.items.slice(-2).map(({ kind }) => kind)).toEqual(['cut', 'statusAsked'])
    expect(statusAsked(paper)).toEqual([1])
    expect(paper.unprinted).toBe('')
  })

  it('keeps how the characters look', () => {
    const paper = paperOf(RECEIPT, wish)
    const plain = { bold: false, underline: false, inverse: false, widthTimes: 1, heightTimes: 1 }
    const { cpl } = wish
    expect(looksOf(paper, '谢谢惠顾')).toEqual([{ ...plain, text: '谢谢惠顾', at: cpl / 2 - 4 }])
    expect(looksOf(paper, '会员')).toMatchObject([{ ...plain, bold: true }])
    expect(looksOf(paper, '已核销')).toMatchObject([{ ...plain, inverse: true }])
    expect(looksOf(paper, 'réservé')).toMatchObject([{ ...plain, underline: true, at: 6 }])
    expect(looksOf(paper, '108.00')).toMatchObject([{ ...plain, heightTimes: 2, at: cpl - 6 }])
    const [title] = itemsOf(paper, 'line')
    expect(title?.runs[0]).toMatchObject({ ...plain, widthTimes: 2, heightTimes: 2 })
    expect(title?.height).toBe(48)
  })
})
