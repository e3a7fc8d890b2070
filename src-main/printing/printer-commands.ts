import { commands, type BaseCommand } from 'receiptline'
import { drawsPictures, isAsked } from '@shared/domain/print-settings'
import type { Printer } from '@shared/domain/print-settings-schema'

/** What a paper does besides being printed. */
export interface PaperDeeds {
  drawer: 'never' | 'before' | 'after'
  buzzer: boolean
}

/** For a page that is no receipt: no drawer opens, and nothing sounds. */
export const NOTHING_ELSE: PaperDeeds = { drawer: 'never', buzzer: false }

const SETS = { escpos: 'escpos', generic: 'generic', star: 'starmbcs2' } as const
/** `ESC p`, the drawer at the first plug for 50 ms; StarPRNT knows it as a bell. */
const KICK = { escpos: '\x1bp\x00\x19\xfa', generic: '\x1bp\x00\x19\xfa', star: '\x07' } as const
/** Epson's `ESC ( A`, three tones; what most others took over, `ESC B`. */
const BUZZ = { escpos: '\x1b(A\x05\x00\x61\x64\x03\x01\x01', generic: '\x1bB\x03\x02', star: '' }
/** `GS r 1`, answered when everything before it is on the paper. */
const ASK_PRINTED = '\x1dr1'
/** Where nothing cuts, the last line has to come out as far as the edge at which people tear: `ESC J`, 20 mm. */
const FEED_TO_EDGE = '\x1bJ\xa0'

/** How a printer is spoken to: receiptline's commands, but for what many printers do not have or do another way. */
export function commandsFor(printer: Printer, deeds: PaperDeeds): BaseCommand {
  const { profile, characters, cutter } = printer
  const base = commands[SETS[profile]]
  const write = (text: string) => base.text(text, characters)
  const kick = (when: PaperDeeds['drawer']) => (deeds.drawer === when ? KICK[profile] : '')
  return {
    ...base,
    ...plainRules(write),
    ...(drawsPictures(printer) ? {} : { qrcode: ownQr, image: () => '' }),
    // A template prints; what else a printer can do it must not say.
    command: () => '',
    cut: () => (cutter ? base.cut() : FEED_TO_EDGE),
    open(this: BaseCommand, ...given) {
      return base.open.apply(this, given) + kick('before')
    },
    close(this: BaseCommand & { cut(): string }) {
      const buzz = deeds.buzzer ? BUZZ[profile] : ''
      return this.cut() + kick('after') + buzz + (isAsked(printer) ? ASK_PRINTED : '')
    },
  }
}

/** Rules of hyphens: receiptline's come from a Japanese code page that Chinese printers print as other signs. */
function plainRules(write: (text: string) => string): Partial<BaseCommand> {
  const line = (widths: readonly number[]) =>
    write(`+${widths.map((width) => `${'-'.repeat(width)}+`).join('')}`)
  const { vrtable } = commands.text as { vrtable?: unknown }
  return {
    hr: (width) => write('-'.repeat(width)),
    vr(this: BaseCommand, widths, height) {
      const bar = write('|')
      return widths.reduce(
        (all, width) => all + this.relative(width) + bar,
        `\x1d!${String.fromCharCode(height - 1)}${bar}`,
      )
    },
    vrstart: line,
    vrstop: line,
    vrhr: (...given) => write(commands.text.vrhr.apply({ vrtable, left: 0 }, given)),
  }
}

const LEVELS = { l: 48, m: 49, q: 50, h: 51 } as const

/** A QR code that the printer draws itself: `GS ( k` with model 2, size, level, text and print. */
const ownQr: BaseCommand['qrcode'] = ({ data, cell, level }) => {
  const text = Buffer.from(data, 'utf8').toString('binary')
  const step = (...bytes: number[]) => {
    const tail = String.fromCharCode(49, ...bytes)
    return `\x1d(k${String.fromCharCode(tail.length & 255, tail.length >> 8)}${tail}`
  }
  const stored = text.length + 3
  return [
    step(65, 50, 0),
    step(67, cell),
    step(69, LEVELS[level]),
    `\x1d(k${String.fromCharCode(stored & 255, stored >> 8, 49, 80, 48)}${text}`,
    step(81, 48),
    '\n',
  ].join('')
}
