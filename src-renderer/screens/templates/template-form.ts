import type { BenefitKind, Named, Scope } from '@shared/domain/coupon-terms'
import { WHOLE_PRICE } from '@shared/domain/money'
import type { TemplateDraft } from '@shared/domain/template-schema'
import { moneyText, wholeText } from '@renderer/components/typed-numbers'
import { linesOf } from './named-lines'

export type ScopeKind = Scope['kind']
export const SCOPE_KINDS: readonly ScopeKind[] = [
  'everything',
  'categories',
  'goods',
  'supplier',
  'stores',
  'hotels',
  'goodsAndStores',
]
export const BENEFIT_KINDS: readonly BenefitKind[] = ['cash', 'percentage', 'exchange']

/** A template as it is typed. What a kind that is not chosen asked for stays here, and comes back with the kind. */
export interface TemplateForm {
  name: string
  isGivenOut: boolean
  rank: string
  kind: BenefitKind
  amount: string
  /** 折: "8.5". */
  rate: string
  goodsId: string
  goodsName: string
  enough: string
  combinable: boolean
  scope: ScopeKind
  /** Numbers with names, one a line. */
  categories: string
  goods: string
  suppliers: string
  hotels: string
  stores: Named[]
  /** Shops that nobody could choose from a list, one a line. */
  storeLines: string
  ends: 'days' | 'range'
  days: string
  /** The first and the last day; empty while nobody has chosen them. */
  range: [string, string] | null
  weekdays: number[]
  /** Empty = everybody. */
  levelId: string
  isClaimable: boolean
  perMember: string
  total: string
}

/** What a new template starts from: given out, an amount off everything, without an end. */
export const BLANK: TemplateDraft = {
  name: '',
  isGivenOut: true,
  rank: 0,
  benefit: { kind: 'cash', amountFen: 0 },
  exchangeGoods: null,
  scope: { kind: 'everything' },
  enoughFen: 0,
  combinable: false,
  levelId: null,
  weekdays: [],
  validity: { kind: 'days', days: 30 },
  isClaimable: false,
  perMember: 1,
  total: null,
}

/** A template as it is shown in the form; `shops` are those that can be chosen from a list. */
export function formOf(draft: TemplateDraft, shops: readonly Named[]): TemplateForm {
  const { benefit, exchangeGoods, scope, validity } = draft
  const goodsId = benefit.kind === 'exchange' ? benefit.goodsId : null
  const stores = 'stores' in scope ? scope.stores : []
  const isListed = ({ id }: Named) => shops.some((shop) => shop.id === id)
  return {
    name: draft.name,
    isGivenOut: draft.isGivenOut,
    rank: String(draft.rank),
    kind: benefit.kind,
    amount: benefit.kind === 'cash' && benefit.amountFen > 0 ? moneyText(benefit.amountFen) : '',
    rate: benefit.kind === 'percentage' ? String(benefit.payParts / (WHOLE_PRICE / 10)) : '',
    goodsId: exchangeGoods?.id ?? goodsId ?? '',
    goodsName: exchangeGoods?.name ?? '',
    enough: draft.enoughFen > 0 ? moneyText(draft.enoughFen) : '',
    combinable: draft.combinable,
    scope: scope.kind,
    categories: linesOf('categories' in scope ? scope.categories : []),
    goods: linesOf('goods' in scope ? scope.goods : []),
    suppliers: linesOf('suppliers' in scope ? scope.suppliers : []),
    hotels: linesOf('hotels' in scope ? scope.hotels : []),
    stores: stores.filter(isListed),
    storeLines: linesOf(stores.filter((store) => !isListed(store))),
    ends: validity.kind,
    days: validity.kind === 'days' ? String(validity.days) : '30',
    range: validity.kind === 'range' ? [validity.startsOn, validity.endsOn] : null,
    weekdays: [...draft.weekdays].sort((a, b) => a - b),
    levelId: draft.levelId ?? '',
    isClaimable: draft.isClaimable,
    perMember: wholeText(draft.perMember),
    total: wholeText(draft.total),
  }
}
