import { expect, it } from 'vitest'
import { isPin } from '@shared/domain/pin'

it.each([
  ['1234', true],
  ['123456789012', true],
  ['123', false],
  ['1234567890123', false],
  ['12a4', false],
  ['x1234', false],
  ['1234x', false],
  ['', false],
])('%j may be a PIN: %j', (text, may) => expect(isPin(text)).toBe(may))
