import { z } from 'zod'

/** A shop as the coupon API lists it (document 000, `getshoplist`). */
export const shopSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  address: z.string().nullable(),
})
export type Shop = z.infer<typeof shopSchema>

/** Who stands at the counter. `id` is the back end's `user_id` where it has staff, else null. */
export const cashierSchema = z.object({
  id: z.string().nullable(),
  number: z.string().max(32),
  name: z.string().min(1).max(64),
})
export type Cashier = z.infer<typeof cashierSchema>
