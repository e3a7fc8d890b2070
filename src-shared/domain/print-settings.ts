/** How the text of a receipt reaches a printer: `text` as characters, with pictures for what is none, or wholly a picture. */
export const PRINT_LOOKS = ['text', 'textWithPictures', 'picture'] as const
export type PrintLook = (typeof PRINT_LOOKS)[number]

/** Whether pictures come out: `text` is characters alone, but to a Star printer codes go as pictures, and so all others do. */
export const drawsPictures = (printer: { look: PrintLook; profile: PrinterProfile }): boolean =>
  printer.look !== 'text' || printer.profile === 'star'

/** Families of commands. `escpos` draws with `GS 8 L`, `generic` with the older `GS v 0`; `star` is StarPRNT. */
export const PRINTER_PROFILES = ['escpos', 'generic', 'star'] as const
export type PrinterProfile = (typeof PRINTER_PROFILES)[number]

/** Whether a printer is asked how it is: StarPRNT has none of these questions and would print them as text. */
export const isAsked = (printer: { profile: PrinterProfile; answers: boolean }): boolean =>
  printer.answers && printer.profile !== 'star'

/** Which characters a printer has; for what is not among them the receipt says □ or ?. */
export const PRINTER_CHARACTERS = ['gb18030', 'big5', 'cp437'] as const
export type PrinterCharacters = (typeof PRINTER_CHARACTERS)[number]

/** Who a paper is for. */
export const PRINT_PURPOSES = ['customer', 'shop'] as const
export type PrintPurpose = (typeof PRINT_PURPOSES)[number]

/** Templates that come with the program. */
export const READY_TEMPLATES = ['compact', 'full', 'signed'] as const
export type ReadyTemplate = (typeof READY_TEMPLATES)[number]

export const DRAWER_KICKS = ['never', 'before', 'after'] as const

/** Where a network printer listens when nobody says otherwise. */
export const RAW_PORT = 9100

/** Dots of a column, and of a column's height, of the usual fonts. */
export const COLUMN_DOTS = 12

/** Largest logo, in dots: the narrowest paper takes it. */
export const LOGO_DOTS = { width: 384, height: 200 } as const

export const PRINT_BOUNDS = {
  port: [1, 65_535],
  columns: [24, 64],
  /** Papers of one sale for one purpose. */
  copies: [0, 3],
  /** How old a receipt may be that is still printed without asking, minutes. */
  askAfterMinutes: [1, 1_440],
} as const satisfies Record<string, readonly [number, number]>

/** Longest texts, in characters. */
export const PRINT_LIMITS = {
  printers: 8,
  name: 64,
  host: 255,
  path: 1_024,
  template: 8_000,
  note: 500,
  shops: 500,
  /** Base64 without padding: some 45 kB of picture. */
  logo: 60_000,
} as const

/** Longest text of all settings, in characters: more than the words of as many shops as there may be, however they are written. */
export const PRINT_SETTINGS_MAX = 4 * 1024 * 1024

/** True where a receipt goes as a page that somebody else draws: to a driver, or into a PDF. Commands are for the others. */
export const takesPages = (place: { kind: string }): boolean =>
  place.kind === 'system' || place.kind === 'folder'
