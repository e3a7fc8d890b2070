import { describe, expect, it } from 'vitest'
import { unitsOf } from '@shared/domain/name-units'
import { isNear, matchNearly } from '@shared/domain/one-letter'
import { readingsOf } from '../../support/readings'

const nearly = (typed: string, name: string) => matchNearly(typed, unitsOf(name, readingsOf))

describe('one letter is forgiven', () => {
  it.each([
    ['chen', 'chen', true],
    ['chen', 'chan', true],
    ['chen', 'cheng', true],
    ['chen', 'hcen', true],
    ['chen', 'che', true],
    ['chen', 'chxen', true],
    ['chen', 'hen', true],
    ['chensi', 'chesni', true],
    ['chen', 'nehc', false],
    ['chen', 'cha', false],
    ['chen', 'chenxi', false],
    ['chen', 'chuan', false],
    ['chen', 'cuan', false],
    ['chen', 'cenk', false],
    ['chen', 'ckhn', false],
    ['ab', 'ba', true],
    ['abcd', 'badc', false],
    ['', 'a', true],
    ['', 'ab', false],
  ])('of %s and %s: %s', (one, other, near) => {
    expect([isNear(one, other), isNear(other, one)]).toEqual([near, near])
  })
})

describe('a name that was nearly typed', () => {
  it.each([
    ['chan', '陈思琪', [[0, 1]]],
    ['chnsi', '陈思琪', [[0, 2]]],
    ['chensiqu', '陈思琪', [[0, 3]]],
    ['siqu', '陈思琪', [[1, 3]]],
    ['zemg', '曾明', [[0, 1]]],
    ['cemg', '曾明', [[0, 1]]],
    ['jonh', 'Mary John', [[5, 9]]],
    [
      'maryjonh',
      'Mary John',
      [
        [0, 4],
        [5, 9],
      ],
    ],
  ])('as %s of %s is found, and marked', (typed, name, spans) => {
    expect(nearly(typed, name)).toEqual({ rank: 'part', whole: 0, spans })
  })

  it.each([
    ['chn', '陈', 'short texts are near to too much'],
    ['chemsu', '陈思琪', 'two letters are two mistakes'],
    ['tom89', 'Tom88', 'a digit is no letter'],
    ['88tmo', '88Tom', 'a digit is no letter'],
    ['chenqu', '陈思琪', 'who is meant stands together'],
    ['chenqi', '陈㐀琪', 'of some nobody knows how they are read'],
  ])('as %s of %s is not found: %s', (typed, name) => {
    expect(nearly(typed, name)).toBeNull()
  })
})

describe('a name of many polyphones', () => {
  it('is tried in those readings that are not longer than what was typed', () => {
    expect(nearly('puchanhemg', '朴单行')?.spans).toEqual([[0, 3]])
  })

  it('is not tried in all the others, of which there may be thousands', () => {
    expect(nearly('pochanhemg', '朴单行')).toBeNull()
  })
})
