import { inPassing, type Member } from '@shared/domain/member'
import type { FindResult, FoundBy } from '@shared/domain/view'
import { memberSheet, memberView, type JudgeTools } from './member-sheet'
import type { OpenMember } from './open-members'
import type { Desk } from './ports'

/** How many members a list shows. */
export const LIST_MAX = 20

/** What a text led to, before it is put into the words of a screen. */
export type Found =
  | { kind: 'none' }
  /** At most one more than a list shows. */
  | { kind: 'several'; members: readonly Member[]; onlyKnown: boolean; by?: FoundBy }
  | { kind: 'one'; open: OpenMember; couponId: string | null }

/** What a screen shows of it. */
export function inView(found: Found, desk: Desk, tools: JudgeTools, checking: boolean): FindResult {
  if (found.kind === 'none') return found
  if (found.kind === 'one') {
    const { open, couponId } = found
    return { kind: 'one', sheet: memberSheet(open, couponId, desk, tools, checking) }
  }
  const { onlyKnown, by = 'search' } = found
  return { kind: 'several', ...listOf(found.members, desk), onlyKnown, by }
}

/** The members that fit into a list. */
export function listOf(members: readonly Member[], { phoneLook }: Desk) {
  const shown = members.slice(0, LIST_MAX)
  return {
    members: shown.map((member) => memberView(member, inPassing(phoneLook))),
    more: members.length > LIST_MAX,
  }
}
