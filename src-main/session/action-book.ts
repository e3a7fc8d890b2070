import type { Right } from '@shared/domain/rights'
import type { CallInput, CallName } from '@shared/ipc/contract'
import type { AuditBook, AuditDetail } from '../counter/audit-ports'
import type { Clock } from '../counter/ports'
import type { Log } from '../log'
import type { Doer, StaffParts } from './staff'

/** Writes who did what into the audit trail of the ledger. */
export interface ActionBook {
  /**
   * A call that needs a right, before it is done. What only looks is noted once for each sitting of a person, and not at all
   * where there is no staff. Throws `ProblemError` `storage.*`.
   */
  note<N extends CallName>(name: N, input: CallInput<N>, right: Right, doer: Doer): void
  /** What was noted and came to nothing, by the code of its problem. Throws nothing: the problem itself is told. */
  noteFailed<N extends CallName>(
    name: N,
    input: CallInput<N>,
    right: Right,
    outcome: Doer & { code: string },
  ): void
  /**
   * Who has come, gone, tried in vain or lent a right; true when it is on the disk. Throws nothing: a full disk keeps nobody
   * from locking the terminal.
   */
  noteStaff(...facts: Parameters<StaffParts['note']>): boolean
  /**
   * Settings that nobody who had signed in has changed: by a provisioning file, or with an editor; `parts` are their names. True
   * when it is on the disk. Throws nothing.
   */
  noteSettings(how: 'provisioned' | 'changedOutside', parts: readonly string[]): boolean
}

/** Where nobody has to sign in, the books say so. */
const NOBODY = '—'

// Of the input only what it is about: no PIN, no token, nothing of a member but the id.
const SUBJECTS = ['saleId', 'requestId', 'memberId', 'templateId', 'number', 'id', 'name'] as const

// What was decided, in a word or a number; of a PIN and a card only that there is another.
const DECISIONS = ['action', 'role', 'active', 'look', 'hour', 'minutes'] as const
const REPLACED = ['pin', 'card'] as const

/** What is not worth a line: the ledger itself tells it, row by row. */
const TOLD_BY_LEDGER: ReadonlySet<Right> = new Set(['redeem'])

/** The kind of what came to nothing; its subject is the call. */
const FAILED = 'action.failed'

/** What only looks. A screen asks for it again and again, and a line for each time would bury what was done. */
const LOOKING: ReadonlySet<CallName> = new Set(['staff.list', 'audit.list'])

export function createActionBook(
  ledger: Pick<AuditBook, 'noteAction'>,
  clock: Clock,
  log: Log,
): ActionBook {
  /** What whoever sits here has looked at, since they signed in. */
  const lookedAt = new Set<string>()

  return {
    note(name, input, right, { staff, approvedBy }) {
      if (TOLD_BY_LEDGER.has(right)) return
      const isLook = LOOKING.has(name)
      if (isLook && staff === null) return
      const look = JSON.stringify([name, staff, approvedBy])
      // What a colleague lets somebody see is an agreement of its own, each time.
      if (isLook && approvedBy === null && lookedAt.has(look)) return
      ledger.noteAction({
        at: clock.now(),
        kind: name,
        staff: staff ?? NOBODY,
        approvedBy,
        subject: subjectOf(input),
        detail: { right, ...saidOf(input) },
      })
      if (isLook) lookedAt.add(look)
    },
    noteFailed(name, input, right, { staff, approvedBy, code }) {
      // Nothing changes by a look that fails.
      if (TOLD_BY_LEDGER.has(right) || LOOKING.has(name)) return
      try {
        ledger.noteAction({
          ...{ at: clock.now(), kind: FAILED, staff: staff ?? NOBODY, approvedBy },
          ...{ subject: name, detail: { right, code, about: subjectOf(input) ?? '' } },
        })
      } catch (error) {
        log.error('action.failureNotNoted', { name, code, error: String(error) })
      }
    },
    noteSettings(how, parts) {
      try {
        ledger.noteAction({
          ...{ at: clock.now(), kind: `settings.${how}`, staff: NOBODY, approvedBy: null },
          ...{ subject: parts.join(' '), detail: {} },
        })
        return true
      } catch (error) {
        log.error('settings.notNoted', { how, error: String(error) })
        return false
      }
    },
    noteStaff(kind, { staff, approvedBy = null, subject = null, detail = {} }) {
      if (kind === 'signedIn' || kind === 'locked') lookedAt.clear()
      try {
        const at = clock.now()
        ledger.noteAction({ at, kind: `staff.${kind}`, staff, approvedBy, subject, detail })
        return true
      } catch (error) {
        log.error('staff.notNoted', { kind, error: String(error) })
        return false
      }
    },
  }
}

function subjectOf(input: unknown): string | null {
  const fields = (input ?? {}) as Record<string, unknown>
  const found = SUBJECTS.map((name) => fields[name]).find((value) => typeof value === 'string')
  return found === undefined ? null : String(found)
}

function saidOf(input: unknown): AuditDetail {
  const fields = (input ?? {}) as Record<string, unknown>
  const plain = DECISIONS.flatMap((name) => {
    const value = fields[name]
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value)
    return isPlain ? [[name, value as string | number | boolean] as const] : []
  })
  // Of an order about one of the staff: elsewhere a PIN is that of whoever agrees.
  const replaced = 'role' in fields ? REPLACED.map((name) => [name, fields[name] !== null]) : []
  const added = 'role' in fields ? [['added', fields.id === null]] : []
  return Object.fromEntries([...plain, ...replaced, ...added]) as AuditDetail
}
