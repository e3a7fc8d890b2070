/** The sentence that says what a coupon does. */
export const zh = {
  words: {
    join: '，',
    cash: '无门槛减 {worth}',
    cashFrom: '满 {enough} 减 {worth}',
    percentage: '无门槛打 {worth} 折',
    percentageFrom: '满 {enough} 打 {worth} 折',
    exchange: '兑换{goods}',
    stores: '限{names}',
    goods: '限购{names}',
    categories: '限{names}类商品',
    supplier: '限{names}供应的商品',
    level: '限{level}',
    combinable: '可叠加',
    single: '一单一张',
    days: '领取后 {n} 天内有效',
    range: '{from}至 {to}有效',
    perMember: '每人限领 {n} 张',
    total: '共 {n} 张',
  },
}

/** The same in English. */
export const en: typeof zh = {
  words: {
    join: ', ',
    cash: '¥{worth} off any amount',
    cashFrom: '¥{worth} off from ¥{enough} on',
    percentage: '{worth}% off any amount',
    percentageFrom: '{worth}% off from ¥{enough} on',
    exchange: 'Exchange for {goods}',
    stores: 'only at {names}',
    goods: 'only on {names}',
    categories: 'only on goods of {names}',
    supplier: 'only on goods from {names}',
    level: 'for {level} members',
    combinable: 'several per bill',
    single: 'one per bill',
    days: 'valid for {n} day after it was got | valid for {n} days after it was got',
    range: 'valid {from} to {to}',
    perMember: '{n} per member | {n} per member',
    total: '{n} in all | {n} in all',
  },
}
