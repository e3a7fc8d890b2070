import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  keyIdOf,
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
    expect(personFits('', '林小满')).toBe(false)
  })

  it('that has lost its salt fits nobody, however well its hash is worked out', () => {
    const hash = createHash('sha256').update('\n林小满').digest('base64url')
    expect(personFits(`:${hash}`, '林小满')).toBe(false)
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

// Ledgers are kept for years: what an earlier version linked and sealed must fit in every later one.
it('links, seals and keys are told as they always were', () => {
  const head = { seq: 3, hash: linkHash('', ROW) }
  expect(head.hash).toBe('aUL_W70Gm6WI-CqkD-a4D9_dKPPb5Mzmj_uMBZ_ZxTk')
  expect(sealOf(head, 'secret')).toBe('NtXO_uWrIlqcpxSnQSK37pmigHix0mNy8APtBoA2X-0')
  expect(keyIdOf('secret')).toBe('ik5oJtXF5hEIVzBs')
  expect(personFits('00ff:bVDwA853RlTgdbRbIcydrolSTbqT0ZFmchnc8SYRXgI', '林小满')).toBe(true)
  expect(shortHash('')).toBe('')
})
