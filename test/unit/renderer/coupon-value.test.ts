// @vitest-environment happy-dom
import { valueWords } from '@renderer/screens/counter/coupon-value'
import type { Benefit } from '@shared/domain/coupon-terms'
import { expect, it } from 'vitest'
import { voiceOf } from './voice'

const words = (language: 'zh-CN' | 'en', benefit: Benefit) => {
  const { before, figure, after } = valueWords(voiceOf(language), benefit)
  return `${before}${figure}${after}`
}

it.each([
  [1000, '10元'],
  [850, '8.50元'],
  [5, '0.05元'],
])('%i fen: round amounts without decimals', (amountFen, said) => {
  expect(words('zh-CN', { kind: 'cash', amountFen })).toBe(said)
})

it.each([
  [8500, '8.5折', '15% off'],
  [7000, '7折', '30% off'],
  [8880, '8.88折', '11.2% off'],
  [0, '0折', '100% off'],
])(
  '%i parts of the price: Chinese says what is paid, English what is taken off',
  (payParts, zh, en) => {
    expect(words('zh-CN', { kind: 'percentage', payParts })).toBe(zh)
    expect(words('en', { kind: 'percentage', payParts })).toBe(en)
  },
)
