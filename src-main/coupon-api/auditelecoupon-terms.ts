import { z } from 'zod'
import type { CouponTerms, Scope } from '@shared/domain/coupon-terms'
import { WHOLE_PRICE } from '@shared/domain/money'
import { id, requiredId, requiredInteger, text } from './tolerant-reader'

const fen = requiredInteger.refine((value) => value >= 0, 'an amount in fen')
const named = z
  .object({ id: requiredId, name: text })
  .transform(({ id, name }) => ({ id, name: name ?? null }))
const listed = z.array(named)
const parts = requiredInteger.refine((value) => value >= 0 && value <= WHOLE_PRICE, 'parts')

/**
 * The extension `terms` of a coupon of this project's own API: all that document 000 has no field for, read into the
 * terminal's words. What cannot be understood is no terms at all: the coupon is then worth what document 000 tells.
 */
export const termsWire = z
  .object({
    benefit: z.discriminatedUnion('kind', [
      z
        .object({ kind: z.literal('cash'), amount_fen: fen })
        .transform(({ kind, amount_fen }) => ({ kind, amountFen: amount_fen })),
      z
        .object({ kind: z.literal('percentage'), pay_parts: parts })
        .transform(({ kind, pay_parts }) => ({ kind, payParts: pay_parts })),
      z
        .object({ kind: z.literal('exchange'), goods_id: id })
        .transform(({ kind, goods_id }) => ({ kind, goodsId: goods_id ?? null })),
    ]),
    scope: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('everything') }),
      z.object({ kind: z.literal('categories'), categories: listed }),
      z.object({ kind: z.literal('goods'), goods: listed }),
      z
        .object({ kind: z.literal('suppliers'), suppliers: listed })
        .transform(({ suppliers }): Scope => ({ kind: 'supplier', suppliers })),
      z.object({ kind: z.literal('stores'), stores: listed }),
      z.object({ kind: z.literal('hotels'), hotels: listed }),
      z
        .object({ kind: z.literal('goods_and_stores'), goods: listed, stores: listed })
        .transform(({ goods, stores }): Scope => ({ kind: 'goodsAndStores', goods, stores })),
    ]),
    enough_fen: fen,
    combinable: z.boolean(),
    level: named.nullable(),
  })
  .transform(({ benefit, scope, enough_fen, combinable, level }): CouponTerms => {
    return { benefit, scope, enoughFen: enough_fen, combinable, level }
  })
