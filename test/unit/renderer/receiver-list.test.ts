import { receiversOf, textOf } from '@renderer/screens/templates/receiver-list'
import { RECEIVERS_MAX } from '@shared/domain/template-limits'
import { describe, expect, it } from 'vitest'

const read = (text: string) => {
  const { entries, column } = receiversOf(text)
  return { entries, column }
}
const bytes = (...values: number[]) => new Uint8Array(values)

describe('a list of receivers', () => {
  const lists: [string, string, string[], string | null][] = [
    ['one a line', '10001\n10002', ['10001', '10002'], null],
    ['Windows and old Mac line ends, blank lines', '1\r\n\r\n2\r3\n', ['1', '2', '3'], null],
    ['a heading', '会员号\n10001', ['10001'], '会员号'],
    ['commas', '姓名,手机号,备注\n张,13800000001,x', ['13800000001'], '手机号'],
    ['semicolons', 'Name;Phone number\nA;13800000001', ['13800000001'], 'Phone number'],
    ['tabs', '卡号\t姓名\nC-001\t李', ['C-001'], '卡号'],
    ['the most certain column', '手机,会员号\n13800000001,7', ['7'], '会员号'],
    ['an unknown heading: the first column', '号码,名字\n7,甲', ['7'], null],
    ['no heading: the first column', '7,甲\n8,乙', ['7', '8'], null],
    ['quotation marks', '"会员号","姓名"\n"7","甲, ""乙"""', ['7'], '会员号'],
    ['a separator in quotation marks', '姓名,会员号\n"甲,乙",7', ['7'], '会员号'],
    [
      'what Excel puts around it',
      '="0138"\n\'0139\n１３８ 0000-0001',
      ['0138', '0139', '13800000001'],
      null,
    ],
    ['an international number', '+86 138 0000 0001', ['+8613800000001'], null],
    ['two numbers in a line: neither', '7 8\n10001 10002', [], null],
    ['Chinese commas', '7，甲\n8，乙', ['7', '8'], null],
    ['nothing', ' \n', [], null],
    ['a heading alone', '会员号', [], '会员号'],
  ]
  it.each(lists)('%s', (_what, text, entries, column) => {
    expect(read(text)).toEqual({ entries, column })
  })

  it('tells every line that cannot be used, with its number and why', () => {
    const text = `会员号,姓名\n7,甲\n,乙\n7,丙\n张三,丁\n1.38E+10,戊\n${'9'.repeat(65)},己`
    expect(receiversOf(text)).toMatchObject({
      entries: ['7'],
      bad: [
        { line: 3, text: '乙', reason: 'empty' },
        { line: 4, text: '7', reason: 'repeated', first: 2 },
        { line: 5, text: '张三', reason: 'unreadable' },
        { line: 6, text: '1.38E+10', reason: 'rounded' },
        { line: 7, text: '9'.repeat(64), reason: 'tooLong' },
      ],
    })
  })

  it('may be as long as one call carries', () => {
    const list = (count: number) => Array.from({ length: count }, (_, at) => at).join('\n')
    expect(receiversOf(list(RECEIVERS_MAX)).isTooLong).toBe(false)
    expect(receiversOf(list(RECEIVERS_MAX + 1)).isTooLong).toBe(true)
  })
})

describe('the text of a file', () => {
  const files: [string, Uint8Array, string | undefined][] = [
    ['UTF-8', new TextEncoder().encode('会员号'), '会员号'],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 0x37), '7'],
    ['GB18030', bytes(0xbb, 0xe1, 0xd4, 0xb1, 0xba, 0xc5), '会员号'],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x37, 0x00), '7'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0x00, 0x37), '7'],
    ['nothing', bytes(), ''],
    ['a workbook', bytes(0x50, 0x4b, 0x03, 0x04, 0x00, 0x00), undefined],
    ['no text at all', bytes(0x81, 0xff, 0xff), undefined],
  ]
  it.each(files)('%s', (_what, file, text) => expect(textOf(file)).toBe(text))
})
