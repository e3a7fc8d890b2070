import { z } from 'zod'

/** Which entries of the trail are looked for. */
export const trailFilterSchema = z.object({
  /** Business days, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** As the trail writes somebody, whether they did it or agreed to it; null for everybody. */
  who: z.string().max(200).nullable(),
  /** Kinds of entries; empty means all. */
  kinds: z.array(z.string().max(64)).max(200),
  /** Looked for in people, numbers and titles, and in the words for what was done. */
  text: z.string().max(100),
})
export type TrailFilter = z.infer<typeof trailFilterSchema>

const named = <K extends string>(of: K) => z.object({ of: z.literal(of), name: z.string() })

/** What an entry is about, as the ledger knows it; `unknown` has the id alone. */
export const trailAboutSchema = z.discriminatedUnion('of', [
  /** A sale by its receipt's number; of one coupon its title as well. */
  z.object({ of: z.literal('receipt'), name: z.string(), title: z.string().nullable() }),
  z.object({ of: z.literal('shift'), day: z.iso.date(), number: z.int() }),
  named('person'),
  named('template'),
  named('member'),
  named('shop'),
  named('name'),
  /** Settings by their names in the file. */
  z.object({ of: z.literal('settings'), names: z.array(z.string()) }),
  named('unknown'),
])
export type TrailAbout = z.infer<typeof trailAboutSchema>

/** What was decided, in a word or a number each. */
export const TRAIL_FACTS = ['action', 'role', 'active', 'look', 'hour', 'minutes'] as const
const trailFactsSchema = z.partialRecord(
  z.enum([...TRAIL_FACTS, 'pin', 'card']),
  z.union([z.string(), z.number(), z.boolean()]),
)
export type TrailFacts = z.infer<typeof trailFactsSchema>

/** One line of the trail: who did what, when, with whose leave. */
export const trailEntrySchema = z.object({
  /** Its number in the ledger: newer ones have higher numbers. */
  seq: z.int(),
  at: z.int(),
  /** The call, or `staff.*` and `chain.*` for what the terminal noted by itself. */
  kind: z.string(),
  /** The call that was agreed to, or that came to nothing. */
  call: z.string().nullable(),
  /** Empty where the program did it by itself, `—` where nobody had signed in. */
  staff: z.string(),
  approvedBy: z.string().nullable(),
  /** True where `staff.save` added somebody and did not change them. */
  added: z.boolean(),
  about: trailAboutSchema.nullable(),
  facts: trailFactsSchema,
})
export type TrailEntry = z.infer<typeof trailEntrySchema>

/** The kinds of entries as an owner looks for them. Whatever is noted is in one of the groups. */
export const TRAIL_GROUPS = {
  counter: [
    'sales.void',
    'sales.override',
    'exceptions.act',
    'members.revealPhone',
    'memberCodes.issueCard',
    'memberCodes.renew',
    'memberCodes.revokeCard',
  ],
  templates: ['templates.save', 'templates.checkGiving', 'templates.give', 'templates.recall'],
  books: [
    'shops.choose',
    'shift.close',
    'chain.sealed',
    'ledger.restore',
    'ledger.recovered',
    'chain.begun',
  ],
  exports: [
    'records.export',
    'statistics.export',
    'exceptions.export',
    'audit.export',
    'print.export',
    'codes.export',
  ],
  seat: [
    'staff.signedIn',
    'staff.signInRefused',
    'staff.cardRefused',
    'staff.locked',
    'staff.lent',
    'staff.lendRefused',
    'staff.pinChanged',
    'staff.pinRefused',
  ],
  people: [
    'staff.save',
    'staff.setAutoLock',
    'staff.lost',
    'staff.provisioned',
    'manager.setPin',
    'session.setCashier',
    'staff.list',
    'audit.list',
  ],
  settings: [
    'print.set',
    'print.import',
    'print.chooseFolder',
    'print.test',
    'offline.setPolicy',
    'rules.set',
    'codes.set',
    'codes.import',
    'members.setPhoneLook',
    'shift.setDayStart',
    'connection.test',
    'connection.save',
    'session.startTraining',
    'settings.provisioned',
    'settings.changedOutside',
  ],
  failed: ['action.failed'],
} as const satisfies Record<string, readonly string[]>
export type TrailGroup = keyof typeof TRAIL_GROUPS
