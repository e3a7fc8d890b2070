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

/** How much of a phone number a terminal shows: all of it, all but the middle, or the last four digits. */
export const PHONE_LOOKS = ['full', 'middle', 'lastFour'] as const
export type PhoneLook = (typeof PHONE_LOOKS)[number]

/** A phone number as far as it may be shown. */
export function showPhone(phone: string, look: PhoneLook): string {
  if (look === 'full') return phone
  const masked = maskPhone(phone)
  return look === 'middle' || masked.startsWith('*') ? masked : `*** ${masked.slice(4)}`
}

/** What lists and receipts show, which nobody asked for a whole number of: at most what is left beside a hidden middle. */
export const inPassing = (look: PhoneLook): PhoneLook => (look === 'full' ? 'middle' : look)

/** For each digit of a phone number its place in what `showPhone` shows with a hidden middle; with the last four alone the same. */
export function digitPlaces(phone: string): number[] {
  const digits = phone.replace(/\D/g, '')
  const shown = maskPhone(phone)
  const isLong = digits.length >= 10
  const [head, tail] = isLong ? [3, 4] : [0, digits.length > 2 ? 2 : 0]
  // What is hidden has fewer places than digits where the number is long, and those share the last one.
  const [first, last] = isLong ? [4, 7] : [0, 1]
  return Array.from(digits, (_, at) => {
    if (at < head) return at
    const fromEnd = digits.length - at
    return fromEnd <= tail ? shown.length - fromEnd : Math.min(first + at - head, last)
  })
}
