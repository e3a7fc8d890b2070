import { describe, expect, it } from 'vitest'
import { fieldOf, valueAt } from '@shared/domain/field-path'

describe('a place in a document', () => {
  it.each<[path: PropertyKey[], field: string]>([
    [[], ''],
    [['rules'], 'rules'],
    [['rules', 2, 'pattern'], 'rules[2].pattern'],
    [['a', 'b.c', 0, 1], 'a.b.c[0][1]'],
    [[0, 'a'], '[0].a'],
  ])('%j is named %j', (path, field) => expect(fieldOf(path)).toBe(field))

  it.each<[path: PropertyKey[], value: unknown]>([
    [['rules', 1, 'on'], false],
    [['rules', 0], null],
    [['rules', 0, 'on'], undefined],
    [['rules', 2], undefined],
    [['name', 'length'], undefined],
    [['constructor'], undefined],
    [['rules', 'at'], undefined],
    [['none', 'at'], undefined],
  ])('%j holds %j', (path, value) => {
    expect(valueAt({ rules: [null, { on: false }], name: 'x' }, path)).toBe(value)
  })

  it('without steps is the whole, whatever it is', () => {
    expect(valueAt('x', [])).toBe('x')
    expect(valueAt(undefined, ['a'])).toBeUndefined()
  })
})
