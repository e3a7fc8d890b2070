import Papa from 'papaparse'
import { RECEIVERS_MAX } from '@shared/domain/template-limits'

/** Why a line of a list cannot be used; `repeated` names the line that it repeats. */
export type BadReason = 'empty' | 'tooLong' | 'unreadable' | 'rounded' | 'repeated'
export interface BadLine {
  line: number
  text: string
  reason: BadReason
  first?: number
}

/** What a list of receivers holds. */
export interface ReceiverList {
  entries: string[]
  bad: BadLine[]
  /** The heading of the column that was taken; null where there is none, or it is the first by default. */
  column: string | null
  isTooLong: boolean
}

const ENTRY_MAX = 64
/** The headings of a column that names members, the most certain first. */
const HEADINGS = [
  /^(会员号|会员编号|会员\s*id|member[\s_-]*(id|no|number)?\.?|uid)$/i,
  /^(手机|手机号|手机号码|电话|联系电话|mobile|phone([\s_-]*(no|number))?\.?)$/i,
  /^(卡号|会员卡号|card([\s_-]*(no|number))?\.?)$/i,
]
const DELIMITERS = ['\t', ';', ',', '，', '；']

/**
 * The text of a file as spreadsheets write it: UTF-8 with or without its mark, UTF-16 with its mark ("Unicode text"),
 * else GB18030, in which a Chinese Excel saves CSV. Undefined where it is none of them.
 */
export function textOf(bytes: Uint8Array): string | undefined {
  const marks: Record<string, string> = { '255,254': 'utf-16le', '254,255': 'utf-16be' }
  const marked = marks[bytes.subarray(0, 2).join()]
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // No text has this sign; a picture or a workbook has.
      return text.includes('\0') ? undefined : text
    } catch {
      // Not this one.
    }
  }
  return undefined
}

/**
 * The members that a text names, one a line: typed, pasted from a spreadsheet, or a CSV file. Every line that cannot be
 * used is told with its number.
 */
export function receiversOf(text: string): ReceiverList {
  const lines = text.split(/\r\n|\r|\n/)
  const delimiter = delimiterOf(lines.join('\n'))
  const rows = lines
    .map((line, at) => ({ line: at + 1, cells: cellsOf(line, delimiter) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const heading = headingOf(rows[0]?.cells ?? [])
  const entries = new Map<string, number>()
  const bad: BadLine[] = []
  for (const { line, cells } of heading.isThere ? rows.slice(1) : rows) {
    const typed = cells[heading.column] ?? ''
    const entry = entryOf(typed)
    const first = entries.get(entry)
    const reason = first === undefined ? wrongWith(entry) : 'repeated'
    if (reason === null) entries.set(entry, line)
    else
      bad.push({
        line,
        text: (typed || cells.join(' ').trim()).slice(0, ENTRY_MAX),
        reason,
        ...(first === undefined ? {} : { first }),
      })
  }
  return {
    entries: [...entries.keys()],
    bad,
    column: heading.name,
    isTooLong: entries.size > RECEIVERS_MAX,
  }
}

/** The sign that parts the columns; a list of one column has none. */
function delimiterOf(text: string): string {
  return Papa.parse(text, { preview: 20, delimitersToGuess: DELIMITERS }).meta.delimiter
}

/** The fields of one line: each is read for itself, so that a quotation mark without its other half spoils one only. */
function cellsOf(line: string, delimiter: string): string[] {
  const { data } = Papa.parse<string[]>(line, { delimiter })
  return (data[0] ?? []).map((cell) => cell.trim())
}

/** The column by its heading; a first line without any figure is a heading too, and the first column counts. */
function headingOf(cells: readonly string[]): {
  isThere: boolean
  column: number
  name: string | null
} {
  for (const known of HEADINGS) {
    const column = cells.findIndex((cell) => known.test(cell))
    if (column >= 0) return { isThere: true, column, name: cells[column] ?? null }
  }
  const isThere = cells.length > 0 && cells.every((cell) => !/\p{N}/u.test(cell))
  return { isThere, column: 0, name: null }
}

/** A phone number in groups; two numbers in one line are none. */
const GROUPED = /^\+?\d{2,4}([\s-]\d{3,4}){2,3}$/

/** A number without what spreadsheets and people put around it: ="0138", '0138, 138 0000 0000. */
function entryOf(cell: string): string {
  const plain = cell
    .normalize('NFKC')
    .replace(/^[='\s]+/, '')
    .replace(/^"(.*)"$/, '$1')
    .trim()
  return GROUPED.test(plain) ? plain.replace(/[\s-]/g, '') : plain
}

function wrongWith(entry: string): BadReason | null {
  if (entry === '') return 'empty'
  if (entry.length > ENTRY_MAX) return 'tooLong'
  if (/^\d(\.\d+)?e\+?\d+$/i.test(entry)) return 'rounded'
  return /^[+\w-]*\d[\w-]*$/.test(entry) ? null : 'unreadable'
}
