import { describe, expect, it } from 'vitest'
import { jsonSteps, UNCLEAR, valueAtSteps, type JsonStep } from '@shared/domain/json-path'

describe('the steps of a path', () => {
  it.each<[path: string, steps: JsonStep[]]>([
    ['$.data', ['data']],
    ['$.Member_ID2', ['member_id2']],
    ['$.会员-1', ['会员-1']],
    ["$['member id'].x", ['member id', 'x']],
    [`$['${'x'.repeat(64)}']`, ['x'.repeat(64)]],
    ['$[0]', [0]],
    ['$.list[999].id', ['list', 999, 'id']],
    ['$.a.b.c.d.e.f.g.h', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('%s', (path, steps) => expect(jsonSteps(path)).toEqual(steps))

  it.each([
    '',
    '$',
    'data',
    'x$.a',
    '$.a ',
    '$.a.',
    '$..a',
    '$.*',
    '$.1',
    '$.a!',
    "$['']",
    "$['a\\']",
    `$['${'x'.repeat(65)}']`,
    '$[]',
    '$[-1]',
    '$[1000]',
    '$.a[?(@.b)]',
    '$.a.b.c.d.e.f.g.h.i',
  ])('%j is none that is understood', (path) => expect(jsonSteps(path)).toBeNull())
})

describe('what stands at a path', () => {
  const content = { a: null, List: [{ ' Id ': 7 }], twice: 1, Twice: 1, no: false }

  it.each<[steps: JsonStep[], found: unknown]>([
    [[], content],
    [['list', 0, 'id'], 7],
    [['twice'], UNCLEAR],
    [['no'], false],
    [['a', 'b'], undefined],
    [['no', 'b'], undefined],
    [['list', 'length'], undefined],
    [['list', 1], undefined],
    [[0], undefined],
    [['tostring'], undefined],
  ])('%j', (steps, found) => expect(valueAtSteps(content, steps)).toBe(found))
})
