import { expect, test } from 'vitest'
import { createOnce } from '../../../src-renderer/scanning/once'

test('the same code within three seconds is one scan', () => {
  const isNew = createOnce()
  expect(isNew('10001', 0)).toBe(true)
  expect(isNew('10001', 2_999)).toBe(false)
})

test('a code that lies there stays one scan however long, and is new three seconds after it was gone', () => {
  const isNew = createOnce()
  isNew('10001', 0)
  for (let at = 1_000; at <= 10_000; at += 1_000) expect(isNew('10001', at)).toBe(false)
  expect(isNew('10001', 13_000)).toBe(true)
})

test('another code is new at once, and the first one behind it again', () => {
  const isNew = createOnce()
  isNew('10001', 0)
  expect(isNew('10002', 100)).toBe(true)
  expect(isNew('10001', 200)).toBe(true)
})
