import { describe, expect, it } from 'vitest'
import { codeParts, type CodeParts } from '@shared/domain/code-text'

const nothing: CodeParts = { parameters: null, host: null, json: null, isCode: false }
const unreadable: CodeParts = { ...nothing, isCode: true }

describe('a code taken apart', () => {
  it.each<[text: string, parts: CodeParts]>([
    ['林小满', nothing],
    ['M12', nothing],
    ['1=2', nothing],
    ['{"a":', unreadable],
    ['{"a":"1"}', { ...unreadable, json: { a: '1' } }],
    ['http://', unreadable],
    ['https://A.example/p', { ...unreadable, host: 'a.example', parameters: new Map() }],
    [
      'https://a.example/?MID=1&mid=+2#/p?mid=3&uid=4',
      {
        ...unreadable,
        host: 'a.example',
        parameters: new Map([
          ['mid', ['1', '2']],
          ['uid', ['4']],
        ]),
      },
    ],
    ['mid=+1&x', { ...unreadable, parameters: new Map([['mid', ['1']]]).set('x', ['']) }],
  ])('%s', (text, parts) => expect(codeParts(text)).toEqual(parts))
})
