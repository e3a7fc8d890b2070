import type { Fen } from './money'

/** The contract's limit for an amount, in fen: a hundred million yuan. */
export const BILL_MAX_FEN = 100_000_000_00
/** Weighed goods are sold by the thousandth. */
export const QUANTITY_STEP = 0.001

/** What a line of a bill comes to in whole fen; half a fen counts as one. */
export function amountOf({ quantity, priceFen }: { quantity: number; priceFen: Fen }): Fen {
  // In thousandths, so that 0.3 kg is exactly three tenths.
  return Math.floor((Math.round(quantity / QUANTITY_STEP) * priceFen + 500) / 1000)
}
