import { describe, expect, it } from 'vitest'
import { folded, unitsOf, UNITS_MAX } from '@shared/domain/name-units'
import { readingsOf } from '../../support/readings'

describe('a text as it is compared', () => {
  it.each([
    ['José', 'jose'],
    ['Ｍary', 'mary'],
    ['ＭＡＲＹ　１', 'mary 1'],
    ['Soﬁa', 'sofia'],
    ['陈思琪', '陈思琪'],
  ])('of %s is %s', (text, plain) => {
    expect(folded(text)).toBe(plain)
  })
})

describe('the parts of a name', () => {
  it('are its ideographs and its words, without what stands between them', () => {
    expect(unitsOf('陈·思 Anna-88', readingsOf)).toEqual([
      { at: 0, length: 1, text: '陈', readings: ['chen'], isWord: false },
      { at: 2, length: 1, text: '思', readings: ['si'], isWord: false },
      { at: 4, length: 4, text: 'anna', readings: ['anna'], isWord: true },
      { at: 9, length: 2, text: '88', readings: ['88'], isWord: true },
    ])
  })

  it('are read as a dictionary says, also the rare ideographs', () => {
    const rare = unitsOf('𠮷', (character) => (character === '𠮷' ? ['ji'] : []))
    expect(rare).toEqual([{ at: 0, length: 2, text: '𠮷', readings: ['ji'], isWord: false }])
  })

  it.each(['Łukasz', 'Weiß'])('cannot be typed with a plain keyboard in %s', (name) => {
    const [unit] = unitsOf(name, readingsOf)
    expect(unit).toMatchObject({ text: name.toLowerCase(), readings: [], isWord: false })
  })

  it('are no more than are searched, and of an endless word only the beginning', () => {
    expect(unitsOf('陈'.repeat(40), readingsOf)).toHaveLength(UNITS_MAX)
    const [word] = unitsOf('a'.repeat(40), readingsOf)
    expect(word).toMatchObject({ length: 40, text: 'a'.repeat(32) })
  })
})
