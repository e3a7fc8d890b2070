/** A character as a printer sees it: how many columns it takes follows from its bytes, not from its look. */
export interface Character {
  text: string
  columns: 1 | 2
  /** Chinese characters are underlined by a command of their own. */
  chinese: boolean
}

/** Which characters the bytes of a text stand for. */
export interface CharacterSet {
  /** GB18030 while it is on, else single bytes of the code page. */
  chinese: boolean
  codePage: number
  /** Which country's signs stand in place of some of ASCII's. */
  country: number
}

// prettier-ignore
const CP437 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
const KATAKANA =
  '▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯\u00a0' +
  Array.from({ length: 63 }, (_, index) => String.fromCodePoint(0xff61 + index)).join('') +
  '═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒\u00a0'
const CODE_PAGES: Record<number, string> = { 0: CP437, 1: KATAKANA }
/** The United States, Japan and China. */
const COUNTRIES: Record<number, Record<string, string>> = {
  0: {},
  8: { '\\': '¥' },
  15: { $: '¥', '~': '‾' },
}
const gb18030 = new TextDecoder('gb18030', { fatal: true })

/** Whether this witness knows a code page, so that it need not guess later. */
export function knowsCodePage(codePage: number): boolean {
  return codePage in CODE_PAGES
}

/** Whether this witness knows a country's signs. */
export function knowsCountry(country: number): boolean {
  return country in COUNTRIES
}

/** The characters of a text. Throws where the bytes are no valid GB18030 though Chinese is on. */
export function charactersOf(bytes: Uint8Array, set: CharacterSet): Character[] {
  const characters: Character[] = []
  for (let at = 0; at < bytes.length;) {
    const length = set.chinese ? chineseLength(bytes, at) : 1
    characters.push(characterOf(bytes.subarray(at, at + length), set))
    at += length
  }
  return characters
}

function characterOf(bytes: Uint8Array, { chinese, codePage, country }: CharacterSet): Character {
  const [first = 0] = bytes
  if (first < 0x80) {
    const ascii = String.fromCharCode(first)
    return { text: COUNTRIES[country]?.[ascii] ?? ascii, columns: 1, chinese: false }
  }
  if (chinese) return { text: gb18030.decode(bytes), columns: 2, chinese: true }
  return { text: CODE_PAGES[codePage]?.[first - 0x80] ?? '', columns: 1, chinese: false }
}

/** How many bytes a character of GB18030 takes: 1, 2 or 4. */
function chineseLength(bytes: Uint8Array, at: number): 1 | 2 | 4 {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4)
  if (first < 0x80) return 1
  if (isBetween(first, 0x81, 0xfe)) {
    if (isBetween(second, 0x40, 0xfe) && second !== 0x7f) return 2
    if (isDigit(second) && isBetween(third, 0x81, 0xfe) && isDigit(fourth)) return 4
  }
  throw new Error('this is no GB18030')
}

function isBetween(byte: number, first: number, last: number): boolean {
  return byte >= first && byte <= last
}

function isDigit(byte: number): boolean {
  return isBetween(byte, 0x30, 0x39)
}
