import { z } from 'zod'
import { BILL_LINES_MAX } from './bill-schema'
import { BILL_MAX_FEN } from './line-amount'
import { parseYuan } from './money'
import { visibleText } from './plain-text'

const ID_MAX = 64
const TITLE_MAX = 200
const QUANTITY_MAX = 100_000

// Registers write ids, amounts and quantities as numbers or as texts; a number is judged by how it is written.
const idSchema = (what: string) =>
  z
    .union([z.string().min(1).max(ID_MAX), z.int().nonnegative()])
    .transform((id) => visibleText(String(id)))
    .refine((id) => id !== '')
    .meta({ description: what })

const yuanSchema = (what: string) =>
  z
    .union([z.string().regex(/^\d{1,9}(\.\d{1,2})?$/), z.number().nonnegative()])
    .transform((yuan, { issues }) => {
      const fen = /^\d+(\.\d{1,2})?$/.test(String(yuan)) ? parseYuan(yuan) : undefined
      if (fen !== undefined && fen <= BILL_MAX_FEN) return fen
      issues.push({ code: 'custom', input: yuan })
      return z.NEVER
    })
    .meta({ description: `${what}; yuan, at most two decimals: "268.00", "268" or 268.5` })

const quantitySchema = z
  .union([z.string().regex(/^\d{1,6}(\.\d{1,3})?$/), z.number().positive().max(QUANTITY_MAX)])
  .transform((given, { issues }) => {
    const quantity = Number(given)
    const written = /^\d+(\.\d{1,3})?$/.test(String(given))
    if (written && quantity > 0 && quantity <= QUANTITY_MAX) return quantity
    issues.push({ code: 'custom', input: given })
    return z.NEVER
  })
  .default(1)
  .meta({ description: 'Pieces, or a weight with at most three decimals: 2, 0.35 or "0.35"' })

const lineSchema = z
  .strictObject({
    goodsId: idSchema('The goods as the coupon system numbers them').optional(),
    categoryId: idSchema('Their category as the coupon system numbers it').optional(),
    supplierId: idSchema('Their supplier as the coupon system numbers it').optional(),
    title: z
      .string()
      .max(TITLE_MAX)
      .transform(visibleText)
      .optional()
      .meta({ description: 'Name of the goods, for people' }),
    quantity: quantitySchema,
    price: yuanSchema('Price of one unit'),
  })
  .meta({ description: 'Comes to price times quantity, half a fen counting as one' })

const memberSchema = z
  .strictObject({
    id: z
      .union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative()])
      .transform(String)
      .optional()
      .meta({ description: 'Member id' }),
    phone: z
      .string()
      .regex(/^[+\d][\d\s-]{3,19}$/)
      .optional()
      .meta({ description: 'Phone number' }),
    card: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional()
      .meta({ description: 'Number of the member card' }),
  })
  .refine((member) => Object.values(member).filter((value) => value !== undefined).length === 1)
  .meta({
    description: 'Whose bill it is, by one of the three: looked up at once',
    minProperties: 1,
    maxProperties: 1,
  })

/**
 * A bill as a cash register writes it (docs/bill.md). A field that is not in here is refused: a misspelled one would
 * be a line or a price that silently does not count. `npm test` keeps `resources/bill.schema.json` the same.
 */
export const billFileSchema = z
  .strictObject({
    $schema: z.string().max(1_000).optional().meta({ description: 'For editors; not looked at' }),
    number: z
      .string()
      .max(ID_MAX)
      .transform(visibleText)
      .optional()
      .meta({ description: "The register's own number of the bill; stays on the receipt" }),
    shop: idSchema('Shop id; a bill of another shop is refused').optional(),
    member: memberSchema.optional(),
    total: yuanSchema(
      'What is to be paid before any coupon; may be left out beside lines, else it is their sum',
    ).optional(),
    lines: z
      .array(lineSchema)
      .max(BILL_LINES_MAX)
      .optional()
      .meta({ description: 'What was bought; without them coupons go by the total alone' }),
  })
  .meta({
    title: 'Bill for Coupon Counter',
    description: 'A bill that a cash register hands over: a total, or lines, or both',
    anyOf: [
      { required: ['total'] },
      { required: ['lines'], properties: { lines: { minItems: 1 } } },
    ],
  })
export type BillFile = z.output<typeof billFileSchema>
