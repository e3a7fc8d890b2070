import { describe, expect, it } from 'vitest'
import {
  PRINT_BOUNDS,
  PRINT_LIMITS,
  PRINT_SETTINGS_MAX,
  RAW_PORT,
} from '@shared/domain/print-settings'
import {
  printerSchema,
  printSettingsSchema,
  withinBounds,
} from '@shared/domain/print-settings-schema'

const takes = (settings: object): boolean => printSettingsSchema.safeParse(settings).success
const NETWORK = { kind: 'network', host: '192.0.2.7', port: 9_100 }
const PRINTER = { id: 'p1', name: '前台', place: NETWORK }
const takesPrinter = (part: object): boolean =>
  printerSchema.safeParse({ ...PRINTER, ...part }).success
const note = (header = '', footer = '') => ({ header, footer })
const shops = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`shop-${at}`, note()]))

describe('how a terminal prints where nothing is said', () => {
  it('one receipt for the member with every sale, and none for the shop', () => {
    expect(printSettingsSchema.parse({})).toEqual({
      printers: [],
      customer: { printerId: null, copies: 1, template: { ready: 'full' } },
      shop: { printerId: null, copies: 0, template: { ready: 'signed' } },
      auto: true,
      buzzer: false,
      drawer: 'never',
      askAfterMinutes: 30,
      logo: '',
      shops: {},
    })
  })

  it('on a printer as most are', () => {
    expect(
      printerSchema.parse({ ...PRINTER, place: { kind: 'network', host: ' 192.0.2.7 ' } }),
    ).toEqual({
      ...PRINTER,
      place: { ...NETWORK, port: RAW_PORT },
      profile: 'escpos',
      characters: 'gb18030',
      look: 'textWithPictures',
      columns: 48,
      cutter: true,
      answers: true,
    })
  })
})

describe('a printer', () => {
  const { name, host, path } = PRINT_LIMITS
  it.each<[field: string, good: unknown[], bad: unknown[]]>([
    ['id', ['x', 'x'.repeat(64)], ['', 'x'.repeat(65), 1]],
    ['name', ['x', 'x'.repeat(name)], ['', '   ', 'x'.repeat(name + 1)]],
    ['profile', ['escpos', 'generic', 'star'], ['epson']],
    ['characters', ['gb18030', 'big5', 'cp437'], ['utf-8']],
    ['look', ['text', 'textWithPictures', 'picture'], ['colour']],
    ['cutter', [true, false], ['yes']],
    ['answers', [true, false], [1]],
  ])('%s', (field, good, bad) => {
    expect(good.filter((value) => !takesPrinter({ [field]: value }))).toEqual([])
    expect(bad.filter((value) => takesPrinter({ [field]: value }))).toEqual([])
  })

  it.each<[object, boolean]>([
    [{ kind: 'network', host: 'x'.repeat(host) }, true],
    [{ kind: 'network', host: 'x'.repeat(host + 1) }, false],
    [{ kind: 'network', host: '  ' }, false],
    [{ kind: 'network' }, false],
    [{ kind: 'system', queue: 'x'.repeat(host) }, true],
    [{ kind: 'raw', queue: 'Receipts' }, true],
    [{ kind: 'system', queue: 'x'.repeat(host + 1) }, false],
    [{ kind: 'raw', queue: '' }, false],
    [{ kind: 'folder', path: 'x'.repeat(path) }, true],
    [{ kind: 'folder', path: 'x'.repeat(path + 1) }, false],
    [{ kind: 'folder', path: '' }, false],
    [{ kind: 'cloud', host: 'x' }, false],
  ])('is reached there', (place, good) => {
    expect(takesPrinter({ place })).toBe(good)
  })

  it('keeps of its place what belongs to it', () => {
    for (const place of [
      { kind: 'system', queue: 'Q' },
      { kind: 'folder', path: '/papers' },
    ]) {
      expect(printerSchema.parse({ ...PRINTER, place }).place).toEqual(place)
    }
  })

  it.each(Object.keys(PRINT_BOUNDS) as (keyof typeof PRINT_BOUNDS)[])(
    'and its papers keep to the bounds of %s',
    (bound) => {
      const [least, most] = PRINT_BOUNDS[bound]
      const isWithin = (value: unknown) => withinBounds(bound).safeParse(value).success
      expect([least, most].filter((value) => !isWithin(value))).toEqual([])
      expect([least - 1, most + 1, least + 0.5, String(least)].filter(isWithin)).toEqual([])
    },
  )
})

describe('the settings of printing', () => {
  const { printers, template, logo } = PRINT_LIMITS
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...PRINTER, id: `p${at}` }))

  it.each<[field: string, good: unknown[], bad: unknown[]]>([
    ['printers', [[], many(printers)], [many(printers + 1), [PRINTER, PRINTER]]],
    ['auto', [false], [1]],
    ['buzzer', [true], ['on']],
    ['drawer', ['never', 'before', 'after'], ['always']],
    ['askAfterMinutes', [1, 1_440], [0, 1_441]],
    ['logo', ['', 'Ab+/09', 'A'.repeat(logo)], ['A'.repeat(logo + 1), '<svg>', 'QUJD==', ' QUJD']],
    ['customer', [{}, { copies: 3 }, { printerId: 'x'.repeat(64) }], [{ copies: 4 }]],
    ['shop', [{ copies: 0 }], [{ copies: -1 }, { printerId: 'x'.repeat(65) }, { printerId: 7 }]],
    ['customer', [{ template: { own: 'x'.repeat(template) } }], [{ template: { ready: 'mine' } }]],
    [
      'customer',
      [{ template: { ready: 'compact' } }],
      [{ template: { own: 'x'.repeat(template + 1) } }],
    ],
    ['customer', [], [{ template: {} }]],
  ])('%s', (field, good, bad) => {
    expect(good.filter((value) => !takes({ [field]: value }))).toEqual([])
    expect(bad.filter((value) => takes({ [field]: value }))).toEqual([])
  })

  it('have a header and a footer for each shop, of so many shops', () => {
    const text = 'x'.repeat(PRINT_LIMITS.note)
    expect(printSettingsSchema.parse({ shops: { '1': {} } }).shops).toEqual({ '1': note() })
    expect(takes({ shops: { '1': note(text, text) } })).toBe(true)
    expect(takes({ shops: { '1': note(`${text}x`) } })).toBe(false)
    expect(takes({ shops: { '1': note('', `${text}x`) } })).toBe(false)
    expect(takes({ shops: { ['x'.repeat(64)]: note() } })).toBe(true)
    expect(takes({ shops: { ['x'.repeat(65)]: note() } })).toBe(false)
    expect(takes({ shops: shops(PRINT_LIMITS.shops) })).toBe(true)
    expect(takes({ shops: shops(PRINT_LIMITS.shops + 1) })).toBe(false)
  })

  it('fit into their file, be they as many and as long as they may', () => {
    // As JSON writes what it cannot show: six characters for one.
    const unseen = (length: number) => '\u0001'.repeat(length)
    const text = note(unseen(PRINT_LIMITS.note), unseen(PRINT_LIMITS.note))
    const most = {
      logo: 'A'.repeat(logo),
      shops: Object.fromEntries(
        Array.from({ length: PRINT_LIMITS.shops }, (_, at) => [`${at}`.padStart(64, 'x'), text]),
      ),
      customer: { template: { own: unseen(template) } },
      shop: { template: { own: unseen(template) } },
    }
    expect(takes(most)).toBe(true)
    expect(JSON.stringify(printSettingsSchema.parse(most)).length).toBeLessThan(PRINT_SETTINGS_MAX)
  })
})
