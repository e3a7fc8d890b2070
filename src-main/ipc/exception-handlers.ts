import { basename } from 'node:path'
import type { Redemption } from '@shared/domain/redemption'
import type { Session } from '@shared/domain/view'
import type { Exporting } from '../counter/export-exceptions'
import { exportExceptions } from '../counter/export-exceptions'
import {
  deskScope,
  exceptionDetail,
  settleException,
  type ExceptionTools,
} from '../counter/settle-exception'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

/** What the screen answered when the window was to be closed. */
export type LeaveAnswer = 'asking' | 'stay' | 'leave'

export interface ExceptionCallTools extends ExceptionTools {
  workplace: Workplace
  session(): Session
  /** Tells every screen of a redemption's new state, and of the numbers that follow from it. */
  redemptionChanged(redemption: Redemption): void
  statusChanged(): void
  exporting: Exporting
  leave(answer: LeaveAnswer): void
}

type ExceptionCalls =
  'exceptions.list' | 'exceptions.get' | 'exceptions.act' | 'exceptions.export' | 'app.leave'

/** Calls of the exceptions desk. None of them needs the line, nor waits for it. */
export function exceptionHandlers(tools: ExceptionCallTools): Pick<Handlers, ExceptionCalls> {
  const { workplace, exceptions, clock, session } = tools
  const book = () => workplace.book().connectionId

  return {
    'exceptions.list': ({ kinds, page, pageSize }) =>
      exceptions.list(deskScope(book(), clock), {
        kinds,
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),
    'exceptions.get': ({ requestId }) => exceptionDetail(requestId, book(), tools),
    'exceptions.act'(order) {
      const reason = 'reason' in order ? order.reason : ''
      const changed = settleException({ ...order, reason }, book(), session().cashier, tools)
      if (changed) tools.redemptionChanged(changed)
      else tools.statusChanged()
      // Only after the commit, and without making the cashier wait for it.
      if (order.action === 'tryAgain') void workplace.settle()
      return exceptionDetail(order.requestId, book(), tools)
    },
    async 'exceptions.export'(wanted) {
      const place = { ...workplace.book(), ...session() }
      const { file, entries } = await exportExceptions(wanted, place, tools)
      return { file: file === null ? null : basename(file), entries }
    },
    'app.leave'({ answer }) {
      tools.leave(answer)
      return null
    },
  }
}
