import { describe, expect, it } from 'vitest'
import { itemsOf, linesOf, type Paper } from '../../support/printer/paper'
import { qrTextsOf } from '../../support/printer/qr-texts'
import { readPaper } from '../../support/printer/read-paper'

/** What comes out of bytes that are written as characters, on paper of 12 columns. */
function paperOf(...parts: string[]): Paper {
  return readPaper(Buffer.from(parts.join(''), 'latin1'), { columns: 12 })
}

/** A command for native QR codes. */
function qr(task: number, data: string): string {
  const length = data.length + 2
  return `\x1d(k${String.fromCharCode(length & 255, length >> 8, 49, task)}${data}`
}

describe('text', () => {
  it('is Chinese or of the code page, as the mode says', () => {
    const paper = paperOf('\x1c&\xcc\xe1\xbb\xf5\xc8\xaf\x1c.\x1bt\x00\x82\x1bt\x01\x95\xb1\n')
    expect(linesOf(paper)).toEqual(['提货券é─ｱ'])
    expect(itemsOf(paper, 'line')[0]?.columns).toBe(9)
  })

  it('has the signs of its country', () => {
    expect(linesOf(paperOf('$\x1bR\x0f$~\x1bR\x08\\\n'))).toEqual(['$¥‾¥'])
  })

  it('stands where it is put, from the left margin on', () => {
    const paper = paperOf('\x1dL\x18\x00A\x1b$\x30\x00B\x1b\\\xdc\xffC\n')
    expect(linesOf(paper)).toEqual(['  A C B'])
    expect(itemsOf(paper, 'line')[0]?.runs.map(({ at }) => at)).toEqual([2, 4, 6])
  })

  it('stands to the side that is wanted, within the print area', () => {
    const area = '\x1dL\x0c\x00\x1dW\x60\x00'
    expect(linesOf(paperOf(area, '\x1ba\x01AB\n\x1ba2AB\n\x1ba\x00AB\n'))).toEqual([
      '    AB',
      '       AB',
      ' AB',
    ])
  })

  it('takes more columns when it is wide, and shows when it goes beyond the paper', () => {
    const [line] = itemsOf(paperOf('\x1d!\x10ABCDEFG\n'), 'line')
    expect(line).toMatchObject({ text: 'A B C D E F G', columns: 14 })
  })

  it('that no line feed follows is not on the paper', () => {
    expect(paperOf('A\nB')).toMatchObject({ unprinted: 'B', items: [{ text: 'A' }] })
    expect(paperOf('B\x1b@\n').items).toMatchObject([{ text: '' }])
  })

  it('goes on by as much as the spacing says, by a line at least', () => {
    const paper = paperOf('A\n\x1b3\x00\nA\n\x1b2\n\x1bJ\x09A\x1bd\x02')
    const heights = paper.items.map((item) => ('height' in item ? item.height : 0))
    expect(heights).toEqual([30, 0, 24, 30, 9, 30, 30])
  })
})

describe('what is not text', () => {
  it('is a drawer that is kicked, by the paper or at once', () => {
    expect(
      itemsOf(paperOf('\x1bp\x00\x19\xfa\x1bp1\x01\x02\x10\x14\x01\x01\x02'), 'drawerKick'),
    ).toEqual([
      { kind: 'drawerKick', pin: 2, onMs: 50, offMs: 500 },
      { kind: 'drawerKick', pin: 5, onMs: 2, offMs: 4 },
      { kind: 'drawerKick', pin: 5, onMs: 200, offMs: 200 },
    ])
  })

  it('is a buzzer in one of its dialects', () => {
    const paper = paperOf('\x07\x1bB\x03\x02\x1b(A\x04\x000\x37\x03\x0a')
    expect(itemsOf(paper, 'buzz')).toEqual([
      { kind: 'buzz', by: 'BEL', settings: [] },
      { kind: 'buzz', by: 'ESC B', settings: [3, 2] },
      { kind: 'buzz', by: 'ESC ( A', settings: [48, 55, 3, 10] },
    ])
  })

  it('is a QR code that the printer makes itself', async () => {
    const text = 'https://m.example.com/7'
    const store = qr(80, `0${text}`)
    const paper = paperOf(
      '\x1ba1',
      qr(65, '2\x00'),
      qr(67, '\x02'),
      qr(69, '1'),
      store,
      qr(81, '0'),
    )
    expect(await qrTextsOf(paper)).toEqual([text])
    // 25 modules of 2 dots, in the middle of 144.
    expect(itemsOf(paper, 'picture')).toMatchObject([{ width: 50, at: 47 / 12 }])
  })

  it('is a picture of dots, as big as it is asked to be', () => {
    const stored = '\x1d8L\x0c\x00\x00\x00\x30\x70\x30\x02\x011\x02\x00\x02\x00\x80\x40'
    const paper = paperOf(stored, '\x1d(L\x02\x0002', '\x1dv0\x02\x01\x00\x01\x00\xa0')
    const [first, second] = itemsOf(paper, 'picture')
    expect(first).toMatchObject({ width: 4, height: 2, qrText: null })
    expect([...(first?.dots ?? [])]).toEqual([1, 1, 0, 0, 0, 0, 1, 1])
    expect([...(second?.dots ?? [])].join('')).toBe('1010000010100000')
  })

  it('is a barcode, in the old form or the new one', () => {
    const paper = paperOf('\x1dw\x02\x1dh\x40\x1dH\x02\x1dk\x04A1\x00\x1dkI\x04{BA1')
    const looks = { kind: 'barcode', height: 64, lettered: true }
    expect(itemsOf(paper, 'barcode')).toEqual([
      { ...looks, type: 4, data: 'A1' },
      { ...looks, type: 73, data: '{BA1' },
    ])
  })

  it('is a cut, whole or with a bit left', () => {
    expect(itemsOf(paperOf('\x1dV\x00\x1dVB\x10'), 'cut').map(({ partial }) => partial)).toEqual([
      false,
      true,
    ])
  })

  it('leaves no trace when it is a question in real time, and looks like one within a picture', () => {
    expect(paperOf('\x10\x04\x01').items).toEqual([])
    expect(paperOf('\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01').items).toHaveLength(1)
  })
})

describe('what no printer would print as it was meant', () => {
  it.each([
    [
      'a command that is not known',
      'AB\n\x1bZ\x01',
      'at offset 3: unknown: this command is not known (1b 5a 01…)',
    ],
    ['half a command', 'A\n\x1dv0\x00\x02', 'at offset 2: the stream ends within a command'],
    [
      'bytes that are no GB18030',
      '\x1c&\xcc\x20\n',
      'at offset 2: text: this is no GB18030 (cc 20 0a…)',
    ],
    ['half a Chinese character', '\x1c&\xcc\xe1\x94', 'this is no GB18030'],
    ['a text over another', 'AB\x1b$\x0c\x00C\n', '“C” is printed over “B” at column 1'],
    ['an alignment in the middle of a line', 'A\x1ba\x01\n', 'in the middle of a line, behind “A”'],
    ['a cut before the line feed', 'A\x1dVB\x00', 'in the middle of a line, behind “A”'],
    ['a place left of the paper', '\x1b\\\xff\xff', 'left of the print area'],
    ['a picture that was never stored', '\x1d(L\x02\x0002', 'no picture was stored'],
    ['a code page that is not known', '\x1bt\x10', 'this code page is not known'],
    ['letters upside down', '\x1b{\x01', 'upside down is not known'],
  ])('throws: %s', (_, bytes, why) => {
    expect(() => paperOf(bytes)).toThrow(why)
  })
})
