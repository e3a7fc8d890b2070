import { expect, it } from 'vitest'
import { z } from 'zod'
import { idWithin, orderedId } from '@shared/domain/ordered-id'

const NOON = Date.UTC(2030, 0, 31, 12)

it('is a UUID of version 7', () => {
  expect(z.uuidv7().safeParse(orderedId(NOON)).success).toBe(true)
})

it('sorts by the instant at which it was made', () => {
  const instants = [0, 1, NOON - 1, NOON, NOON + 1, Date.UTC(9999, 11, 31)]
  const ids = instants.map(orderedId)
  expect(ids.toSorted()).toEqual(ids)
})

it('is never the same twice, not even in one millisecond', () => {
  const ids = Array.from({ length: 10_000 }, () => orderedId(NOON))
  expect(new Set(ids).size).toBe(ids.length)
})

it('is the beginning of the ids of what is within, each of which is an id and sorts in its place', () => {
  const id = orderedId(NOON)
  const within = [0, 1, 15, 16, 49, 255].map((place) => idWithin(id, place))
  expect(within.map((one) => one.slice(0, -2))).toEqual(within.map(() => id.slice(0, -2)))
  expect(within.map((one) => one.slice(-2))).toEqual(['00', '01', '0f', '10', '31', 'ff'])
  expect(within.every((one) => z.uuidv7().safeParse(one).success)).toBe(true)
})
