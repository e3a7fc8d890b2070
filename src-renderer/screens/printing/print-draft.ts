import {
  PRINT_BOUNDS,
  PRINT_LIMITS,
  RAW_PORT,
  takesPages,
  type ReadyTemplate,
  type PrintPurpose,
} from '@shared/domain/print-settings'
import type { SystemPrinter } from '@shared/ipc/calls-print'
import type { Printer, PrintSettings } from '@shared/domain/print-settings-schema'

/** A printer as it stands in the form: numbers as they are typed. */
export type PrinterDraft = Omit<Printer, 'place' | 'columns'> & {
  place: Printer['place']
  /** For a printer of this computer its name there. */
  host: string
  port: string
  columns: string
}

/** The papers of one purpose; `own` keeps the shop's text while another template is chosen. */
export interface PaperDraft {
  printerId: string
  copies: number
  template: ReadyTemplate | 'own'
  own: string
}

/** Print settings as they stand in the form. */
export interface PrintDraft {
  printers: PrinterDraft[]
  papers: Record<PrintPurpose, PaperDraft>
  auto: boolean
  buzzer: boolean
  drawer: PrintSettings['drawer']
  askAfterMinutes: string
  header: string
  footer: string
  logo: string
}

export function draftOf(settings: PrintSettings, shopId: string): PrintDraft {
  const { header = '', footer = '' } = settings.shops[shopId] ?? {}
  const { auto, buzzer, drawer, logo } = settings
  return {
    ...{ auto, buzzer, drawer, header, footer, logo },
    askAfterMinutes: String(settings.askAfterMinutes),
    printers: settings.printers.map((printer) => ({
      ...printer,
      host: whereOf(printer.place),
      port: printer.place.kind === 'network' ? String(printer.place.port) : '',
      columns: String(printer.columns),
    })),
    papers: {
      customer: paperOf(settings.customer, settings.printers),
      shop: paperOf(settings.shop, settings.printers),
    },
  }
}

function whereOf(place: Printer['place']): string {
  if (place.kind === 'network') return place.host
  return place.kind === 'folder' ? place.path : place.queue
}

function paperOf(
  { printerId, copies, template }: PrintSettings['customer'],
  printers: readonly Printer[],
): PaperDraft {
  const isOwn = 'own' in template
  const isThere = printers.some(({ id }) => id === printerId)
  return {
    // One that is not there is the first, as it is printed.
    printerId: isThere ? (printerId ?? '') : '',
    copies,
    template: isOwn ? 'own' : template.ready,
    own: isOwn ? template.own : '',
  }
}

export function newPrinter(name: string): PrinterDraft {
  return {
    id: crypto.randomUUID(),
    name,
    place: { kind: 'network', host: '', port: RAW_PORT },
    ...{ profile: 'escpos', characters: 'gb18030', look: 'textWithPictures' },
    ...{ cutter: true, answers: true },
    ...{ host: '', port: String(RAW_PORT), columns: '48' },
  }
}

/** A printer of this computer, by its driver. */
export function localPrinter({ name, displayName }: SystemPrinter): PrinterDraft {
  return {
    ...newPrinter(displayName.slice(0, PRINT_LIMITS.name)),
    place: { kind: 'system', queue: name },
    ...{ look: 'picture', answers: false, host: name, port: '' },
  }
}

/** No printer but a folder that PDFs go to. */
export function folderPrinter(path: string): PrinterDraft {
  return {
    ...newPrinter('PDF'),
    place: { kind: 'folder', path },
    ...{ look: 'picture', answers: false, host: path, port: '' },
  }
}

const isWithin = (name: keyof typeof PRINT_BOUNDS, text: string): boolean =>
  /^\d{1,5}$/.test(text.trim()) &&
  Number(text) >= PRINT_BOUNDS[name][0] &&
  Number(text) <= PRINT_BOUNDS[name][1]

/** True for what nobody can be reached by: a whole address of the web say, or four numbers that are none. */
function isNoHost(host: string): boolean {
  if (/[\s/:]/.test(host)) return true
  if (!/^[\d.]+$/.test(host)) return false
  const parts = host.split('.')
  return parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
}

/** What is wrong with a printer, by the name of its sentence. */
export function wrongOf({ name, host, port, columns, place }: PrinterDraft) {
  const isNetwork = place.kind === 'network'
  return {
    name: name.trim() === '' ? 'wrongName' : null,
    host: host.trim() === '' || (isNetwork && isNoHost(host.trim())) ? 'wrongHost' : null,
    port: isNetwork && !isWithin('port', port) ? 'wrongPort' : null,
    columns: isWithin('columns', columns) ? null : 'wrongColumns',
  } as const
}

/** What is wrong with the rest of the form. */
export const isMinutesWrong = ({ askAfterMinutes }: PrintDraft): boolean =>
  !isWithin('askAfterMinutes', askAfterMinutes)

const isFit = (draft: PrintDraft): boolean =>
  !isMinutesWrong(draft) &&
  draft.printers.every((printer) => Object.values(wrongOf(printer)).every((one) => one === null)) &&
  Object.values(draft.papers).every(
    ({ template, own }) => template !== 'own' || own.length <= PRINT_LIMITS.template,
  )

export function printerOf({ host, port, columns, place, ...rest }: PrinterDraft): Printer {
  const where = host.trim()
  return {
    ...rest,
    name: rest.name.trim(),
    columns: Number(columns),
    look: takesPages(place) ? 'picture' : rest.look,
    place: placeOf(place.kind, where, port),
  }
}

function placeOf(kind: Printer['place']['kind'], where: string, port: string): Printer['place'] {
  if (kind === 'network') return { kind, host: where, port: Number(port) }
  return kind === 'folder' ? { kind, path: where } : { kind, queue: where }
}

/** The settings that the form says; null while something is wrong. Other shops' words stay as they are. */
export function settingsOf(
  draft: PrintDraft,
  kept: PrintSettings,
  shopId: string,
): PrintSettings | null {
  if (!isFit(draft)) return null
  const { auto, buzzer, drawer, header, footer, logo, papers } = draft
  const paper = ({ printerId, copies, template, own }: PaperDraft) => ({
    printerId: printerId === '' ? null : printerId,
    copies,
    template: template === 'own' ? { own } : { ready: template },
  })
  return {
    ...{ auto, buzzer, drawer, logo },
    printers: draft.printers.map(printerOf),
    customer: paper(papers.customer),
    shop: paper(papers.shop),
    askAfterMinutes: Number(draft.askAfterMinutes),
    shops: { ...kept.shops, [shopId]: { header, footer } },
  }
}
