import { expect, it } from 'vitest'
import { z } from 'zod'
import { orderedId } from '@shared/domain/ordered-id'

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
