import { z } from 'zod'
import { PHONE_LOOKS } from '../domain/member'
import { suggestionSchema } from '../domain/suggestion'
import { sessionSchema } from '../domain/view'
import { pinSchema } from './calls-policy'

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
  /** The whole phone number of the member who is open; who saw it is noted. */
  'members.revealPhone': {
    input: z.object({ memberId: z.string().min(1).max(64) }),
    output: z.object({ phone: z.string().nullable() }),
  },
  /** How much of a phone number this terminal shows; `pin` is needed as soon as one is set. */
  'members.setPhoneLook': {
    input: z.object({ look: z.enum(PHONE_LOOKS), pin: pinSchema.nullable() }),
    output: sessionSchema,
  },
} as const
