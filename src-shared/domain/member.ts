import { z } from 'zod'

/** A member of the merchant. What the back end does not tell is null. */
export const memberSchema = z.object({
  id: z.string().min(1),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  cardNumber: z.string().nullable(),
  level: z.string().nullable(),
})
export type Member = z.infer<typeof memberSchema>

/**
 * Hides the middle of a phone number: what the screen and the receipt may show. Of a number too short to have a
 * middle worth hiding only the last two digits are shown.
 */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (digits.length < 10) return digits.length > 2 ? `** ${digits.slice(-2)}` : '**'
  return `${digits.slice(0, 3)} **** ${digits.slice(-4)}`
}
