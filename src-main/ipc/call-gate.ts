import { ProblemError } from '@shared/ipc/result'
import type { CallInput, CallName, CallOutput } from '@shared/ipc/contract'
import type { Staff } from '../session/staff'
import type { ActionBook } from '../session/action-book'
import { needOf } from './call-needs'
import type { Handlers } from './router'

export interface GateTools {
  staff: Pick<Staff, 'demand'>
  actions: Pick<ActionBook, 'note' | 'noteFailed'>
}

/**
 * Puts the table of rights before every handler: a call whose maker has not signed in, or lacks the right and a colleague's
 * word, throws `staff.signInNeeded` or `right.missing`, and its handler is not reached. What needs a right is in the
 * books before it is done: what cannot be written there is not done. What then failed is told there as well.
 */
export function gateCalls(handlers: Handlers, { staff, actions }: GateTools): Handlers {
  function gated<N extends CallName>(name: N, handler: Handlers[N]): Handlers[N] {
    return (async (input: CallInput<N>): Promise<CallOutput<N>> => {
      const need = needOf(name, input)
      if (need === 'open') return handler(input)
      const right = need === 'signedIn' ? null : need
      const doer = staff.demand(name, right, input)
      if (right === null) return handler(input)
      actions.note(name, input, right, doer)
      try {
        return await handler(input)
      } catch (error) {
        const code = error instanceof ProblemError ? error.problem.code : 'internal'
        actions.noteFailed(name, input, right, { ...doer, code })
        throw error
      }
    }) as Handlers[N]
  }
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      gated(name as CallName, handler as Handlers[CallName]),
    ]),
  ) as unknown as Handlers
}
