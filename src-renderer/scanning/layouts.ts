import type { ScannerLayout } from '@shared/domain/scanner'

/** What a key gives: alone, with Shift, with AltGr. */
type Row = Readonly<Record<string, string>>

const letters = (from: string, to: string): Row =>
  Object.fromEntries(
    [...from].map((position, at) => [`Key${position}`, `${to[at]}${to[at]?.toUpperCase()}`]),
  )
const digits = (pairs: string): Row =>
  Object.fromEntries(pairs.split(' ').map((pair, at) => [`Digit${(at + 1) % 10}`, pair]))

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const us: Row = {
  ...letters(ALPHABET, ALPHABET.toLowerCase()),
  ...digits('1! 2@ 3# 4$ 5% 6^ 7& 8* 9( 0)'),
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  IntlBackslash: '\\|',
  Semicolon: ';:',
  Quote: `'"`,
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
}

const uk: Row = {
  ...us,
  ...digits('1! 2" 3£ 4$€ 5% 6^ 7& 8* 9( 0)'),
  Quote: `'@`,
  Backquote: '`¬¦',
  Backslash: '#~',
}

const fr: Row = {
  ...us,
  ...letters(ALPHABET, 'qbcdefghijkl,noparstuvzxyw'),
  ...digits(`&1 é2~ "3# '4{ (5[ -6| è7\` _8\\ ç9^ à0@`),
  KeyM: ',?',
  KeyE: 'eE€',
  Semicolon: 'mM',
  Comma: ';.',
  Period: ':/',
  Slash: '!§',
  Minus: ')°]',
  Equal: '=+}',
  BracketLeft: '^¨',
  BracketRight: '$£¤',
  Backslash: '*µ',
  IntlBackslash: '<>',
  Quote: 'ù%',
  Backquote: '²²',
}

const layouts: Readonly<Record<Exclude<ScannerLayout, 'computer'>, Row>> = { us, uk, fr }
const NUMPAD: Row = {
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
}

/** The character at a place of a keyboard (`KeyboardEvent.code`), whatever the computer's own layout; undefined where there is none. */
export function characterAt(
  layout: Exclude<ScannerLayout, 'computer'>,
  code: string,
  { shift, altGraph }: { shift: boolean; altGraph: boolean },
): string | undefined {
  const pad = /^Numpad(\d)$/.exec(code)?.[1] ?? NUMPAD[code]
  if (pad !== undefined) return pad
  return layouts[layout][code]?.[altGraph ? 2 : shift ? 1 : 0]
}
