import { describe, expect, it } from 'vitest'
import {
  isSettled,
  mayFollow,
  REDEMPTION_STATES,
  type ByHand,
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
      'pending → voided',
      'sending → pending',
      'sending → unknown',
      'sending → accepted',
      'sending → refused',
      'unknown → pending',
      'unknown → parked',
      'unknown → accepted',
      'unknown → refused',
      'parked → unknown',
      'accepted → undoing',
      'refused → pending',
      'undoing → accepted',
      'undoing → voided',
    ])
  })

  it('by hand, follow each other so and in no other way', () => {
    const steps = (byHand: ByHand) =>
      STATES.flatMap((from) =>
        STATES.filter((to) => mayFollow(from, to, byHand)).map((to) => `${from} → ${to}`),
      )
    expect(steps({ after: true })).toEqual(['pending → accepted'])
    expect(steps({ before: true })).toEqual([
      'accepted → accepted',
      'accepted → refused',
      'accepted → voided',
    ])
    expect(steps({ before: true, after: true })).toEqual([])
  })

  it('are settled where only a person goes on', () => {
    expect(STATES.filter(isSettled)).toEqual(['accepted', 'refused', 'voided'])
  })

  it('every open state can still reach an end either way, so nothing stays open for ever', () => {
    for (const state of STATES.filter((one) => !isSettled(one))) {
      const ends = [...reachableFrom(state)].filter(isSettled)
      expect(ends.length).toBeGreaterThanOrEqual(2)
    }
  })

  it('nothing leaves a taken-back redemption, and nothing is taken back that may be on its way', () => {
    expect(STATES.filter((next) => mayFollow('voided', next))).toEqual([])
    expect(STATES.filter((state) => mayFollow(state, 'voided'))).toEqual(['pending', 'undoing'])
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
