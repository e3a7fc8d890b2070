import { z } from 'zod'
import { DEFAULT_TIME_ZONE, isTimeZone } from './calendar'

/** How the token travels to the back end: the documents do not say, so each connection does. */
export const tokenTransportSchema = z.enum(['none', 'bearer', 'header', 'form'])
export type TokenTransport = z.infer<typeof tokenTransportSchema>

const HEADER_OR_FIELD = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/** A route of yun_shop as it stands in the query; empty = this installation has none. */
const routeSchema = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_.-]*$/)

/** What documents 001 to 003 leave open about an installation of yun_shop: so each connection says it. */
export const yunShopSchema = z.object({
  /** `i` of every address: the merchant's account. */
  account: z
    .string()
    .regex(/^\d{1,10}$/)
    .default('1'),
  /** The field that names the member (an extension: the documents only know the member who is logged in). */
  memberField: z.string().regex(HEADER_OR_FIELD).default('member_id'),
  /** Which list the installation has: document 003, or the sidebar of document 002. */
  couponList: z.enum(['byStatus', 'sidebar']).default('byStatus'),
  /** Routes beyond the documents. Without `redeemRoute` a redemption is written off by hand. */
  redeemRoute: routeSchema.default(''),
  couponRoute: routeSchema.default(''),
  searchRoute: routeSchema.default(''),
  shopsRoute: routeSchema.default(''),
  templateListRoute: routeSchema.default(''),
  /** The shops, where no route tells them. */
  shops: z
    .array(z.object({ id: z.string().min(1).max(64), name: z.string().min(1).max(64) }))
    .max(500)
    .default([]),
})
export type YunShop = z.infer<typeof yunShopSchema>

/** Where a terminal's coupon API is and how to talk to it. The token itself is kept apart, sealed. */
export const connectionSchema = z.object({
  dialect: z.enum(['auditelecoupon', 'yun_shop']),
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
  /** Only of dialect `yun_shop`; what is left out is as most installations have it. */
  yunShop: yunShopSchema.optional(),
})
export type Connection = z.infer<typeof connectionSchema>
