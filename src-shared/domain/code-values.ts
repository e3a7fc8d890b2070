import type { CheckDigit, CodeMeaning } from './code-rules'
import type { ScanMeaning } from './typed-text'

/** Why a value is not what its rule takes it for. */
export type ValueFault = 'shape' | 'checkDigit'

/** What a value means, or what is wrong with it. `bill` and `askBackEnd` are not about values and never come here. */
export function readValue(
  value: string,
  means: Exclude<CodeMeaning, 'bill' | 'askBackEnd'>,
  check: CheckDigit,
): ScanMeaning | ValueFault {
  const found = shapeOf(value, means)
  if (!found) return 'shape'
  return check === 'none' || hasCheckDigit(value, check) ? found : 'checkDigit'
}

function shapeOf(
  value: string,
  means: Exclude<CodeMeaning, 'bill' | 'askBackEnd'>,
): ScanMeaning | null {
  if (means === 'cardNumber') {
    return /^[\w-]{1,64}$/.test(value) ? { kind: means, number: value } : null
  }
  // Only phones are written in groups: an id "1-2" or "-5" is nobody's id, and must not become another's.
  const digits = means === 'phone' ? phoneDigits(value) : value
  if (!/^\d{1,20}$/.test(digits)) return null
  return means === 'phone' ? { kind: means, digits } : { kind: means, id: String(BigInt(digits)) }
}

/** The digits of a phone without the country code of China; a "+" may have become a space on its way. */
function phoneDigits(value: string): string {
  return value.replace(/[\s-]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
}

/** Whether the last digit is the check digit of those before it. */
export function hasCheckDigit(value: string, check: Exclude<CheckDigit, 'none'>): boolean {
  if (!/^\d{2,64}$/.test(value)) return false
  const sum = [...value].reverse().reduce((all, digit, place) => {
    const weighed = Number(digit) * (place % 2 === 0 ? 1 : check === 'luhn' ? 2 : 3)
    return all + (check === 'luhn' && weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}
