import { characterAt } from '@renderer/scanning/layouts'
import { expect, it } from 'vitest'

it.each([
  ['us', 'KeyA', {}, 'a'],
  ['us', 'Digit2', { shift: true }, '@'],
  ['uk', 'Digit2', { shift: true }, '"'],
  ['uk', 'Quote', { shift: true }, '@'],
  ['uk', 'Backslash', {}, '#'],
  ['fr', 'KeyA', {}, 'q'],
  ['fr', 'KeyQ', { shift: true }, 'A'],
  ['fr', 'KeyW', {}, 'z'],
  ['fr', 'KeyM', {}, ','],
  ['fr', 'Semicolon', {}, 'm'],
  ['fr', 'Digit1', { shift: true }, '1'],
  ['fr', 'Digit0', {}, 'à'],
  ['fr', 'Digit0', { altGraph: true }, '@'],
  ['fr', 'Numpad7', {}, '7'],
  ['us', 'F4', {}, undefined],
] as const)('%s %s %j is %j', (layout, code, held, character) =>
  expect(characterAt(layout, code, { shift: false, altGraph: false, ...held })).toBe(character),
)
