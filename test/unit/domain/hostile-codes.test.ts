import { describe, expect, it } from 'vitest'
import { readScan } from '@shared/domain/scan-code'
import { HOSTILE_CODES } from '../../support/hostile-codes'

describe('two hundred hostile codes', () => {
  it('are more than two hundred, each another', () => {
    expect(new Set(HOSTILE_CODES.map(({ text }) => text)).size).toBe(HOSTILE_CODES.length)
    expect(HOSTILE_CODES.length).toBeGreaterThanOrEqual(200)
  })

  it.each(HOSTILE_CODES)('$what', ({ text, means }) => {
    expect(readScan(text)).toEqual(means)
    expect(Object.hasOwn(Object.prototype, 'member_id')).toBe(false)
  })
})
