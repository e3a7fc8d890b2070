import { describe, expect, it } from 'vitest'
import {
  ASKING_STATES,
  mayFollowPrint,
  PRINT_STATES,
  type PrintState,
} from '@shared/domain/print-state'
import { drawsPictures, isAsked, PRINT_LOOKS, takesPages } from '@shared/domain/print-settings'

/** Everything that this state can become, by one step or several. */
function reachableFrom(start: PrintState): PrintState[] {
  const seen = new Set<PrintState>()
  const look = (from: PrintState): void => {
    for (const to of PRINT_STATES) {
      if (!mayFollowPrint(from, to) || seen.has(to)) continue
      seen.add(to)
      look(to)
    }
  }
  look(start)
  return PRINT_STATES.filter((state) => seen.has(state))
}

describe('what becomes of a paper', () => {
  it.each<[PrintState, PrintState[]]>([
    ['queued', ['sending', 'failed', 'unknown', 'held', 'dropped']],
    ['sending', ['queued', 'sent', 'printed', 'unknown']],
    ['sent', []],
    ['printed', []],
    ['failed', ['queued', 'dropped']],
    // Never sent again: it may be on the paper already, and nobody hands out a receipt twice.
    ['unknown', ['printed', 'dropped']],
    ['held', ['queued', 'dropped']],
    ['dropped', []],
  ])('of one that is %s', (from, next) => {
    expect(PRINT_STATES.filter((to) => mayFollowPrint(from, to))).toEqual(next)
  })

  it('ends: each can come to its end, and what has ended stays so', () => {
    for (const state of PRINT_STATES) {
      const later = reachableFrom(state)
      const isOver = ['sent', 'printed', 'dropped'].includes(state)
      expect(later.length === 0, state).toBe(isOver)
      if (!isOver) expect(later).toContain('dropped')
    }
  })

  it('is asked of a person where the program cannot go on by itself', () => {
    expect(ASKING_STATES).toEqual(['unknown', 'failed', 'held'])
  })
})

describe('a printer', () => {
  it.each(PRINT_LOOKS)('with the look %s draws pictures but for plain text', (look) => {
    expect(drawsPictures({ look, profile: 'escpos' })).toBe(look !== 'text')
    expect(drawsPictures({ look, profile: 'generic' })).toBe(look !== 'text')
    // To these its codes go as pictures.
    expect(drawsPictures({ look, profile: 'star' })).toBe(true)
  })

  it('is asked how it is where it answers, and never one that would print the question', () => {
    expect(isAsked({ profile: 'escpos', answers: true })).toBe(true)
    expect(isAsked({ profile: 'generic', answers: true })).toBe(true)
    expect(isAsked({ profile: 'star', answers: true })).toBe(false)
    expect(isAsked({ profile: 'escpos', answers: false })).toBe(false)
  })

  it('takes pages where a driver or a PDF draws them', () => {
    const kinds = ['network', 'raw', 'system', 'folder']
    expect(kinds.filter((kind) => takesPages({ kind }))).toEqual(['system', 'folder'])
  })
})
