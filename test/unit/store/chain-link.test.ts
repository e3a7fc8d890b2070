import { describe, expect, it } from 'vitest'
import {
  linkHash,
  personFits,
  sealFits,
  sealOf,
  sealPerson,
  shortHash,
} from '../../../src-main/store/chain/link'

const ROW = { key: '7', content: '["settlement",7,"r","collected"]' }

describe('a link', () => {
  it('is another one for another predecessor, key or content', () => {
    const hashes = [
      linkHash('', ROW),
      linkHash('x', ROW),
      linkHash('', { ...ROW, key: '07' }),
      linkHash('', { ...ROW, content: ROW.content.replace('7', '8') }),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
    for (const hash of hashes) expect(hash).toMatch(/^[\w-]{43}$/)
  })

  it('does not take a part of the key for the content', () => {
    const a = linkHash('', { key: '1\n"2"', content: 'c' })
    const b = linkHash('', { key: '1', content: '"2"\nc' })
    expect(a).not.toBe(b)
  })
})

describe('the seal on who a member was', () => {
  it('fits that receipt alone, and is never twice the same', () => {
    const [one, other] = [sealPerson('林小满'), sealPerson('林小满')]
    expect(one).not.toBe(other)
    expect(personFits(one, '林小满')).toBe(true)
    expect(personFits(one, '林小满 ')).toBe(false)
    expect(personFits(one.slice(one.indexOf(':')), '林小满')).toBe(false)
  })
})

describe('the seal on the chain', () => {
  const head = { seq: 3, hash: linkHash('', ROW) }
  it('fits its head and its key alone', () => {
    const seal = sealOf(head, 'secret')
    expect(sealFits(head, seal, 'secret')).toBe(true)
    expect(sealFits({ ...head, seq: 4 }, seal, 'secret')).toBe(false)
    expect(sealFits(head, seal, 'guessed')).toBe(false)
    expect(sealFits(head, '', 'secret')).toBe(false)
  })

  it('is told on paper in groups of four', () => {
    expect(shortHash('abcd-efgh_ijklmnopqrstuvwxyz')).toBe('abcd efgh ijkl mnop')
  })
})
