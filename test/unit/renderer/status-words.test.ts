import { clockWarning, lineWords } from '@renderer/components/status-words'
import { describe, expect, it } from 'vitest'

const MINUTE = 60_000

describe('the clock warning', () => {
  it.each([null, 0, 5 * MINUTE, -5 * MINUTE])('keeps quiet at an offset of %s', (offset) => {
    expect(clockWarning(offset)).toBeNull()
  })

  it.each([
    [6 * MINUTE, { way: 'slow', unit: 'minutes', n: 6 }],
    [-90 * MINUTE, { way: 'fast', unit: 'minutes', n: 90 }],
    [3 * 60 * MINUTE, { way: 'slow', unit: 'hours', n: 3 }],
    [3 * 24 * 60 * MINUTE, { way: 'slow', unit: 'days', n: 3 }],
    [-365 * 24 * 60 * MINUTE, { way: 'fast', unit: 'days', n: 365 }],
  ])('says how far and which way at %s', (offset, warning) => {
    expect(clockWarning(offset)).toEqual(warning)
  })
})

describe('the line', () => {
  it('is green only by a real answer', () => {
    expect(lineWords(undefined).tone).toBe('untried')
    expect(lineWords({ state: 'untried', latencyMs: null, lastAnswerAt: null }).tone).toBe(
      'untried',
    )
    expect(lineWords({ state: 'online', latencyMs: 38, lastAnswerAt: 1 })).toEqual({
      tone: 'online',
      key: 'shell.line.online',
      ms: 38,
    })
  })

  it('sends a refused token to the settings instead of calling the line broken', () => {
    expect(lineWords({ state: 'unauthorized', latencyMs: 12, lastAnswerAt: 7 })).toEqual({
      tone: 'unauthorized',
      key: 'shell.line.unauthorized',
    })
  })

  it('says when the last answer came, where there was one', () => {
    expect(lineWords({ state: 'offline', latencyMs: null, lastAnswerAt: 7 })).toEqual({
      tone: 'offline',
      key: 'shell.line.offlineSince',
      since: 7,
    })
    expect(lineWords({ state: 'offline', latencyMs: null, lastAnswerAt: null }).key).toBe(
      'shell.line.offline',
    )
  })
})
