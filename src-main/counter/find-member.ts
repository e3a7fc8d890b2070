import type { Hit } from '@shared/domain/member-rank'
import type { CodeReading } from '@shared/domain/read-code'
import type { ScanMeaning } from '@shared/domain/scan-code'
import type { FindResult, MemberSheet } from '@shared/domain/view'
import { ProblemError } from '@shared/ipc/result'
import { checkKnown, keywordOf, type CheckTools } from './check-known'
import { findKnown, openKnown } from './find-known'
import { findLive, readMember } from './find-live'
import { inView, type Found } from './found'
import { memberSheet } from './member-sheet'
import type { Desk } from './ports'

const PROBLEMS = {
  empty: 'scan.empty',
  tooLong: 'scan.tooLong',
  unreadable: 'scan.unreadable',
} as const
/** The back end did answer, or nobody was asked: the cache has nothing to add. */
const WORDS = new Set(['api.refused', 'api.unauthorized', 'api.notConfigured', 'api.tooManyPages'])

export interface FindTools extends CheckTools {
  /** True when the last thing that was heard of the back end is that it does not answer. */
  isOffline(): boolean
}

/** What a text asks for. Throws `ProblemError` `scan.*` for one that means nothing, or that is no question but a bill. */
export function meaningOf(reading: CodeReading): ScanMeaning {
  if (reading.ok && reading.meaning.kind !== 'bill') return reading.meaning
  if (reading.ok) throw new ProblemError({ code: 'scan.unreadable' })
  if (reading.fault === 'checkDigit') throw new ProblemError({ code: 'scan.checkDigit' })
  throw new ProblemError({ code: PROBLEMS[reading.problem] })
}

/**
 * `counter.find`: what a scanned or typed text leads to. What the cache knows for certain is answered at once, and
 * `member.checked` or `search.checked` tells what the back end says. Throws `ProblemError`:
 * `search.needsMemberId` where the back end cannot search, `api.*` when it does not answer and nothing is known.
 */
export async function findMember(
  { text, meaning }: { text: string; meaning: ScanMeaning },
  desk: Desk,
  tools: FindTools,
): Promise<FindResult> {
  const { connectionId } = desk
  const how = tools.isOffline() ? 'whatever' : 'exact'
  const known = findKnown(meaning, connectionId, tools.cache, how)
  if (known) return showKnown(known, { text, meaning }, desk, tools)
  try {
    const found = await tools.calls.run(() => findLive(meaning, desk, tools.clock))
    keep(found, desk, tools)
    return show(orNearly(found, meaning, desk, tools), desk, tools, false)
  } catch (error) {
    if (!isSilence(error)) throw error
    const fallback = findKnown(meaning, connectionId, tools.cache, 'whatever') ?? { kind: 'none' }
    const shown = orNearly(fallback, meaning, desk, tools)
    // Nobody whom this terminal knows is not nobody: the back end was not heard.
    if (shown.kind === 'none') throw error
    return show(shown, desk, tools, false)
  }
}

/**
 * `counter.openMember`: one member out of a list; `fresh` waits for the back end's word where it can be had.
 * Throws `ProblemError`: `member.notFound`, `api.*`.
 */
export async function openMember(
  { memberId, fresh }: { memberId: string; fresh: boolean },
  desk: Desk,
  tools: FindTools,
): Promise<MemberSheet> {
  const known = openKnown(memberId, null, desk.connectionId, tools.cache)
  const sheetOf = (found: Found & { kind: 'one' }, checking: boolean) => {
    tools.openMembers.remember(found.open)
    return tools.seen(memberSheet(found.open, found.couponId, desk, tools, checking), desk)
  }
  if (known && (!fresh || tools.isOffline())) {
    const sheet = sheetOf(known, !tools.isOffline())
    checkKnown(known, { text: memberId, keyword: null }, desk, tools)
    return sheet
  }
  try {
    const open = await tools.calls.run(() => readMember(memberId, desk, tools.clock))
    if (!open) throw new ProblemError({ code: 'member.notFound' })
    keep({ kind: 'one', open, couponId: null }, desk, tools)
    return sheetOf({ kind: 'one', open, couponId: null }, false)
  } catch (error) {
    if (!known || !isSilence(error)) throw error
    return sheetOf(known, false)
  }
}

/**
 * A name that nobody has may be pinyin, or one letter off: whom it may mean is asked about, and never opened unasked.
 * Who is spelt just so comes first. Numbers are not guessed at.
 */
function orNearly(
  found: Found,
  meaning: ScanMeaning,
  { connectionId }: Desk,
  { cache, isOffline }: FindTools,
): Found {
  if (found.kind !== 'none' || meaning.kind !== 'name') return found
  const hits = cache.suggest(connectionId, meaning.text)
  if (hits.length === 0) return found
  const isSpelt = ({ member: { name } }: Hit) => name !== null && cache.spells(meaning.text, name)
  const spelt = hits.filter(isSpelt)
  const begun = hits.filter((hit) => isReading(hit) && !isSpelt(hit))
  const [by, shown] =
    spelt.length > 0 ? (['pinyin', [...spelt, ...begun]] as const) : (['guess', hits] as const)
  return { kind: 'several', members: shown.map(({ member }) => member), onlyKnown: isOffline(), by }
}

const isReading = ({ match }: Hit): boolean => match.field === 'name' && match.rank !== 'mistake'

function showKnown(
  known: Found,
  { text, meaning }: { text: string; meaning: ScanMeaning },
  desk: Desk,
  tools: FindTools,
): FindResult {
  const result = show(known, desk, tools, !tools.isOffline())
  if (known.kind !== 'none') {
    checkKnown(known, { text, keyword: keywordOf(meaning, known) }, desk, tools)
  }
  return result
}

function show(found: Found, desk: Desk, tools: FindTools, checking: boolean): FindResult {
  if (found.kind === 'one') tools.openMembers.remember(found.open)
  const view = inView(found, desk, tools, checking)
  return view.kind === 'one' ? { ...view, sheet: tools.seen(view.sheet, desk) } : view
}

/** What the back end said goes into the cache; the cashier's answer does not wait for it. */
function keep(found: Found, { connectionId }: Desk, { cache, clock }: FindTools): void {
  setImmediate(() => {
    if (found.kind === 'several') cache.learnMembers(connectionId, found.members)
    if (found.kind !== 'one') return
    const { member, coupons, asOf } = found.open
    cache.learn(connectionId, { member, coupons: [...coupons], asOf })
    cache.seen(connectionId, member.id, clock.now())
  })
}

function isSilence(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false
  const { code } = error.problem
  return code.startsWith('api.') && !WORDS.has(code)
}
