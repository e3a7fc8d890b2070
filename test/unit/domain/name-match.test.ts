import { describe, expect, it } from 'vitest'
import { isPinyinOf, matchName, type Span } from '@shared/domain/name-match'
import { unitsOf } from '@shared/domain/name-units'
import { readingsOf } from '../../support/readings'

/** A name with what was typed of it in brackets. */
const marked = (name: string, spans: readonly Span[]) =>
  spans.reduceRight(
    (text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
    name,
  )

/** What is found of the name that is written with brackets. */
function found(typed: string, expected: string) {
  const name = expected.replace(/[[\]]/g, '')
  const match = matchName(typed, unitsOf(name, readingsOf))
  return match && { ...match, spans: marked(name, match.spans) }
}

describe('pinyin', () => {
  it.each([
    ['chensiqi', '[陈思琪]', 'exact', 3],
    ['chen', '[陈]思琪', 'prefix', 1],
    ['che', '[陈]思琪', 'prefix', 0],
    ['chens', '[陈思]琪', 'prefix', 1],
    ['chensq', '[陈思琪]', 'prefix', 1],
    ['csiqi', '[陈思琪]', 'prefix', 2],
    ['csq', '[陈思琪]', 'prefix', 0],
    ['siqi', '陈[思琪]', 'part', 2],
    ['sq', '陈[思琪]', 'part', 0],
    ['chenxian', '[陈翔]', 'prefix', 1],
    ['zhan', '[张]建', 'prefix', 0],
    ['e', '[娥]', 'exact', 1],
  ])('%s finds %s: %s, with %i syllables to their end', (typed, spans, rank, whole) => {
    expect(found(typed, spans)).toEqual({ rank, whole, spans })
  })

  it.each([
    ['zhj', '[张建]'],
    ['chsq', '[陈思琪]'],
    ['shm', '[单明]'],
    ['sm', '[单明]'],
  ])('%s finds %s by an initial of two letters as by its first', (typed, spans) => {
    expect(found(typed, spans)).toEqual({ rank: 'prefix', whole: 0, spans })
  })

  it.each(['shanming', 'danming', 'chanming'])('%s is a way to read 单明', (typed) => {
    expect(found(typed, '[单明]')).toEqual({ rank: 'exact', whole: 2, spans: '[单明]' })
  })

  it.each([
    ['陈siqi', '[陈思琪]', 'exact', 3],
    ['陈sq', '[陈思琪]', 'prefix', 1],
    ['s琪', '陈[思琪]', 'part', 1],
    ['cmary', '[陈Mary]', 'prefix', 1],
  ])('%s finds %s: %s, with %i of what is written to their end', (typed, spans, rank, whole) => {
    expect(found(typed, spans)).toEqual({ rank, whole, spans })
  })

  it.each([
    ['hen', '陈'],
    ['ang', '张'],
    ['qs', '陈思琪'],
    ['chenchen', '陈思琪'],
    ['csqx', '陈思琪'],
    ['chang', '张'],
  ])('%s does not find %s', (typed, name) => {
    expect(found(typed, name)).toBeNull()
  })
})

describe('what can be read in two ways', () => {
  it('is read with the most whole syllables', () => {
    expect(found('chene', '[陈恩娥]')).toEqual({ rank: 'prefix', whole: 2, spans: '[陈恩娥]' })
  })

  it('is read with the longest first syllable where both are as whole', () => {
    expect(found('chene', '[陈恩]尔')).toEqual({ rank: 'prefix', whole: 1, spans: '[陈恩]尔' })
  })
})

describe('characters and letters as they are written', () => {
  it.each([
    ['陈思琪', '[陈思琪]', 'exact'],
    ['陈', '[陈]思琪', 'prefix'],
    ['陈思', '[陈思]琪', 'prefix'],
    ['思', '陈[思]琪', 'part'],
    ['思琪', '陈[思琪]', 'part'],
    ['mary', '[Mary] John', 'prefix'],
    ['john', 'Mary [John]', 'part'],
    ['maryjohn', '[Mary] [John]', 'exact'],
    ['maryj', '[Mary] [J]ohn', 'prefix'],
    ['aryj', 'M[ary] [J]ohn', 'part'],
    ['mj', '[M]ary [J]ohn', 'prefix'],
    ['łuk', '[Łuk]asz Nowak', 'prefix'],
  ])('%s finds %s: %s', (typed, spans, rank) => {
    expect(found(typed, spans)).toMatchObject({ rank, spans })
  })

  it('are found with others between them', () => {
    expect(found('陈琪', '[陈]思[琪]')).toEqual({ rank: 'part', whole: 0, spans: '[陈]思[琪]' })
    expect(found('琪陈', '陈思琪')).toBeNull()
  })

  it('are marked as a whole word where the name is written with a letter for two', () => {
    expect(found('sof', 'Li [Soﬁa]')).toMatchObject({ rank: 'part', spans: 'Li [Soﬁa]' })
  })
})

describe('all of a name', () => {
  it.each([
    ['chensiqi', '陈思琪'],
    ['csq', '陈思琪'],
    ['chsq', '陈思琪'],
    ['zhj', '张建'],
    ['puchanhang', '朴单行'],
    ['pdx', '朴单行'],
    ['e', '娥'],
    ['dana', 'Dana'],
  ])('%s is %s', (typed, name) => {
    expect(isPinyinOf(typed, unitsOf(name, readingsOf))).toBe(true)
  })

  it.each([
    ['chensi', '陈思琪'],
    ['chensq', '陈思琪'],
    ['cs', '陈思琪'],
    ['siqi', '陈思琪'],
    ['csqq', '陈思琪'],
    ['chensiqo', '陈思琪'],
    ['陈思琪', '陈思琪'],
    ['', '陈思琪'],
    ['csq', '陈思琪10001'],
    ['', ''],
  ])('%s is not %s', (typed, name) => {
    expect(isPinyinOf(typed, unitsOf(name, readingsOf))).toBe(false)
  })
})
