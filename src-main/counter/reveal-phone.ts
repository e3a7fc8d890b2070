import type { Instant } from '@shared/domain/calendar'
import { maskPhone } from '@shared/domain/member'
import type { MemberSheet } from '@shared/domain/view'
import { ProblemError } from '@shared/ipc/result'
import type { OpenMembers } from './open-members'
import type { Clock, Desk } from './ports'

/** One whole phone number that was shown: whose, when, where and to whom. */
export interface Reveal {
  at: Instant
  connectionId: string
  memberId: string
  shopId: string | null
  /** Number and name of whoever stood at the counter. */
  staff: string
  /** `asked` for by the cashier, or shown because the terminal's `setting` says so. */
  cause: 'asked' | 'setting'
}

/** The book of them; what is in it stays. */
export interface RevealBook {
  /** On the disk when it returns. */
  noteReveal(reveal: Reveal): void
}

export interface RevealTools {
  openMembers: Pick<OpenMembers, 'get'>
  clock: Clock
  ledger: RevealBook
}

/**
 * The whole phone number of the member who is open. Noted first: what cannot be noted is not shown. Throws `ProblemError`:
 * `redeem.memberNotOpen`, `storage.*`.
 */
export function revealPhone(memberId: string, desk: Desk, tools: RevealTools): string | null {
  const open = tools.openMembers.get(memberId)
  if (!open) throw new ProblemError({ code: 'redeem.memberNotOpen' })
  if (open.member.phone !== null) note(memberId, 'asked', desk, tools)
  return open.member.phone
}

/**
 * What may be shown of a member on a terminal that shows whole numbers: all of it once that is noted, and no whole number
 * where it cannot be noted. Throws nothing that has to do with the disk: the counter goes on.
 */
export function noteShown(
  sheet: MemberSheet,
  desk: Desk,
  tools: Omit<RevealTools, 'openMembers'>,
): MemberSheet {
  const { id, phone } = sheet.member
  if (desk.phoneLook !== 'full' || phone === null) return sheet
  try {
    note(id, 'setting', desk, tools)
    return sheet
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { ...sheet, member: { ...sheet.member, phone: maskPhone(phone) } }
  }
}

function note(
  memberId: string,
  cause: Reveal['cause'],
  { connectionId, shop, cashier }: Desk,
  { clock, ledger }: Omit<RevealTools, 'openMembers'>,
): void {
  const staff = cashier ? `${cashier.number} ${cashier.name}`.trim() : ''
  ledger.noteReveal({
    ...{ at: clock.now(), connectionId, memberId, shopId: shop?.id ?? null, staff, cause },
  })
}
