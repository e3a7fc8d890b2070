import { leastSpendOf, type Named, type Scope } from '@shared/domain/coupon-terms'
import { WHOLE_PRICE, type Fen } from '@shared/domain/money'
import type {
  CouponTemplate,
  TemplateDraft,
  TemplateFigures,
  TemplateValidity,
} from '@shared/domain/template-schema'
import type { Fields } from './caller'
import type { DesignedWire } from './template-wire'
import { toTerms, USE } from './yun-shop-map'

/** What document 001 writes for "any number" and "everybody". */
const ANY = -1
const DAYS = 0
const RANGE = 1

/** A template in the shop's words; undefined where its kinds are none of the documents'. */
export function toTemplate(wire: DesignedWire): CouponTemplate | undefined {
  const terms = toTerms(wire)
  if (!terms) return undefined
  const { benefit, scope, combinable, level } = terms
  const goodsName = [...(wire.goods_name ?? []), ...(wire.goods_names ?? [])][0]
  return {
    id: wire.id,
    revision: wire.revision ?? null,
    name: wire.name ?? '',
    isGivenOut: wire.status ?? true,
    rank: Math.max(0, wire.display_order ?? 0),
    benefit,
    exchangeGoods:
      benefit.kind === 'exchange' && benefit.goodsId !== null
        ? { id: benefit.goodsId, name: goodsName ?? null }
        : null,
    scope,
    // What an exchange coupon still says of a least spend is residue.
    enoughFen: leastSpendOf(terms),
    combinable,
    levelId: level?.id ?? null,
    weekdays: [...new Set(wire.use_week ?? [])].sort((a, b) => a - b),
    validity: validityOf(wire),
    isClaimable: wire.get_type ?? true,
    // 0 is "nobody" on the wire, which this program says by closing the template.
    perMember: limitOf(wire.get_max) || null,
    total: limitOf(wire.total),
    figures: figuresOf(wire),
  }
}

/** Only the fields of its own kind of limit count; the others may be residue. */
function validityOf({
  time_limit,
  time_days,
  time_start,
  time_end,
}: DesignedWire): TemplateValidity {
  if (time_limit === RANGE && time_start && time_end) {
    return { kind: 'range', startsOn: time_start, endsOn: time_end }
  }
  return { kind: 'days', days: Math.max(0, time_days ?? 0) }
}

function limitOf(number: number | undefined): number | null {
  return number === undefined || number < 0 ? null : number
}

function figuresOf({ given_num, used_num, unused_num }: DesignedWire): TemplateFigures | null {
  if (given_num === undefined || used_num === undefined || unused_num === undefined) return null
  return { given: given_num, used: used_num, unused: unused_num }
}

/** Document 001's form. Only what the draft's kinds name is sent: the rest stays as it is saved. */
export function toForm(draft: TemplateDraft): Fields {
  return {
    'coupon[name]': draft.name,
    'coupon[status]': flag(draft.isGivenOut),
    'coupon[display_order]': String(draft.rank),
    'coupon[is_complex]': flag(draft.combinable),
    'coupon[level_limit]': draft.levelId ?? String(ANY),
    'coupon[get_type]': flag(draft.isClaimable),
    'coupon[get_max]': String(draft.perMember ?? ANY),
    'coupon[total]': String(draft.total ?? ANY),
    // An extension; empty = every day.
    'coupon[use_week]': draft.weekdays.join(','),
    ...worth(draft),
    ...scope(draft),
    ...time(draft.validity),
  }
}

function worth({ benefit, enoughFen }: TemplateDraft): Fields {
  if (benefit.kind === 'exchange') return {}
  const enough = { 'coupon[enough]': yuanText(enoughFen) }
  return benefit.kind === 'cash'
    ? { ...enough, 'coupon[coupon_method]': '1', 'coupon[deduct]': yuanText(benefit.amountFen) }
    : { ...enough, 'coupon[coupon_method]': '2', 'coupon[discount]': zheText(benefit.payParts) }
}

function scope(draft: TemplateDraft): Fields {
  if (draft.benefit.kind === 'exchange') {
    const { goodsId } = draft.benefit
    const goods = draft.exchangeGoods ?? (goodsId === null ? null : { id: goodsId, name: null })
    return use(USE.exchange, goods ? list('goods_id', 'goods_name', [goods]) : {})
  }
  const { scope: chosen } = draft
  switch (chosen.kind) {
    case 'everything':
      return use(USE.everything)
    case 'categories':
      return use(USE.categories, list('category_ids', 'category_names', chosen.categories))
    case 'goods':
      return use(USE.goods, list('goods_ids', 'goods_names', chosen.goods))
    case 'supplier':
      return use(USE.supplier, list('supplier_ids', 'supplier_names', chosen.suppliers))
    case 'stores':
      return use(USE.stores, stores(chosen))
    case 'hotels':
      return use(USE.hotels, list('hotel_ids', 'hotel_names', chosen.hotels))
    case 'goodsAndStores':
      return use(USE.goodsAndStores, {
        ...list('goods_ids', 'goods_names', chosen.goods),
        ...stores(chosen),
      })
  }
}

function use(type: number, lists: Fields = {}): Fields {
  return { 'coupon[use_type]': String(type), ...lists }
}

function stores({ stores: chosen }: Extract<Scope, { stores: Named[] }>): Fields {
  return list('store_ids', 'store_names', chosen)
}

/** A form cannot send an empty list: one empty entry stands for it. */
function list(ids: string, names: string, chosen: readonly Named[]): Fields {
  if (chosen.length === 0) return { [`${ids}[0]`]: '' }
  return Object.fromEntries(
    chosen.flatMap(({ id, name }, index) => [
      [`${ids}[${index}]`, id],
      [`${names}[${index}]`, name ?? ''],
    ]),
  )
}

function time(validity: TemplateValidity): Fields {
  if (validity.kind === 'days') {
    return { 'coupon[time_limit]': String(DAYS), 'coupon[time_days]': String(validity.days) }
  }
  // Document 001 writes both spellings.
  const [start, end] = [`${validity.startsOn} 00:00:00`, `${validity.endsOn} 23:59:59`]
  return {
    'coupon[time_limit]': String(RANGE),
    'time[start]': start,
    'time[end]': end,
    'time[starttime]': start,
    'time[endtime]': end,
  }
}

function flag(value: boolean): string {
  return value ? '1' : '0'
}

function yuanText(fen: Fen): string {
  return (fen / 100).toFixed(2)
}

/** 8,500 parts are written 8.5, 7,000 are 7. */
function zheText(payParts: number): string {
  return String((payParts * 10) / WHOLE_PRICE)
}
