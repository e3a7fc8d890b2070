import { describe, expect, it } from 'vitest'
import { billFileSchema } from '@shared/domain/bill-file-schema'

const LINE = { price: '1.00' }
const read = (file: unknown) => billFileSchema.safeParse(file)
/** What a line with this change is read as; undefined where it is refused. */
const lineOf = (change: object) => read({ lines: [{ ...LINE, ...change }] }).data?.lines?.[0]

describe('amounts of a bill file', () => {
  it.each([
    ['0', 0],
    ['0.01', 1],
    ['268.5', 26_850],
    ['100000000.00', 10_000_000_000],
    [0, 0],
    [0.29, 29],
    [268.15, 26_815],
    [100_000_000, 10_000_000_000],
  ])('%j yuan are %d fen', (yuan, fen) => {
    expect(read({ total: yuan }).data?.total).toBe(fen)
    expect(lineOf({ price: yuan })?.price).toBe(fen)
  })

  it.each([
    '',
    '.5',
    '5.',
    '1.234',
    '-1',
    '+1',
    ' 1',
    '1e2',
    '1,000',
    '1000000000',
    '100000000.01',
  ])('%j is none', (yuan) => expect(read({ total: yuan }).success).toBe(false))

  it.each([-0.01, 0.001, 1e-7, 1e21, 100_000_000.01, Number.NaN, Infinity, null])(
    '%d is none',
    (yuan) => expect(read({ total: yuan }).success).toBe(false),
  )

  it('that are wrong are named by their place', () => {
    const { error } = read({ total: 0.001, lines: [{ price: 1, quantity: 0.0001 }] })
    expect(error?.issues).toMatchObject([
      { code: 'custom', path: ['total'] },
      { code: 'custom', path: ['lines', 0, 'quantity'] },
    ])
  })
})

describe('quantities of a bill file', () => {
  it.each([
    [undefined, 1],
    [2, 2],
    ['2', 2],
    [0.001, 0.001],
    ['0.001', 0.001],
    ['99999.999', 99_999.999],
    [100_000, 100_000],
    ['100000', 100_000],
    ['100000.000', 100_000],
  ])('%j is %d', (given, quantity) => expect(lineOf({ quantity: given })?.quantity).toBe(quantity))

  it.each([
    '0',
    '0.000',
    '-1',
    '1.2345',
    '.5',
    '5.',
    '',
    '100000.001',
    '100001',
    '1e3',
    'x1',
    '1x',
  ])('%j is none', (quantity) => expect(lineOf({ quantity })).toBeUndefined())

  it.each([0, -1, 0.0001, 1.2345, 1e-7, 100_000.001, 100_001, Number.NaN])('%d is none', (given) =>
    expect(lineOf({ quantity: given })).toBeUndefined(),
  )
})

describe('ids and names of a bill file', () => {
  it.each([
    [0, '0'],
    [17, '17'],
    ['A-1', 'A-1'],
    [' A\u200b1 ', 'A1'],
    ['x'.repeat(64), 'x'.repeat(64)],
  ])('%j is %j', (given, id) => {
    expect(read({ total: 1, shop: given }).data?.shop).toBe(id)
    const ids = { goodsId: given, categoryId: given, supplierId: given }
    expect(lineOf(ids)).toMatchObject({ goodsId: id, categoryId: id, supplierId: id })
  })

  it.each(['', ' ', '\u200b', 'x'.repeat(65), -1, 1.5, null])('%j is none', (given) => {
    expect(read({ total: 1, shop: given }).success).toBe(false)
  })

  it('are read as people see them', () => {
    expect(lineOf({ title: ' 茶\u202e ' })?.title).toBe('茶')
    expect(lineOf({ title: 'x'.repeat(201) })).toBeUndefined()
    expect(read({ total: 1, number: ' 7\u0000 ' }).data?.number).toBe('7')
  })
})

describe('whose bill it is', () => {
  it.each<[object, object]>([
    [{ id: 1 }, { id: '1' }],
    [{ id: '007' }, { id: '007' }],
    [{ phone: '+86 199-0000' }, { phone: '+86 199-0000' }],
    [{ card: 'VIP_1-a' }, { card: 'VIP_1-a' }],
    [{ id: undefined, card: 'a' }, { card: 'a' }],
  ])('%j', (member, known) => expect(read({ total: 1, member }).data?.member).toEqual(known))

  it.each<[object]>([
    [{}],
    [{ id: '1', card: 'a' }],
    [{ id: undefined }],
    [{ id: '1x' }],
    [{ id: '9'.repeat(21) }],
    [{ id: -1 }],
    [{ phone: '199' }],
    [{ phone: 'x199000' }],
    [{ phone: '1990000x' }],
    [{ card: 'a b' }],
    [{ card: '' }],
    [{ name: '林' }],
  ])('is not told by %j', (member) => expect(read({ total: 1, member }).success).toBe(false))
})

it('a field that nobody knows is refused, wherever it stands', () => {
  expect(read({ total: 1, note: '' }).success).toBe(false)
  expect(lineOf({ qty: 1 })).toBeUndefined()
  expect(read({ $schema: 'bill.schema.json', total: 1 }).success).toBe(true)
})
