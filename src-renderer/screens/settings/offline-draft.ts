import type { Limit, OfflinePolicy } from '@shared/domain/offline-policy'
import { moneyText, readMoney, readWhole, wholeText } from '@renderer/components/typed-numbers'

/** A limit as it is typed; empty is no limit. */
export interface LimitDraft {
  count: string
  money: string
}

/** The rules as they are typed. */
export interface OfflineDraft {
  maxHours: string
  staleHours: string
  terminal: LimitDraft
  member: LimitDraft
  template: LimitDraft
  never: string[]
}

const HOURS_MAX = 8_760
const COUPONS_MAX = 100_000

/** The rules as an owner reads them. */
export function draftOf(policy: OfflinePolicy): OfflineDraft {
  return {
    maxHours: wholeText(policy.maxHoursSinceContact),
    staleHours: wholeText(policy.staleAfterHours),
    terminal: limitText(policy.perTerminal),
    member: limitText(policy.perMember),
    template: limitText(policy.perTemplate),
    never: [...policy.neverTemplates],
  }
}

/** What was typed as rules, or the names of the fields that cannot be read. */
export function policyOf(
  draft: OfflineDraft,
): { ok: true; policy: OfflinePolicy } | { ok: false; wrong: ReadonlySet<string> } {
  const wrong = new Set<string>()
  function read(name: string, value: number | null | undefined): number | null {
    if (value === undefined) wrong.add(name)
    return value ?? null
  }
  const limit = (name: string, { count, money }: LimitDraft): Limit => ({
    count: read(`${name}Count`, readWhole(count, COUPONS_MAX)),
    totalFen: read(`${name}Money`, readMoney(money)),
  })
  const policy: OfflinePolicy = {
    maxHoursSinceContact: read('maxHours', readWhole(draft.maxHours, HOURS_MAX)),
    staleAfterHours: read('staleHours', readWhole(draft.staleHours, HOURS_MAX)),
    perTerminal: limit('terminal', draft.terminal),
    perMember: limit('member', draft.member),
    perTemplate: limit('template', draft.template),
    neverTemplates: [...draft.never],
  }
  return wrong.size === 0 ? { ok: true, policy } : { ok: false, wrong }
}

function limitText({ count, totalFen }: Limit): LimitDraft {
  return { count: wholeText(count), money: totalFen === null ? '' : moneyText(totalFen) }
}
