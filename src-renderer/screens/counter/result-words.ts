import { formatYuan } from '@shared/domain/money'
import type { Cause, Redemption } from '@shared/domain/redemption'
import type { Sale } from '@shared/domain/view'
import { amountWords } from '@renderer/components/amount-words'
import type { Look } from '@renderer/components/receipt-look'
import { standingTotals } from '@shared/domain/receipt-totals'
import type { Outcome } from '@renderer/stores/counter-sale'
import { refusalWords, waitsForToken, type Voice } from './words'

const LOOKS: readonly Look[] = [
  'done',
  'byHand',
  'refused',
  'unknown',
  'offline',
  'submitting',
  'undoing',
  'voided',
]

/** The headline that is read from two metres. */
export function headline({ say }: Voice, outcome: Outcome, looks: readonly Look[]): string {
  const n = looks.length
  if (outcome !== 'mixed') return say(`counter.result.${outcome}`, { n }, n)
  return LOOKS.flatMap((look) => {
    const count = looks.filter((other) => other === look).length
    return count === 0 ? [] : say(`counter.result.part.${look}`, { n: count })
  }).join(say('counter.result.join'))
}

/** The line below the headline: the server's reason, or why it is not known, or what was taken off. */
export function subline(voice: Voice, outcome: Outcome, sale: Sale): string {
  const { say } = voice
  if (['done', 'byHand', 'mixed'].includes(outcome)) return takenOff(voice, sale)
  if (outcome === 'offline' && sale.redemptions.some(waitsForToken)) {
    return say('counter.result.subOfflineToken')
  }
  if (outcome !== 'refused') {
    return say(`counter.result.sub${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`)
  }
  const cause = sale.redemptions[0]?.cause
  if (cause?.code === 'redeemedElsewhere') return say('counter.result.subRefusedElsewhere')
  return (cause && refusalWords(voice, cause)) ?? say('counter.result.subRefused')
}

function takenOff({ say }: Voice, sale: Sale): string {
  const { discountFen } = standingTotals(sale.receipt, sale.redemptions)
  if (discountFen > 0) return say('counter.result.subDone', { off: formatYuan(discountFen) })
  const exchanged = sale.receipt.lines.every(({ kind }) => kind === 'exchange')
  return say(`counter.result.${exchanged ? 'subExchange' : 'subNothingOff'}`)
}

/** What became of one coupon, at the right end of its line; `offFen` is what it takes off as the sale stands. */
export function lineEnd(
  { say }: Voice,
  redemption: Redemption,
  look: Look,
  offFen = redemption.discountFen,
): string {
  if (look === 'done' || look === 'byHand') {
    return amountWords(say, redemption.kind, offFen)
  }
  const { cause } = redemption
  if (cause.code !== 'redeemedElsewhere') return say(`counter.result.line.${look}`)
  return cause.shop === null
    ? say('counter.result.line.elsewhere')
    : say('counter.result.line.elsewhereShop', { shop: cause.shop })
}

/** The sentence below one coupon's line: why it was refused, not taken back or is being sent again; often none. */
export function lineDetail(voice: Voice, redemption: Redemption, look: Look): string | null {
  if (look === 'refused') return refusalWords(voice, redemption.cause)
  if (look === 'done') return undoWords(voice, redemption.cause)
  return look === 'submitting' && redemption.cause.code === 'notRedeemedYet'
    ? voice.say('counter.result.notRedeemedYet')
    : null
}

/** Refusals that speak of the coupon itself, so that another coupon is the way out (docs/coupon-api.md). */
const ABOUT_THE_COUPON: ReadonlySet<number> = new Set([1404, 2001, 2002, 2003, 2004, 2005])
const NO_SUCH_SHOP = 1407
const NO_SUCH_STAFF = 1408

function refusalAdvice({ cause }: Redemption): string {
  if (cause.code === 'redeemedElsewhere') return 'Coupon'
  if (cause.code !== 'refusedByApi') return 'Other'
  if (cause.apiCode === NO_SUCH_SHOP) return 'Shop'
  if (cause.apiCode === NO_SUCH_STAFF) return 'Staff'
  return ABOUT_THE_COUPON.has(cause.apiCode) ? 'Coupon' : 'Other'
}

/** Why the redemption stands although it was to be taken back; null where nobody asked for that. */
export function undoWords({ say }: Voice, cause: Cause): string | null {
  if (cause.code !== 'undoRefused') return null
  return cause.info === ''
    ? say('counter.takeBack.refused')
    : say('counter.takeBack.refusedInfo', { info: cause.info })
}

/** What to do now, for every look that is not simply done; each advice once. */
export function advice(
  { say }: Voice,
  redemptions: readonly Redemption[],
  looks: readonly Look[],
): string[] {
  const keys = LOOKS.flatMap((look) => {
    const those = redemptions.filter((_, index) => looks[index] === look)
    if (look === 'done' || those.length === 0) return []
    if (look === 'refused') return those.map(refusalAdvice)
    const key = `${look.charAt(0).toUpperCase()}${look.slice(1)}`
    return those.some(waitsForToken) ? ['Token', key] : [key]
  })
  return [...new Set(keys)].map((key) => say(`counter.result.advice${key}`))
}
