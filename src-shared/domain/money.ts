/** An amount of money in whole fen (1 yuan = 100 fen). Never a fraction. */
export type Fen = number

/** A price is cut into so many parts: 8.5 折 pays 8,500 of them. */
export const WHOLE_PRICE = 10_000

const YUAN = /^([+-])?(\d{1,10})(?:\.(\d{1,4}))?$/

/**
 * Reads yuan as the back ends write it ("10.00", 10, "1000"); digits beyond the fen are rounded half up.
 * Returns undefined for anything that is not a plain decimal number.
 */
export function parseYuan(value: string | number): Fen | undefined {
  const match = YUAN.exec(String(value).trim())
  if (!match) return undefined
  const [, sign, yuan = '0', decimals = ''] = match
  const tenThousandths = Number(decimals.padEnd(4, '0'))
  const fen = Number(yuan) * 100 + Math.floor((tenThousandths + 50) / 100)
  return sign === '-' && fen !== 0 ? -fen : fen
}

/** Writes fen as yuan with two decimals and thousands separators: 241000 → "2,410.00". */
export function formatYuan(fen: Fen): string {
  const digits = Math.abs(fen).toString().padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '−' : ''}${yuan}.${digits.slice(-2)}`
}
