import { WHOLE_PRICE } from '@shared/domain/money'
import type { Named, Scope } from '@shared/domain/coupon-terms'
import type { TemplateDraft, TemplateValidity } from '@shared/domain/template-schema'
import { moneyText } from '@renderer/components/typed-numbers'
import { formatDate } from '@renderer/format'
import { valueWords } from '../counter/coupon-value'
import { namesOf, weekdayWords, type Voice } from '../counter/words'

/** Stands for what is not typed yet. */
const OPEN = '…'

/**
 * What a coupon does, in one sentence of plain words: "满 100 减 10，周一至周三，限旗舰店，可叠加". Says what it gives
 * and what limits it; what does not limit it is not said.
 */
export function templateWords(
  voice: Voice,
  draft: TemplateDraft,
  levels: readonly Named[],
): string {
  const { say } = voice
  const { perMember, total } = draft
  return [
    giftWords(voice, draft),
    draft.weekdays.length > 0 && weekdayWords(voice, draft.weekdays),
    draft.benefit.kind !== 'exchange' && scopeWords(voice, draft.scope),
    draft.levelId !== null &&
      say('templates.words.level', { level: levelWords(draft.levelId, levels) }),
    say(`templates.words.${draft.combinable ? 'combinable' : 'single'}`),
    validityWords(voice, draft.validity),
    perMember !== null && say('templates.words.perMember', { n: perMember }, perMember),
    total !== null && say('templates.words.total', { n: total }, total),
  ]
    .filter(Boolean)
    .join(say('templates.words.join'))
}

/** What it gives, and from which amount on: "满 100 减 10", "无门槛打 8.5 折", "兑换手冲咖啡". */
export function giftWords(
  voice: Voice,
  { benefit, exchangeGoods, enoughFen }: TemplateDraft,
): string {
  const { say } = voice
  if (benefit.kind === 'exchange') {
    const goods =
      exchangeGoods ?? (benefit.goodsId === null ? null : { id: benefit.goodsId, name: null })
    return say('templates.words.exchange', { goods: goods ? namesOf(voice, [goods]) : OPEN })
  }
  const isOpen = benefit.kind === 'cash' ? benefit.amountFen === 0 : benefit.payParts >= WHOLE_PRICE
  const worth =
    benefit.kind === 'cash' ? moneyText(benefit.amountFen) : valueWords(voice, benefit).figure
  return say(`templates.words.${benefit.kind}${enoughFen > 0 ? 'From' : ''}`, {
    worth: isOpen ? OPEN : worth,
    enough: moneyText(enoughFen),
  })
}

/** Where and on what it holds; empty where it holds everywhere. */
export function scopeWords(voice: Voice, scope: Scope): string {
  const names = (list: readonly Named[]) => (list.length === 0 ? OPEN : namesOf(voice, list))
  const words = (kind: string, list: readonly Named[]) =>
    voice.say(`templates.words.${kind}`, { names: names(list) })
  switch (scope.kind) {
    case 'everything':
      return ''
    case 'categories':
      return words('categories', scope.categories)
    case 'goods':
      return words('goods', scope.goods)
    case 'supplier':
      return words('supplier', scope.suppliers)
    case 'stores':
      return words('stores', scope.stores)
    case 'hotels':
      return words('stores', scope.hotels)
    case 'goodsAndStores':
      return [words('goods', scope.goods), words('stores', scope.stores)].join(
        voice.say('templates.words.join'),
      )
  }
}

/** How long it holds; empty where it has no end. */
export function validityWords({ say, language, today }: Voice, validity: TemplateValidity): string {
  if (validity.kind === 'days') {
    const { days } = validity
    return days === 0 ? '' : say('templates.words.days', { n: days }, days)
  }
  const day = (on: string) => (on === '' ? OPEN : formatDate(on, today, language))
  return say('templates.words.range', { from: day(validity.startsOn), to: day(validity.endsOn) })
}

/** A level by name, or by number where nobody knows its name. */
export function levelWords(levelId: string, levels: readonly Named[]): string {
  return levels.find(({ id }) => id === levelId)?.name ?? `#${levelId}`
}
