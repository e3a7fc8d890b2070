import type { Benefit, Named, Scope } from '@shared/domain/coupon-terms'
import { WHOLE_PRICE } from '@shared/domain/money'
import {
  TEMPLATE_COUNT_MAX,
  TEMPLATE_DAYS_MAX,
  TEMPLATE_NAME_MAX,
  TEMPLATE_RANK_MAX,
} from '@shared/domain/template-limits'
import type { TemplateDraft, TemplateValidity } from '@shared/domain/template-schema'
import { readMoney, readWhole } from '@renderer/components/typed-numbers'
import { namedOf } from './named-lines'
import type { TemplateForm } from './template-form'

export type TemplateField = keyof TemplateForm
/** What is wrong with a field: a key below `templates.errors`. */
export type TemplateError =
  | 'name'
  | 'nameLong'
  | 'rank'
  | 'amount'
  | 'rate'
  | 'goodsId'
  | 'enough'
  | 'lines'
  | 'linesMissing'
  | 'storesMissing'
  | 'days'
  | 'range'
  | 'rangeBackwards'
  | 'perMember'
  | 'total'
export type TemplateErrors = Partial<Record<TemplateField, TemplateError>>

/** What was typed, as far as it can be read: what cannot is named in `errors` and counts as nothing in `draft`. */
export interface TemplateReading {
  draft: TemplateDraft
  errors: TemplateErrors
}

/** Reads the form. Only what the chosen kinds ask for is looked at. */
export function readForm(form: TemplateForm): TemplateReading {
  const errors: TemplateErrors = {}
  const isExchange = form.kind === 'exchange'
  const name = form.name.trim()
  if (name === '') errors.name = 'name'
  else if (name.length > TEMPLATE_NAME_MAX) errors.name = 'nameLong'
  const goodsId = form.goodsId.trim()
  const whole = (field: 'rank' | 'perMember' | 'total', least: number, most: number) => {
    const value = readWhole(form[field], most)
    if (value === undefined || (value !== null && value < least)) errors[field] = field
    return value ?? null
  }
  const draft: TemplateDraft = {
    name,
    isGivenOut: form.isGivenOut,
    rank: whole('rank', 0, TEMPLATE_RANK_MAX) ?? 0,
    benefit: benefitOf(form, errors),
    exchangeGoods:
      isExchange && goodsId !== '' ? { id: goodsId, name: form.goodsName.trim() || null } : null,
    // Goods that are exchanged have neither a scope nor a least spend.
    scope: isExchange ? { kind: 'everything' } : scopeOf(form, errors),
    enoughFen: isExchange ? 0 : enoughOf(form, errors),
    combinable: form.combinable,
    levelId: form.levelId === '' ? null : form.levelId,
    // Every single day is no restriction.
    weekdays: form.weekdays.length === 7 ? [] : [...form.weekdays].sort((a, b) => a - b),
    validity: validityOf(form, errors),
    isClaimable: form.isClaimable,
    perMember: whole('perMember', 1, TEMPLATE_COUNT_MAX),
    total: whole('total', 0, TEMPLATE_COUNT_MAX),
  }
  return { draft, errors }
}

function benefitOf(form: TemplateForm, errors: TemplateErrors): Benefit {
  switch (form.kind) {
    case 'cash': {
      const amountFen = readMoney(form.amount) ?? 0
      if (amountFen === 0) errors.amount = 'amount'
      return { kind: 'cash', amountFen }
    }
    case 'percentage': {
      const payParts = readRate(form.rate)
      if (payParts === undefined) errors.rate = 'rate'
      return { kind: 'percentage', payParts: payParts ?? WHOLE_PRICE }
    }
    case 'exchange': {
      const goodsId = form.goodsId.trim()
      if (!/^\S{1,64}$/.test(goodsId)) errors.goodsId = 'goodsId'
      return { kind: 'exchange', goodsId: goodsId === '' ? null : goodsId }
    }
  }
}

/**
 * 折 as people type it, in parts of 10,000: "8.5" is 8,500. More than nothing and less than the whole price; with two
 * decimals at most, as document 001 writes it ("0.00").
 */
export function readRate(text: string): number | undefined {
  const [, tenths, decimals = ''] =
    /^(\d)(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').replace(/[\s折]/g, '')) ?? []
  if (tenths === undefined) return undefined
  const parts = Number(tenths + decimals.padEnd(3, '0'))
  return parts > 0 ? parts : undefined
}

function enoughOf({ enough }: TemplateForm, errors: TemplateErrors): number {
  const fen = readMoney(enough)
  if (fen === undefined) errors.enough = 'enough'
  return fen ?? 0
}

function scopeOf(form: TemplateForm, errors: TemplateErrors): Scope {
  const list = (field: 'categories' | 'goods' | 'suppliers' | 'hotels'): Named[] => {
    const named = namedOf(form[field])
    if (!named) errors[field] = 'lines'
    else if (named.length === 0) errors[field] = 'linesMissing'
    return named ?? []
  }
  switch (form.scope) {
    case 'everything':
      return { kind: 'everything' }
    case 'categories':
      return { kind: 'categories', categories: list('categories') }
    case 'goods':
      return { kind: 'goods', goods: list('goods') }
    case 'supplier':
      return { kind: 'supplier', suppliers: list('suppliers') }
    case 'stores':
      return { kind: 'stores', stores: storesOf(form, errors) }
    case 'hotels':
      return { kind: 'hotels', hotels: list('hotels') }
    case 'goodsAndStores':
      return { kind: 'goodsAndStores', goods: list('goods'), stores: storesOf(form, errors) }
  }
}

/** Those that were ticked, then those that were typed, each once. */
function storesOf({ stores, storeLines }: TemplateForm, errors: TemplateErrors): Named[] {
  const typed = namedOf(storeLines)
  if (!typed) errors.storeLines = 'lines'
  const all = [...stores, ...(typed ?? [])]
  if (typed && all.length === 0) errors.stores = 'storesMissing'
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
}

function validityOf({ ends, days, range }: TemplateForm, errors: TemplateErrors): TemplateValidity {
  if (ends === 'days') {
    const count = readWhole(days, TEMPLATE_DAYS_MAX)
    if (typeof count !== 'number') errors.days = 'days'
    return { kind: 'days', days: count ?? 0 }
  }
  const [startsOn = '', endsOn = ''] = range ?? []
  if (startsOn === '' || endsOn === '') errors.range = 'range'
  else if (endsOn < startsOn) errors.range = 'rangeBackwards'
  return { kind: 'range', startsOn, endsOn }
}
