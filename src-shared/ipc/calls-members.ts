import { z } from 'zod'
import { suggestionSchema } from '../domain/suggestion'

/** More than anybody can be found by. */
const TYPED_MAX = 128

/** Calls about members who are not open. */
export const memberCalls = {
  /** Whom what stands in the field may mean, ranked. */
  'members.suggest': {
    /** `ask` also asks the back end; without it the answer comes out of what is known here, at once. */
    input: z.object({ text: z.string().max(TYPED_MAX), ask: z.boolean() }),
    /** Null where the back end was to be asked and was not. */
    output: z.array(suggestionSchema).nullable(),
  },
} as const
