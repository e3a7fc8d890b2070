import { describe, expect, it } from 'vitest'
import { hasCheckDigit, readValue } from '@shared/domain/code-values'

describe('the last digit proves the others', () => {
  // Numbers of both lengths, even and odd: the digits are weighed from the end.
  it.each<['luhn' | 'ean', string]>([
    ['luhn', '79927398713'],
    ['luhn', '6011000990139424'],
    ['luhn', '18'],
    ['ean', '4006381333931'],
    ['ean', '96385074'],
    ['ean', '036000291452'],
    ['ean', '0'.repeat(64)],
  ])('%s: %s', (check, number) => {
    expect(hasCheckDigit(number, check)).toBe(true)
    const other = number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10)
    expect(hasCheckDigit(other, check)).toBe(false)
  })

  it.each(['', '0', '0'.repeat(65), ' 00', '00 ', '1a8'])('not in %j', (number) => {
    expect(hasCheckDigit(number, 'luhn')).toBe(false)
  })
})

describe('a value', () => {
  it('with letters has no check digit', () => {
    expect(readValue('VIP-18', 'cardNumber', 'luhn')).toBe('checkDigit')
    expect(readValue('VIP-18', 'cardNumber', 'none')).toMatchObject({ number: 'VIP-18' })
  })

  it.each([
    ['+86 138-0013-8000', '13800138000'],
    ['008613800138000', '13800138000'],
    [' 8613800138000', '13800138000'],
    // Not of China, or no mobile phone: as it stands.
    ['8623800138000', '8623800138000'],
    ['86138001380001', '86138001380001'],
    ['98613800138000', '98613800138000'],
    ['8000', '8000'],
  ])('is a phone: %s is %s', (value, digits) => {
    expect(readValue(value, 'phone', 'none')).toEqual({ kind: 'phone', digits })
  })
})
