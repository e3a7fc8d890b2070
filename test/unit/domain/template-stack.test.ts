import { describe, expect, it } from 'vitest'
import type { Applicable } from '@shared/domain/discount'
import { TemplateStack } from '@shared/domain/template-stack'
import { cash } from '../../support/coupons'

interface Given {
  /** What it takes off alone. */
  off: number
  template?: string
  enough?: number
  inScope?: number
  combinable?: boolean
}
const itemOf = (
  { template = 't', enough = 0, inScope = 300, combinable = true }: Given,
  at: number,
): Applicable => ({
  coupon: {
    id: String(at),
    templateId: template,
    terms: cash(1, { enoughFen: enough, combinable }),
    endsOn: null,
  },
  lines: [0],
  inScopeFen: inScope,
})
const stackOf = (given: Given[], onePerBill = false) =>
  new TemplateStack(
    given.map(itemOf),
    given.map(({ off }) => off),
    { onePerBill },
  )

describe('coupons taken one after the other', () => {
  it.each<[string, Given[], boolean[]]>([
    [
      'of one template, as many as there are',
      [{ off: 1 }, { off: 1 }, { off: 1 }],
      [true, true, true],
    ],
    [
      'but none beside one that does not combine',
      [{ off: 1, combinable: false }, { off: 1 }],
      [true, false],
    ],
    ['nor that beside others', [{ off: 1 }, { off: 1, combinable: false }], [true, false]],
    [
      'that do not combine, of each template one',
      [
        { off: 1, combinable: false },
        { off: 1, combinable: false, template: 'u' },
      ],
      [true, true],
    ],
    [
      'as long as the bill is enough for all of a template',
      [
        { off: 1, enough: 100 },
        { off: 1, enough: 200 },
        { off: 1, enough: 1 },
      ],
      [true, true, false],
    ],
    [
      'as long as what has least in its scope is enough',
      [
        { off: 1, enough: 100, inScope: 900 },
        { off: 1, enough: 100, inScope: 199 },
        { off: 1, enough: 100, inScope: 900 },
      ],
      [true, false, true],
    ],
  ])('%s', (_, given, taken) => {
    const stack = stackOf(given)
    expect(given.map((_one, place) => stack.take(place))).toEqual(taken)
  })

  it('are one where the shop takes one per bill', () => {
    const stack = stackOf([{ off: 1 }, { off: 1, template: 'u' }], true)
    expect([stack.take(0), stack.take(1)]).toEqual([true, false])
    stack.giveBack()
    expect(stack.take(1)).toBe(true)
  })

  it('are given back the last one first, which makes room for others', () => {
    const hundred = { off: 1, enough: 100, inScope: 200 }
    const stack = stackOf([hundred, hundred, hundred, { off: 1, combinable: false, template: 'u' }])
    expect([0, 3, 1, 2].map((place) => stack.take(place))).toEqual([true, true, true, false])
    stack.giveBack()
    expect([stack.take(3), stack.take(2), stack.take(1)]).toEqual([false, true, false])
    stack.giveBack()
    stack.giveBack()
    expect(stack.take(3)).toBe(true)
  })
})

describe('what coupons take off at most', () => {
  it.each<[string, Given[], number]>([
    ['nothing where there are none', [], 0],
    ['all of them', [{ off: 10 }, { off: 5 }, { off: 3, template: 'u' }], 18],
    [
      'one of those that do not combine',
      [
        { off: 10, combinable: false },
        { off: 15, combinable: false },
      ],
      15,
    ],
    [
      'the one that does not combine, or all others',
      [{ off: 30, combinable: false }, { off: 10 }, { off: 15 }],
      30,
    ],
    [
      'the others where they give more',
      [{ off: 20, combinable: false }, { off: 10 }, { off: 15 }],
      25,
    ],
    [
      'as many as the bill is enough for, and a part of the next',
      [
        { off: 10, enough: 100, inScope: 250 },
        { off: 10, enough: 100, inScope: 250 },
        { off: 10, enough: 100, inScope: 250 },
      ],
      25,
    ],
    [
      'all of them where the bill is just enough',
      [
        { off: 10, enough: 150 },
        { off: 10, enough: 150 },
      ],
      20,
    ],
    ['a part rounded up to the fen', [{ off: 5, enough: 3, inScope: 1 }], 2],
    [
      'first what gives most for what it needs',
      [
        { off: 10, enough: 200, inScope: 200 },
        { off: 10, enough: 100, inScope: 200 },
      ],
      15,
    ],
    [
      'before all what needs nothing',
      [
        { off: 10, enough: 300, inScope: 300 },
        { off: 1, inScope: 300 },
        { off: 2, inScope: 300 },
      ],
      13,
    ],
    [
      'by the largest amount in scope',
      [
        { off: 10, enough: 100, inScope: 100 },
        { off: 10, enough: 100, inScope: 200 },
        { off: 10, enough: 100, inScope: 150 },
      ],
      20,
    ],
    [
      'the single one where it gives more than all whole ones and the part',
      [
        { off: 30, combinable: false, inScope: 150 },
        { off: 10, enough: 100, inScope: 150 },
        { off: 10, enough: 100, inScope: 150 },
      ],
      30,
    ],
  ])('%s', (_, given, most) => {
    expect(stackOf(given).atMost(given.map(() => true))).toBe(most)
  })

  it('is what the best of them does where the shop takes one per bill, by template', () => {
    const given = [{ off: 10 }, { off: 15, template: 'u' }, { off: 12, template: 'v' }]
    expect(stackOf(given, true).atMost([true, true, true])).toBe(15)
  })

  it('counts those alone that are in', () => {
    const given = [
      { off: 10, enough: 100, inScope: 300 },
      { off: 20, enough: 100, inScope: 100 },
      { off: 40, combinable: false, inScope: 100 },
      { off: 80, template: 'u' },
    ]
    const stack = stackOf(given)
    expect(stack.atMost([true, true, false, false])).toBe(30)
    expect(stack.atMost([false, true, false, false])).toBe(20)
    expect(stack.atMost([true, false, true, false])).toBe(40)
    expect(stack.atMost([true, false, false, true])).toBe(90)
    expect(stack.atMost([false, false, false, false])).toBe(0)
  })
})
