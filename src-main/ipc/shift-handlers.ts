import { basename } from 'node:path'
import type { ClosedShift } from '@shared/domain/shift'
import type { Session } from '@shared/domain/view'
import { PAST_SHIFTS_PAGE, type ShiftView } from '@shared/ipc/calls-shift'
import type { EventName, EventPayload } from '@shared/ipc/contract'
import { ProblemError } from '@shared/ipc/result'
import type { Exporting } from '../counter/export-exceptions'
import type { Shifts } from '../counter/shifts'
import { writeWhole } from '../exporting/write-whole'
import type { Printing } from '../printing/printing'
import type { SettingsStore } from '../session/settings'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface ShiftCallTools {
  shifts: Shifts
  settings: SettingsStore
  printing: Pick<Printing, 'shiftReport' | 'shiftPdf'>
  workplace: Pick<Workplace, 'book'>
  exporting: Exporting
  session(): Session
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
}

type ShiftCalls = Extract<keyof Handlers, `shift.${string}`>

/** Calls about shifts. */
export function shiftHandlers(tools: ShiftCallTools): Pick<Handlers, ShiftCalls> {
  const { shifts, settings } = tools

  async function view(): Promise<ShiftView> {
    const { dayStartHour, printing } = settings.get()
    const shift = await shifts.current()
    return { shift, dayStartHour, canPrint: printing.printers.length > 0 }
  }

  function closed(shiftId: string): ClosedShift {
    const shift = shifts.get(shiftId)
    if (!shift) throw new ProblemError({ code: 'call.invalid', field: 'shiftId' })
    return shift
  }

  return {
    'shift.current': view,
    'shift.open'() {
      shifts.ensure()
      return view()
    },
    'shift.close': ({ remarks }) => shifts.close(remarks),
    'shift.list'(which) {
      // One more tells whether there are more.
      const found = shifts.list(PAST_SHIFTS_PAGE + 1, which)
      return {
        shifts: found.slice(0, PAST_SHIFTS_PAGE),
        total: shifts.count(which.period),
        more: found.length > PAST_SHIFTS_PAGE,
      }
    },
    'shift.print': ({ shiftId }) =>
      tools.printing.shiftReport(closed(shiftId), tools.workplace.book().timeZone),
    async 'shift.savePdf'({ shiftId }) {
      const shift = closed(shiftId)
      const name = `shift-${shift.businessDay}-${shift.number}.pdf`
      const file = await tools.exporting.chooseFile(name, 'pdf')
      if (file === null) return { file }
      const pdf = await tools.printing.shiftPdf(shift, tools.workplace.book().timeZone)
      await writeWhole(file, pdf)
      return { file: basename(file) }
    },
    'shift.setDayStart'({ hour }) {
      settings.change({ dayStartHour: hour })
      // The screens' "today" is another from now on.
      tools.emit('session.changed', tools.session())
      return view()
    },
  }
}
