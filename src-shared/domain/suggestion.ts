import { z } from 'zod'
import { digitPlaces } from './member'
import { RANKS, type MatchedField, type MemberMatch } from './member-match'
import type { Span } from './name-match'
import { memberViewSchema } from './view'

const MATCHED_FIELDS = ['name', 'phone', 'card', 'id'] as const satisfies MatchedField[]

/** A member whom what stands in the field may mean, as a screen shows one. */
export const suggestionSchema = z.object({
  member: memberViewSchema,
  /** What of the member was typed; null for one whom only the back end takes for the answer. */
  match: z
    .object({
      rank: z.enum(RANKS),
      field: z.enum(MATCHED_FIELDS),
      /** Which characters of the field as it is shown: from, and up to but not with. */
      spans: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
    })
    .nullable(),
  /** Was at this counter lately. */
  lately: z.boolean(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** Where of a field, as it is shown, a match lies: of a phone number its digits, those under the mask too. */
export function shownSpans(
  { field, spans }: MemberMatch,
  phone: string | null,
): [number, number][] {
  if (field !== 'phone' || phone === null) return spans.map(([from, to]) => [from, to])
  const places = digitPlaces(phone)
  const shown = ([from, to]: Span): [number, number] => [
    places[from] ?? 0,
    (places[to - 1] ?? 0) + 1,
  ]
  return spans.map(shown)
}
