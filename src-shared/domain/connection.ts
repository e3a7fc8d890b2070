import { z } from 'zod'
import { DEFAULT_TIME_ZONE, isTimeZone } from './calendar'

/** How the token travels to the back end: the documents do not say, so each connection does. */
export const tokenTransportSchema = z.enum(['none', 'bearer', 'header', 'form'])
export type TokenTransport = z.infer<typeof tokenTransportSchema>

const HEADER_OR_FIELD = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/** Where a terminal's coupon API is and how to talk to it. The token itself is kept apart, sealed. */
export const connectionSchema = z.object({
  dialect: z.enum(['auditelecoupon']),
  baseUrl: z.url({ protocol: /^https?$/ }).max(500),
  /** Put before every documented path, e.g. "/index.php/api"; empty or starting with "/". */
  pathPrefix: z
    .string()
    .max(200)
    .regex(/^(\/[^\s?#]*)?$/),
  tokenTransport: tokenTransportSchema,
  /** The header's or form field's name where the transport needs one. */
  tokenName: z.string().regex(HEADER_OR_FIELD),
  timeZone: z.string().refine(isTimeZone).default(DEFAULT_TIME_ZONE),
  /** How long an answer may take, in milliseconds. */
  timeoutMs: z.int().min(1000).max(60_000).default(10_000),
})
export type Connection = z.infer<typeof connectionSchema>

/** What a connection can do beyond document 000; found out by asking its health call. */
export const capabilitySchema = z.enum([
  'member-search',
  'member-sheet',
  'sync',
  'shop-on-redeem',
  'request-id',
  'undo',
  'staff-login',
  'health',
])
export type Capability = z.infer<typeof capabilitySchema>
