import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { COMBINATION_RULES } from '@shared/domain/combination'
import { SCAN_MAX_CHARACTERS } from '@shared/domain/scan-code'
import type { MemberChecked, SearchChecked } from '@shared/domain/checked'
import type { CouponView, FindResult, FoundBy, MemberSheet, MemberView } from '@shared/domain/view'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'
import { call, on } from '@renderer/ipc/client'
import { correct, isUsable, type Correction } from '@renderer/stores/counter-correction'
import { useMissed } from '@renderer/stores/counter-missed'
import { SALE_MAX_COUPONS, useTicks } from '@renderer/stores/counter-ticks'
import { useHandedBills } from '@renderer/stores/handed-bills'
import { useSession } from '@renderer/stores/session'
import { useShownReceipt } from '@renderer/stores/shown-receipt'
import { useBillRules } from '@renderer/screens/counter/bill-rules'

/** What the counter shows below the field. */
export type CounterPhase = 'idle' | 'failed' | 'none' | 'several' | 'member'

/** What the contract lets through; longer text is cut, and the answer is "too long" either way. */
const SENT_MAX_CHARACTERS = SCAN_MAX_CHARACTERS * 4

/** The counter before a sale: the field, the member found, the coupons ticked and the bill. */
export const useCounterStore = defineStore('counter', () => {
  const text = ref('')
  const asked = ref('')
  const phase = ref<CounterPhase>('idle')
  const finding = ref(false)
  /** True while the member who is open is only asked for again: what is shown stays. */
  const refreshing = ref(false)
  const problem = ref<Problem | null>(null)
  const members = shallowRef<MemberView[]>([])
  const more = ref(false)
  /** The back end was silent: the members of the list are those that this terminal knows. */
  const onlyKnown = ref(false)
  /** How the members of the list were found. */
  const foundBy = ref<FoundBy>('search')
  /** What the back end's word has changed of the member on the screen since the cached answer. */
  const correction = shallowRef<Correction | null>(null)
  /** The back end knows others for what was asked than the member who is open. */
  const others = ref(0)
  /** Counts up when a member is opened or asked for anew, not when what is on the screen is put right. */
  const opened = ref(0)
  const sheet = shallowRef<MemberSheet | null>(null)
  /** Ticked coupons in the order of ticking. */
  const selectedIds = shallowRef<readonly string[]>([])
  const activeId = ref<string | null>(null)
  const session = useSession()
  const rules = useBillRules(
    sheet,
    selectedIds,
    SALE_MAX_COUPONS,
    () => session.session?.couponRules ?? COMBINATION_RULES,
  )
  const { billText, byId, handed } = rules
  const { toggle, selectAllUsable } = useTicks(selectedIds, activeId, byId)
  const hasSale = () => selectedIds.value.length > 0 || billText.value !== ''
  const { missed, miss, putMissedAway } = useMissed(text, asked, hasSale)
  const handedBills = useHandedBills()
  const shownReceipt = useShownReceipt()
  // Each question has a number; an answer that is not to the latest one is dropped.
  let turn = 0
  let early: MemberChecked | null = null

  /** Looks up what stands in the field; false where that was given up, or another question has overtaken it. */
  async function find(): Promise<boolean> {
    return text.value !== '' && lookUp(text.value)
  }

  /**
   * Looks up what was scanned. It comes to the field only where the answer is not one member, and nobody has typed there
   * since: drawn before each answer it would hold up the frame that everybody waits for. False as for `find`.
   */
  async function findScanned(code: string): Promise<boolean> {
    text.value = ''
    return lookUp(code, () => (text.value ||= code))
  }

  async function lookUp(sought: string, answered?: () => void): Promise<boolean> {
    asked.value = sought
    return ask('counter.find', { text: sought.slice(0, SENT_MAX_CHARACTERS) }, apply, { answered })
  }

  /** Forgets the question that is open: its answer would be another one's. */
  function giveUp(): void {
    turn++
    finding.value = refreshing.value = false
  }
  // Whoever types on means somebody else.
  watch(
    text,
    (now) => {
      if (finding.value && !refreshing.value && now !== '' && now !== asked.value) giveUp()
    },
    { flush: 'sync' },
  )

  /** Asks for what a code of this program names, without it standing in the field. */
  async function findCode(code: string): Promise<void> {
    asked.value = code
    await ask('counter.find', { text: code, isOurs: true }, apply)
  }

  /** Opens a member; the one who is open already is asked for anew. */
  async function openMember(memberId: string): Promise<void> {
    const fresh = sheet.value?.member.id === memberId
    await ask('counter.openMember', { memberId, fresh }, (found) => open(found), { same: fresh })
  }

  /** Asks again what failed: the member that was chosen, else the text. */
  let again: (() => Promise<void>) | null = null
  const retry = async (): Promise<void> => again?.()

  async function ask<N extends 'counter.find' | 'counter.openMember'>(
    name: N,
    input: CallInput<N>,
    use: (value: CallOutput<N>) => void,
    { same = false, answered }: { same?: boolean; answered?: (() => void) | undefined } = {},
  ): Promise<boolean> {
    const mine = ++turn
    refreshing.value = same
    finding.value = true
    problem.value = missed.value = null
    again = async () => void (await ask(name, input, use))
    const answer = await call(name, input)
    if (mine !== turn) return false
    finding.value = false
    answered?.()
    if (answer.ok) use(answer.value)
    else fail(answer.problem)
    return true
  }

  function fail(found: Problem): void {
    problem.value = found
    // A code that cannot be read says nothing about the member who is open; a broken line does.
    if (/^(?:scan|search|bill|memberCode|receipt)\./.test(found.code)) {
      // That nobody was found was said of another text.
      if (phase.value === 'none') phase.value = 'idle'
      return
    }
    close()
    phase.value = 'failed'
  }

  function apply(found: FindResult): void {
    // What is open stays: a bill is for the sale that is being made.
    if (found.kind === 'bill') return (void (text.value = ''), handedBills.arrive(found.bill))
    // The name at the top is another now; the sale that is being made goes on.
    if (found.kind === 'staff') return void (text.value = '')
    if (found.kind === 'receipt') return (void (text.value = ''), void (shownReceipt.shown = found))
    if (found.kind === 'none' && miss()) return
    members.value = []
    if (found.kind === 'one') return open(found.sheet)
    close()
    phase.value = found.kind
    if (found.kind === 'several') {
      members.value = found.members
      more.value = found.more
      onlyKnown.value = found.onlyKnown
      foundBy.value = found.by
      // A guess is chosen, and not opened by an Enter too many.
      activeId.value = found.by === 'guess' ? null : (found.members[0]?.id ?? null)
    }
  }

  function open(found: MemberSheet): void {
    const same = sheet.value?.member.id === found.member.id
    sheet.value = found
    correction.value = null
    others.value = 0
    opened.value++
    phase.value = 'member'
    text.value = ''
    const usable = isUsable(found)
    const scanned = found.scannedCouponId
    // A second coupon of the same member adds to the sale; another member starts a new one.
    const kept = same ? selectedIds.value.filter(usable) : []
    selectedIds.value =
      scanned !== null && usable(scanned)
        ? [...new Set([...kept, scanned])].slice(0, SALE_MAX_COUPONS)
        : kept
    if (!same) {
      billText.value = ''
      handed.value = null
    }
    const bill = handedBills.claim(found.member.id)
    if (bill) rules.takeBill(bill)
    activeId.value =
      scanned ?? (same ? activeId.value : null) ?? found.coupons[0]?.coupon.id ?? null
    if (found.checking && early?.memberId === found.member.id) checked(early)
    early = null
  }

  /** The back end's word on a cached answer that is on the screen. */
  function checked(said: MemberChecked): void {
    const shown = sheet.value
    // The word may overtake the answer that it is about.
    if (finding.value) early = said
    if (shown?.member.id !== said.memberId || shown.source === 'live') return
    if (said.outcome === 'noAnswer') sheet.value = { ...shown, checking: false }
    else if (said.outcome === 'same') {
      sheet.value = { ...shown, asOf: said.asOf, source: 'live', checking: false }
    } else {
      const put = correct(shown, said, selectedIds.value)
      sheet.value = said.sheet
      selectedIds.value = put.ticked
      if (activeId.value !== null && !byId.value.has(activeId.value)) {
        activeId.value = said.sheet.coupons[0]?.coupon.id ?? null
      }
      correction.value = put.correction
    }
  }

  function searchChecked(said: SearchChecked): void {
    if (said.text !== asked.value || finding.value || missed.value !== null) return
    if (phase.value === 'several') {
      members.value = said.members
      more.value = said.more
      foundBy.value = 'search'
    } else if (phase.value === 'member' && said.members.length > 1) {
      // One step back leads to the list; who is open stays open.
      members.value = said.members
      more.value = said.more
      others.value = said.members.length - 1
    }
  }
  on('member.checked', checked)
  on('search.checked', searchChecked)

  function close(): void {
    sheet.value = null
    correction.value = null
    others.value = 0
    onlyKnown.value = false
    foundBy.value = 'search'
    selectedIds.value = []
    activeId.value = null
    billText.value = ''
    handed.value = null
  }

  /** Unticks everything and empties the bill; the member stays. */
  function clearSale(): void {
    missed.value = null
    selectedIds.value = []
    billText.value = ''
  }

  /** Back to waiting for the next member; whatever is still being asked is forgotten. */
  function reset(): void {
    giveUp()
    problem.value = missed.value = null
    members.value = []
    text.value = ''
    phase.value = 'idle'
    close()
  }

  /** Forgets what was asked for: the next member is chosen otherwise. */
  function leaveList(): void {
    members.value = []
    text.value = asked.value = ''
  }

  /** One step back, as Esc asks: the text, the note, the ticks, the list of members, the start. */
  function stepBack(): void {
    const wasAsking = finding.value && !refreshing.value
    if (wasAsking) giveUp()
    if (phase.value === 'none') reset()
    else if (wasAsking || text.value !== '') text.value = ''
    else if (problem.value && phase.value !== 'failed') problem.value = null
    else if (missed.value !== null) missed.value = null
    else if (hasSale()) clearSale()
    else if (phase.value === 'member' && members.value.length > 1) {
      const from = sheet.value?.member.id ?? null
      close()
      phase.value = 'several'
      activeId.value = from
    } else reset()
  }

  // Another back end or shop: its members and coupons are others.
  watch([() => session.place, () => session.session?.phoneLook], reset, { flush: 'sync' })

  function couponView(id: string): CouponView | undefined {
    return byId.value.get(id)
  }

  return {
    ...{ text, asked, phase, finding, refreshing, problem, members, more, onlyKnown, foundBy },
    ...{ missed, correction, others, opened, sheet, selectedIds, activeId },
    ...rules,
    ...{ find, findScanned, findCode, openMember, retry, toggle, selectAllUsable },
    ...{ clearSale, putMissedAway, reset, stepBack, leaveList, couponView },
  }
})
