import { z } from 'zod'

/** What can be wrong with a row or its link, in the words of the one who looks for it. */
export const CHAIN_FAULTS = [
  // The row
  'changed',
  'missing',
  'added',
  'person',
  // Its link
  'linkChanged',
  'linkMissing',
  'linkAdded',
  'reordered',
  // The chain as a whole
  'headMismatch',
  'begunAnew',
  'sealWrong',
  // What the program keeps beside the rows, and the rules that guard them
  'derived',
  'structure',
] as const
export const chainFaultSchema = z.enum(CHAIN_FAULTS)
export type ChainFault = z.infer<typeof chainFaultSchema>

/** The first row that does not fit. */
export const misfitSchema = z.object({
  /** The number of its link; null where it has none. */
  chainSeq: z.int().nullable(),
  /** Null where nothing tells which row the link was for. */
  table: z.string().nullable(),
  key: z.string().nullable(),
  what: chainFaultSchema,
})
export type Misfit = z.infer<typeof misfitSchema>

/** What a verification of the ledger's chain found. */
export const chainVerdictSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** Rows that were compared with their links. */
    rows: z.int(),
    /** The beginning of the last hash in groups of four, as on the report of a shift. */
    head: z.string(),
    seals: z.int(),
    /** How many of them were made with a key that this computer does not have: their place was compared, and no more. */
    otherKey: z.int(),
    lastSealAt: z.int().nullable(),
  }),
  z.object({
    ok: z.literal(false),
    /** Rows that fitted before the first that does not. */
    rows: z.int(),
    first: misfitSchema,
  }),
])
export type ChainVerdict = z.infer<typeof chainVerdictSchema>
