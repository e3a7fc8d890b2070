import { takesPages } from '@shared/domain/print-settings'
import type { Printer } from '@shared/domain/print-settings-schema'
import type { SystemPrinter } from '@shared/ipc/calls-print'
import type { Sent, SendTools } from './sending'
import type { RollPage } from './roll-page'

/** The printers of this computer, by their drivers. */
export interface SystemPrinters {
  /** In the system's order. Rejects where the system does not tell. */
  list(): Promise<SystemPrinter[]>
  /**
   * Prints a page on the printer of this name without asking anybody. At best `sent`: the system has it in its queue, and
   * does not tell what becomes of it. `notReached` where there is no such printer or it refuses. Never rejects.
   */
  print(queue: string, page: RollPage, tools: SendTools): Promise<Sent>
  /** A page as a PDF. Rejects where it cannot be drawn. */
  pdf(page: RollPage): Promise<Uint8Array>
}

/**
 * A printer as its place lets it be used: a driver is given whole pictures, and through a queue of this computer no answer
 * comes back. What else the settings say of such a printer stays there for the day when it is used another way.
 */
export function asPlaced(printer: Printer): Printer {
  return {
    ...printer,
    look: takesPages(printer.place) ? 'picture' : printer.look,
    answers: printer.place.kind === 'network' && printer.answers,
  }
}
