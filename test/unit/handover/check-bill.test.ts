import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handedBillSchema } from '@shared/domain/handed-bill'
import { ProblemError, type Problem } from '@shared/ipc/result'
import { checkBill } from '../../../src-main/handover/check-bill'
import { PROPERTY_RUNS } from '../../support/random-bills'

const bill = (content: unknown) => checkBill(JSON.stringify(content))
function problem(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('a problem expected')
}
const ONE = { price: '28.00' }

describe('a bill of a cash register', () => {
  it('is read with all that it may hold', () => {
    const read = bill({
      $schema: 'bill.schema.json',
      number: ' B-1023\u202e ',
      shop: 1,
      member: { id: 10001 },
      total: 104,
      lines: [
        { goodsId: 9, categoryId: '3', title: '现磨咖啡\u0000', quantity: 2, price: '28.00' },
        { supplierId: '7', quantity: '0.5', price: 96 },
      ],
    })
    expect(read).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      number: 'B-1023',
      shopId: '1',
      member: { id: '10001', find: 'member_id=10001' },
      bill: {
        totalFen: 10_400,
        lines: [
          {
            goodsId: '9',
            categoryId: '3',
            supplierId: null,
            title: '现磨咖啡',
            quantity: 2,
            priceFen: 2_800,
          },
          {
            goodsId: null,
            categoryId: null,
            supplierId: '7',
            title: null,
            quantity: 0.5,
            priceFen: 9_600,
          },
        ],
      },
    })
  })

  it('comes to the sum of its lines where it tells no total, half a fen up', () => {
    expect(bill({ lines: [{ quantity: 0.333, price: 9.99 }, ONE] }).bill.totalFen).toBe(333 + 2_800)
  })

  it.each([
    ['268', 26_800],
    ['268.5', 26_850],
    ['0.00', 0],
    [268.15, 26_815],
    [0.29, 29],
    ['100000000', 10_000_000_000],
  ])('a total of %j', (total, fen) => {
    expect(bill({ total }).bill).toEqual({ totalFen: fen, lines: [] })
  })

  it('names its member by a code that means one thing alone', () => {
    const find = (member: object) => bill({ total: 1, member }).member
    expect(find({ phone: '+86 199 0000 0001' })).toEqual({
      id: null,
      find: 'phone=%2B86%20199%200000%200001',
    })
    expect(find({ card: 'VIP-1' })).toEqual({ id: null, find: 'card_no=VIP-1' })
  })
})

describe('a bad bill says what is wrong with it', () => {
  it.each<[unknown, Problem]>([
    [{}, { code: 'bill.missing', field: 'total' }],
    [{ lines: [] }, { code: 'bill.missing', field: 'total' }],
    [{ lines: [{ title: 'x' }] }, { code: 'bill.missing', field: 'lines[0].price' }],
    [{ total: -1 }, { code: 'bill.wrong', field: 'total' }],
    [{ total: '268.005' }, { code: 'bill.wrong', field: 'total' }],
    [{ total: 0.1 + 0.2 }, { code: 'bill.wrong', field: 'total' }],
    [{ total: 1e21 }, { code: 'bill.wrong', field: 'total' }],
    [{ total: '1,268.00' }, { code: 'bill.wrong', field: 'total' }],
    [{ total: '' }, { code: 'bill.wrong', field: 'total' }],
    [{ total: null }, { code: 'bill.wrong', field: 'total' }],
    [{ total: '100000000.01' }, { code: 'bill.wrong', field: 'total' }],
    [{ lines: [ONE, { price: '-5' }] }, { code: 'bill.wrong', field: 'lines[1].price' }],
    [{ lines: [{ ...ONE, quantity: 0 }] }, { code: 'bill.wrong', field: 'lines[0].quantity' }],
    [{ lines: [{ ...ONE, quantity: '0' }] }, { code: 'bill.wrong', field: 'lines[0].quantity' }],
    [{ lines: [{ ...ONE, quantity: 1.2345 }] }, { code: 'bill.wrong', field: 'lines[0].quantity' }],
    [{ lines: [{ ...ONE, goodsId: ' ' }] }, { code: 'bill.wrong', field: 'lines[0].goodsId' }],
    [{ lines: { 0: ONE } }, { code: 'bill.wrong', field: 'lines' }],
    [
      { total: 1, member: {} },
      { code: 'bill.wrong', field: 'member' },
    ],
    [
      { total: 1, member: { id: '1', card: '2' } },
      { code: 'bill.wrong', field: 'member' },
    ],
    [
      { total: 1, member: { id: '1-2' } },
      { code: 'bill.wrong', field: 'member.id' },
    ],
    [
      { total: 1, line: [] },
      { code: 'bill.unknown', field: 'line' },
    ],
    [{ lines: [{ ...ONE, qty: 2 }] }, { code: 'bill.unknown', field: 'lines[0].qty' }],
    [
      { total: 1, ['x'.repeat(99)]: 1 },
      { code: 'bill.unknown', field: 'x'.repeat(40) },
    ],
    [
      { total: 100, lines: [ONE] },
      { code: 'bill.notAdding', lines: '28.00', total: '100.00' },
    ],
    [{ lines: Array(1_001).fill(ONE) }, { code: 'bill.tooManyLines', limit: 1_000 }],
    [
      { lines: Array(2).fill({ quantity: 100_000, price: 100_000 }) },
      { code: 'bill.wrong', field: 'lines' },
    ],
    [[], { code: 'bill.notJson' }],
    ['268', { code: 'bill.notJson' }],
    [null, { code: 'bill.notJson' }],
  ])('case %#', (content, expected) => {
    expect(problem(() => bill(content))).toEqual(expected)
  })

  it.each(['', '{', '{"total":1}}', 'total=1', '['.repeat(200_000), '{"total":1'])(
    'no JSON %#',
    (text) => {
      expect(problem(() => checkBill(text))).toEqual({ code: 'bill.notJson' })
    },
  )

  it('is refused as well when its fields hide where objects keep their own', () => {
    expect(problem(() => checkBill('{"total":1,"__proto__":{"a":1}}'))).toMatchObject({
      code: 'bill.unknown',
    })
    expect(problem(() => checkBill('{"__proto__":{"total":1}}')).code).toMatch(/^bill\./)
  })
})

it('whatever JSON comes, the answer is a sound bill or a problem of bills', () => {
  const anything = fc.oneof(
    fc.json(),
    fc
      .record(
        {
          total: fc.oneof(fc.nat(), fc.double(), fc.string()),
          number: fc.string({ unit: 'binary', maxLength: 30 }),
          lines: fc.oneof(
            fc.constant([]),
            fc.array(
              fc.record(
                {
                  title: fc.string({ unit: 'binary' }),
                  goodsId: fc.oneof(fc.string({ unit: 'binary' }), fc.nat()),
                  price: fc.oneof(fc.nat(), fc.nat().map(String), fc.double()),
                  quantity: fc.oneof(fc.nat(), fc.double()),
                },
                { requiredKeys: ['price'] },
              ),
            ),
          ),
        },
        { requiredKeys: [] },
      )
      .map((content) => JSON.stringify(content)),
  )
  let good = 0
  fc.assert(
    fc.property(anything, (text) => {
      try {
        handedBillSchema.parse(checkBill(text))
        good++
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        expect(error.problem.code).toMatch(/^bill\./)
      }
    }),
    { numRuns: Math.min(2_000, PROPERTY_RUNS) },
  )
  expect(good).toBeGreaterThan(0)
})
