import type { PrintJob } from '@shared/domain/print-job'
import type { PrintView, WaitingPaper } from '@shared/ipc/calls-print'
import { codeOfReceipt, type ReceiptBook } from '../counter/check-receipt'
import type { Ledger } from '../counter/ports'
import type { PrintBook } from '../counter/print-ports'
import type { FileDialogs } from '../exporting/json-file'
import type { Printing } from '../printing/printing'
import { printerFor } from '../printing/places'
import { exportSettings, importSettings } from '../printing/settings-file'
import { readyTemplates } from '../printing/ready-templates'
import type { ManagerPin } from '../session/manager-pin'
import type { SettingsStore } from '../session/settings'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface PrintTools {
  settings: SettingsStore
  manager: ManagerPin
  ledger: Pick<Ledger, 'sale'> & PrintBook & ReceiptBook
  workplace: Workplace
  printing: Printing
  fileDialogs: FileDialogs
}

type PrintCalls = Extract<keyof Handlers, `print.${string}`>

/** As many as a screen lists; behind a printer that is off all day there may be thousands. */
const LISTED_MAX = 200

/** Calls about receipts on paper. */
export function printHandlers(tools: PrintTools): Pick<Handlers, PrintCalls> {
  const { settings, ledger, printing } = tools
  const by = () => tools.workplace.cashier()?.name ?? ''

  const view = (): PrintView => ({
    settings: settings.get().printing,
    templates: readyTemplates,
  })

  function known(job: PrintJob): WaitingPaper {
    const receipt = ledger.sale(job.saleId)?.receipt
    return {
      ...job,
      number: receipt?.number ?? '',
      member: receipt?.member.name ?? receipt?.member.id ?? '',
      coupons: receipt?.lines.map(({ title }) => title) ?? [],
      soldAt: receipt?.at ?? job.at,
      printer: printerFor(job.purpose, settings.get().printing)?.name ?? null,
    }
  }
  const waiting = () => printing.open(LISTED_MAX).map(known)

  return {
    'print.get': view,
    async 'print.set'({ settings: next, pin }) {
      await tools.manager.agree(pin)
      settings.change({ printing: next })
      printing.refresh()
      return view()
    },
    'print.export': async ({ settings: printing }) => ({
      file: await exportSettings(printing, tools.fileDialogs),
    }),
    'print.chooseFolder': async () => ({ path: await tools.fileDialogs.chooseFolder() }),
    'print.import': () => importSettings(tools.fileDialogs),
    'print.preview': (wanted) => printing.preview(wanted),
    'print.systemPrinters': () => printing.systemPrinters(),
    'print.test': ({ printer }) => printing.test(printer),
    'print.again': ({ saleId, purpose }) =>
      known(
        saleId === null
          ? printing.reprintLast(tools.workplace.connectionId(), purpose, by())
          : printing.reprint(saleId, purpose, by()),
      ),
    'print.waiting': waiting,
    'print.decide'({ jobId, what }) {
      printing.decide(jobId, what, by())
      return waiting()
    },
    'print.tryNow'() {
      printing.wake()
      return printing.status()
    },
    'print.ofSale': ({ saleId }) => ledger.printsOf(saleId),
    'print.code': ({ saleId }) => ({ code: codeOfReceipt(saleId, ledger) }),
    'print.status': () => printing.status(),
  }
}
