import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readScan,
  SCAN_MAX_CHARACTERS,
  type ScanReading,
} from '../../../src-shared/domain/scan-code'
import { PROPERTY_RUNS } from '../../support/random-bills'

const member = (id: string): ScanReading => ({ ok: true, meaning: { kind: 'memberId', id } })
const coupon = (id: string): ScanReading => ({ ok: true, meaning: { kind: 'couponId', id } })
const phone = (digits: string): ScanReading => ({ ok: true, meaning: { kind: 'phone', digits } })
const digits = (text: string): ScanReading => ({
  ok: true,
  meaning: { kind: 'digits', digits: text },
})
const card = (number: string): ScanReading => ({
  ok: true,
  meaning: { kind: 'cardNumber', number },
})
const name = (text: string): ScanReading => ({ ok: true, meaning: { kind: 'name', text } })
const no = (problem: 'empty' | 'tooLong' | 'unreadable'): ScanReading => ({ ok: false, problem })

describe('what a cashier types', () => {
  it.each<[string, ScanReading]>([
    ['439', digits('439')],
    ['  439\r\n', digits('439')],
    ['０４３９', digits('0439')],
    ['0000', digits('0000')],
    ['13800138000', phone('13800138000')],
    ['138 0013 8000', phone('13800138000')],
    ['138-0013-8000', phone('13800138000')],
    ['+86 138 0013 8000', phone('13800138000')],
    ['008613800138000', phone('13800138000')],
    ['１３８００１３８０００', phone('13800138000')],
    ['23800138000', digits('23800138000')],
    ['6222020200112233445', digits('6222020200112233445')],
    ['9'.repeat(32), digits('9'.repeat(32))],
    ['9'.repeat(33), no('unreadable')],
    ['VIP000123', card('VIP000123')],
    ['hy-20251', card('hy-20251')],
    ['VIP000123 a', name('VIP000123 a')],
    ['a+8613800138000', name('a+8613800138000')],
    ['9913800138000', digits('9913800138000')],
    ['138001380001', digits('138001380001')],
    ['林小满', name('林小满')],
    ['欧阳 明月', name('欧阳 明月')],
    ['Ann-Marie O’Neil', name('Ann-Marie O’Neil')],
    ['', no('empty')],
    [' \t\n　', no('empty')],
    ['\u200b\ufeff\u202e', no('empty')],
    ['林'.repeat(64), name('林'.repeat(64))],
    ['林'.repeat(65), no('unreadable')],
  ])('%j', (text, reading) => {
    expect(readScan(text)).toEqual(reading)
  })
})

describe('what a code carries', () => {
  it.each<[string, ScanReading]>([
    ['member_id=439', member('439')],
    ['MEMBER_ID=439&x=1', member('439')],
    ['mid=00439', member('439')],
    ['mem_coupon_id=12', coupon('12')],
    ['mem_coupon_id=12&coupon_id=3', coupon('12')],
    ['member_id=439&mem_coupon_id=12', coupon('12')],
    // In document 000 this names a template, which is nobody's coupon.
    ['coupon_id=3&member_id=439', member('439')],
    ['phone=138-0013-8000', phone('13800138000')],
    ['tel=+8613800138000', phone('13800138000')],
    ['mobile=8000', phone('8000')],
    ['card_no=VIP-0001', card('VIP-0001')],
    ['https://shop.example/m?member_id=439&from=qr', member('439')],
    ['HTTPS://SHOP.EXAMPLE/M?MID=439', member('439')],
    ['https://shop.example/#/card?uid=439', member('439')],
    ['https://shop.example/?uid=1#/card?uid=2', member('1')],
    ['https://shop.example/?coupon=%31%32', coupon('12')],
    ['{"member_id":439}', member('439')],
    [' { "Member_Id " : "439", "t": 1700000000 } ', member('439')],
    ['{"mem_coupon_id":"12"}', coupon('12')],
    ['{"card":"A_1"}', card('A_1')],
    ['｛"member_id"：439｝', member('439')],
  ])('%j', (text, reading) => {
    expect(readScan(text)).toEqual(reading)
  })
})

describe('what is not a code, or a hostile one', () => {
  const tooLong = SCAN_MAX_CHARACTERS + 1

  it.each<[string, string, ScanReading]>([
    ['emoji', '😀', name('😀')],
    ['10,000 characters', 'x'.repeat(10_000), no('tooLong')],
    ['one character too many', '1'.repeat(tooLong), no('tooLong')],
    ['as many as a code holds', `member_id=1&x=${'1'.repeat(tooLong - 15)}`, member('1')],
    ['nested JSON', '{"a":{"member_id":439}}', no('unreadable')],
    ['JSON nested very deep', '{"a":'.repeat(700) + '1' + '}'.repeat(700), no('unreadable')],
    ['an object for an id', '{"member_id":{"$gt":0}}', no('unreadable')],
    ['a list for an id', '{"member_id":[1]}', no('unreadable')],
    ['broken JSON', '{"member_id":439', no('unreadable')],
    ['__proto__ in JSON', '{"__proto__":{"member_id":439}}', no('unreadable')],
    ['__proto__ as a key', '__proto__=439', no('unreadable')],
    ['constructor as a key', 'constructor=439', no('unreadable')],
    ['a huge number in JSON', '{"member_id":12345678901234567890}', no('unreadable')],
    ['a huge exponent', '{"member_id":1e999}', no('unreadable')],
    ['a fraction', '{"member_id":1.5}', no('unreadable')],
    ['a negative id', '{"member_id":-5}', no('unreadable')],
    ['a negative id as text', 'member_id=-5', no('unreadable')],
    ['a range for an id', 'mem_coupon_id=1-2', no('unreadable')],
    ['an id in two parts', 'member_id=1 2', no('unreadable')],
    ['a hex id', 'member_id=0x1F', no('unreadable')],
    ['an empty id', 'member_id=', no('unreadable')],
    ['an id of 21 digits', `member_id=${'1'.repeat(21)}`, no('unreadable')],
    ['SQL in an id', "member_id=1' OR '1'='1", no('unreadable')],
    ['SQL in a card', 'card_no=1;DROP TABLE member', no('unreadable')],
    ['broken percent-encoding', 'https://x.example/?member_id=%E0%A4%A', no('unreadable')],
    ['a broken URL', 'http://', no('unreadable')],
    ['a URL without parameters', 'https://shop.example/439', no('unreadable')],
    ['marks that turn text, hidden by encoding', 'card_no=%E2%80%AE12', no('unreadable')],
    ['marks that turn text', '\u202e439\u202c', digits('439')],
    ['zero width between digits', '4\u200b3\u200b9', digits('439')],
    ['a negative number', '-439', name('-439')],
    ['a lone surrogate', '\ud800', name('\ud800')],
    ['a script as a URL', 'javascript:alert(1)', name('javascript:alert(1)')],
    ['a file', 'file:///etc/passwd?member_id=1', name('file:///etc/passwd?member_id=1')],
    ['markup', '<img src=x onerror=alert(1)>', name('<img src=x onerror=alert(1)>')],
  ])('%s', (_name, text, reading) => {
    expect(readScan(text)).toEqual(reading)
  })
})

describe('for any text', () => {
  const anyText = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc
      .array(
        fc.constantFrom(
          'member_id',
          '=',
          '&',
          '%',
          '{',
          '"',
          ':',
          '1',
          '９',
          '-',
          '\u202e',
          '#',
          '?',
        ),
      )
      .map((parts) => parts.join('')),
  )

  it('never throws, always means the same, and names only clean values', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readScan(text)
        expect(readScan(text)).toEqual(reading)
        if (!reading.ok) return
        const { meaning } = reading
        if (meaning.kind === 'memberId' || meaning.kind === 'couponId') {
          expect(meaning.id).toMatch(/^(0|[1-9]\d{0,19})$/)
        } else if (meaning.kind === 'phone' || meaning.kind === 'digits') {
          expect(meaning.digits).toMatch(/^\d{1,32}$/)
        } else if (meaning.kind === 'cardNumber') {
          expect(meaning.number).toMatch(/^[\w-]{1,64}$/)
        } else {
          expect(meaning.text.length).toBeLessThanOrEqual(64)
          expect(meaning.text.trim()).toBe(meaning.text)
          expect(meaning.text).not.toBe('')
        }
      }),
      { numRuns: Math.min(2_000, PROPERTY_RUNS) },
    )
  })

  it('a member id is found however its code is written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (id) => {
        const expected = member(String(id))
        expect(readScan(`member_id=${id}`)).toEqual(expected)
        expect(readScan(`{"member_id":${id}}`)).toEqual(expected)
        expect(readScan(`{"member_id":"${id}"}`)).toEqual(expected)
        expect(readScan(`https://a.example/b?member_id=${id}`)).toEqual(expected)
      }),
    )
  })

  it('no text of full length makes it stall', () => {
    const units = [
      '1',
      '-',
      ' ',
      'a',
      '=',
      '&',
      '%',
      '{',
      '"',
      '[',
      '\u200b',
      'ﷺ',
      '1-',
      'a1',
      '+86',
      '\\',
    ]
    const startedAt = performance.now()
    for (const unit of units) {
      for (const head of ['', 'member_id=', '{"member_id":"', 'https://x.example/?', '+861']) {
        readScan((head + unit.repeat(SCAN_MAX_CHARACTERS)).slice(0, SCAN_MAX_CHARACTERS))
      }
    }
    // 80 texts: a quadratic reader takes minutes, this one milliseconds.
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})
