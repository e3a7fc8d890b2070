import { formatYuan, parseYuan, type Fen } from '@shared/domain/money'

const FEN_MAX = 100_000_000_00

/** A whole number as somebody typed it: undefined for what is no such number, null for nothing. */
export function readWhole(text: string, most: number): number | null | undefined {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  return /^\d{1,8}$/.test(plain) && Number(plain) <= most ? Number(plain) : undefined
}

/** Without the commas that part thousands ("1,288.50"); one that may be meant for the point ("88,80") stays: that is no number. */
export function withoutThousands(text: string): string {
  return /^\D*\d{1,3}(?:,\d{3})+(?:\.\d*)?[^\d,.]*$/.test(text) ? text.replaceAll(',', '') : text
}

/** An amount in yuan as somebody typed it, in fen: undefined for what is none, null for nothing. */
export function readMoney(text: string): Fen | null | undefined {
  const plain = withoutThousands(text.normalize('NFKC').replace(/[\s¥￥]/g, ''))
  if (plain === '') return null
  const fen = /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? parseYuan(plain) : undefined
  return fen === undefined || fen > FEN_MAX ? undefined : fen
}

/** An amount as it is typed: "10", "8.50". */
export function moneyText(fen: Fen): string {
  return formatYuan(fen).replaceAll(',', '').replace(/\.00$/, '')
}

/** A number as it is typed; nothing for null. */
export function wholeText(value: number | null): string {
  return value === null ? '' : String(value)
}
