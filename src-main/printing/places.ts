import { PRINT_PURPOSES, type PrintPurpose } from '@shared/domain/print-settings'
import type { Printer, PrintSettings } from '@shared/domain/print-settings-schema'

/** What two entries of the settings share when they mean one printer: only one job at a time goes there. */
export function placeOf({ place }: Pick<Printer, 'place'>): string {
  if (place.kind === 'network') return `network ${place.host.toLowerCase()} ${place.port}`
  return place.kind === 'folder' ? `folder ${place.path}` : `queue ${place.queue}`
}

/** The printer of a purpose; the first where none is chosen or that one is gone. */
export function printerFor(purpose: PrintPurpose, settings: PrintSettings): Printer | null {
  const { printers } = settings
  return printers.find(({ id }) => id === settings[purpose].printerId) ?? printers[0] ?? null
}

/** The purposes whose papers come out at a place. */
export function purposesAt(place: string, settings: PrintSettings): PrintPurpose[] {
  return PRINT_PURPOSES.filter((purpose) => {
    const printer = printerFor(purpose, settings)
    return printer !== null && placeOf(printer) === place
  })
}
