import { describe, expect, it } from 'vitest'
import {
  isSettled,
  mayFollow,
  REDEMPTION_STATES,
  type RedemptionState,
} from '../../../src-shared/domain/redemption-state'

const STATES = REDEMPTION_STATES

describe('the states of a redemption', () => {
  it('follow each other so and in no other way', () => {
    const steps = STATES.flatMap((from) =>
      STATES.filter((to) => mayFollow(from, to)).map((to) => `${from} → ${to}`),
    )
    expect(steps).toEqual([
      'pending → sending',
      'sending → pending',
      'sending → unknown',
      'sending → accepted',
      'sending → refused',
      'unknown → pending',
      'unknown → accepted',
      'unknown → refused',
    ])
  })

  it('are settled exactly where nothing can follow', () => {
    for (const state of STATES) {
      expect(isSettled(state)).toBe(!STATES.some((next) => mayFollow(state, next)))
    }
  })

  it('every open state can still reach both ends, so nothing stays open for ever', () => {
    for (const state of STATES.filter((one) => !isSettled(one))) {
      expect(reachableFrom(state)).toEqual(new Set(STATES))
    }
  })

  it('nothing is sent again without the back end’s word or the proof that it never left', () => {
    expect(STATES.filter((state) => mayFollow(state, 'sending'))).toEqual(['pending'])
    expect(mayFollow('unknown', 'sending')).toBe(false)
  })
})

function reachableFrom(start: RedemptionState): Set<RedemptionState> {
  const reached = new Set<RedemptionState>([start])
  for (const state of reached) {
    for (const next of STATES) if (mayFollow(state, next)) reached.add(next)
  }
  return reached
}
