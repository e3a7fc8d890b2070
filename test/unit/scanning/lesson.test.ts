import { hear, isByHand, propose } from '@renderer/scanning/lesson'
import { SCANNER_SETTINGS } from '@shared/domain/scanner'
import { describe, expect, it } from 'vitest'
import { PEOPLE } from '../../support/people'
import { stroke } from './typing'

/** What the lesson hears of a text that is typed with these times between its keys, over and over. */
function heard(text: string, gaps: readonly number[]) {
  let now = 1_000
  const strokes = [...text].map((key, index) => {
    now += gaps[index % gaps.length] ?? 0
    return stroke(key === '\n' ? 'Enter' : key, now)
  })
  return hear(strokes)
}

describe('the lesson', () => {
  it.each(PEOPLE)('takes nobody who types for a scanner: $name', ({ text, gaps }) => {
    const one = heard(text, gaps)
    expect(one === null || isByHand(one)).toBe(true)
  })

  it.each([
    ['every 2 ms', '6901234567892\n', [2]],
    ['over a wire', '6901234567892\n', [8, 8, 9, 8, 7, 8]],
    ['over radio', '6901234567892\n', [15, 16, 31, 15, 16, 32]],
    ['where the bus stutters', '6901234567892\n', [4, 4, 4, 4, 4, 44, 4]],
    ['slow and steady', '6901234567892\n', [90, 91, 89, 90, 92, 88]],
    ['slow and steady, four characters', '7729\n', [90, 91, 89]],
    [
      'slow and steady, but for once',
      '6901234567892\n',
      [...Array(8).fill(90), 131, 90, 90, 90, 90],
    ],
  ])('takes a scanner for one: %s', (_name, text, gaps) => {
    const one = heard(text, gaps)
    expect(one && isByHand(one)).toBe(false)
    // It is known by what is proposed.
    expect(one && propose([one], SCANNER_SETTINGS, 'computer').maxGapMs).toBeGreaterThan(
      Math.max(...gaps),
    )
  })

  it('takes nothing that is slower than any setting', () => {
    const one = heard('6901234567892\n', [160])
    expect(one && isByHand(one)).toBe(true)
  })
})
