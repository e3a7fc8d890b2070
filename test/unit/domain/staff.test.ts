import { describe, expect, it } from 'vitest'
import {
  AUTO_LOCK_MINUTES_MAX,
  seatSchema,
  staffCardSchema,
  staffMemberSchema,
  staffNameSchema,
  staffNumberSchema,
} from '@shared/domain/staff'
import { rightsOf } from '@shared/domain/rights'

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success

describe('what staff are told by', () => {
  it.each([
    ['a number', staffNumberSchema, 1, 32],
    ['a name', staffNameSchema, 1, 64],
    // Fewer could be typed by chance.
    ['a card', staffCardSchema, 4, 128],
  ] as const)(
    '%s has so many characters, not counting space around it',
    (_what, schema, least, most) => {
      expect(schema.parse(`  ${'x'.repeat(least)} `)).toBe('x'.repeat(least))
      expect(schema.parse('x'.repeat(most))).toHaveLength(most)
      expect(takes(schema, `${'x'.repeat(least - 1)}   `)).toBe(false)
      expect(takes(schema, 'x'.repeat(most + 1))).toBe(false)
      expect(takes(schema, 12_345)).toBe(false)
    },
  )
})

const ID = '6f9619ff-8b86-4d11-b42d-00c04fc964ff'

describe('one of the staff as the screens see them', () => {
  const someone = {
    id: ID,
    backEndId: null,
    number: '02',
    name: '周知夏',
    role: 'cashier',
    hasPin: true,
    hasCard: false,
    active: true,
  }

  it('is told whole', () => {
    expect(staffMemberSchema.parse(someone)).toEqual(someone)
    expect(takes(staffMemberSchema, { ...someone, backEndId: '7'.repeat(64) })).toBe(true)
  })

  it('never comes with a PIN or a card, even where somebody hands one over', () => {
    const told = staffMemberSchema.parse({ ...someone, pinHash: 'scrypt$…', card: 'CARD-02' })
    expect(told).toEqual(someone)
  })

  it.each([
    ['id', '02'],
    ['role', 'admin'],
    ['backEndId', '7'.repeat(65)],
    ['hasPin', 1],
    ['hasCard', null],
    ['active', 'yes'],
  ])('is not told with the %s %j', (field, value) => {
    expect(takes(staffMemberSchema, { ...someone, [field]: value })).toBe(false)
  })
})

describe('who stands at the terminal', () => {
  const rights = rightsOf('manager')
  const seated = { id: ID, number: '01', name: '林', role: 'manager', rights }
  const seat = { inUse: true, lost: false, seated, autoLockMinutes: 10 }

  it('is told with what they may do', () => {
    expect(seatSchema.parse(seat)).toEqual(seat)
    expect(seatSchema.parse({ ...seat, seated: null })).toEqual({ ...seat, seated: null })
    for (const wrong of [
      { inUse: 'yes' },
      { lost: null },
      { seated: { ...seated, rights: ['everything'] } },
      { seated: { ...seated, role: 'admin' } },
      { seated: { ...seated, id: '01' } },
      { seated: {} },
    ]) {
      expect(takes(seatSchema, { ...seat, ...wrong }), JSON.stringify(wrong)).toBe(false)
    }
  })

  it.each([
    [0, true],
    [AUTO_LOCK_MINUTES_MAX, true],
    [-1, false],
    [AUTO_LOCK_MINUTES_MAX + 1, false],
    [1.5, false],
  ])('leaves it unused for %d minutes at most before it locks: %s', (autoLockMinutes, good) => {
    expect(takes(seatSchema, { ...seat, autoLockMinutes })).toBe(good)
  })
})
