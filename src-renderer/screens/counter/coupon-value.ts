import type { Benefit } from '@shared/domain/coupon-terms'
import { WHOLE_PRICE } from '@shared/domain/money'
import type { Language } from '@renderer/i18n'
import type { Voice } from './words'

/** How large a coupon is, in the big figure at its left: what stands before and behind it and what kind it is. */
export interface ValueWords {
  before: string
  figure: string
  after: string
  kind: string
}

/** The value that is printed on a coupon: "10 元", "8.5 折", "兑". */
export function valueWords(
  { say, language }: Pick<Voice, 'say' | 'language'>,
  benefit: Benefit,
): ValueWords {
  const kind = say(`counter.coupon.${benefit.kind}`)
  switch (benefit.kind) {
    case 'cash': {
      const { amountFen } = benefit
      const figure = amountFen % 100 === 0 ? String(amountFen / 100) : (amountFen / 100).toFixed(2)
      const before = say('counter.coupon.yuanBefore')
      return { before, figure, after: say('counter.coupon.yuan'), kind }
    }
    case 'percentage':
      return {
        before: '',
        figure: percentFigure(benefit.payParts, language),
        after: say('counter.coupon.percentAfter'),
        kind,
      }
    case 'exchange':
      return { before: '', figure: say('counter.coupon.exchangeSign'), after: '', kind }
  }
}

/** Chinese says what is paid, in tenths ("8.5 折"), English what is taken off ("15% off"). */
function percentFigure(payParts: number, language: Language): string {
  return language === 'zh-CN'
    ? String(payParts / (WHOLE_PRICE / 10))
    : String((WHOLE_PRICE - payParts) / (WHOLE_PRICE / 100))
}
