import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { valueAt } from '@shared/domain/field-path'
import { codeRulesSchema } from '@shared/domain/code-rules-schema'
import { combinationRulesSchema } from '@shared/domain/combination-rules-schema'
import { connectionSchema, yunShopSchema, type Connection } from '@shared/domain/connection'
import { limitSchema, offlinePolicySchema } from '@shared/domain/offline-policy'
import { cashierSchema, shopSchema } from '@shared/domain/shop'
import { AUTO_LOCK_MINUTES_MAX } from '@shared/domain/staff'
import { PHONE_LOOKS } from '@shared/domain/member'
import { printSettingsSchema } from '@shared/domain/print-settings-schema'
import { pinSchema } from '@shared/ipc/calls-policy'
import type { ProvisioningError } from '@shared/domain/view'
import { PIN_HASH } from './pin-hash'
import { provisionedPrinterSchema } from './provisioned-printer'
import { teamSchema } from './provisioned-team'

const { perTerminal, perMember, perTemplate } = offlinePolicySchema.parse({})
/** Half a limit leaves the other half as it is by default. */
const limitOr = (usual: z.infer<typeof limitSchema>) =>
  z
    .strictObject({
      count: limitSchema.shape.count.default(usual.count),
      totalFen: limitSchema.shape.totalFen.default(usual.totalFen),
    })
    .default(usual)

const managerName = z.string().trim().min(1).max(64)

/** What an IT department may drop into the data folder as `provision.json` (documented in the README). */
export const provisionSchema = z.strictObject({
  mode: z.enum(['training', 'api']).default('api'),
  connection: connectionSchema
    .extend({
      pathPrefix: connectionSchema.shape.pathPrefix.default(''),
      tokenTransport: connectionSchema.shape.tokenTransport.default('bearer'),
      tokenName: connectionSchema.shape.tokenName.default('token'),
      token: z.string().max(4096).default(''),
      yunShop: yunShopSchema.strict().optional(),
    })
    .strict()
    .optional(),
  shop: shopSchema
    .extend({ address: shopSchema.shape.address.default(null) })
    .strict()
    .optional(),
  staff: cashierSchema
    .extend({ id: cashierSchema.shape.id.default(null) })
    .strict()
    .optional(),
  printer: provisionedPrinterSchema.strict().optional(),
  printing: printSettingsSchema.strict().optional(),
  offlinePolicy: offlinePolicySchema
    .extend({
      perTerminal: limitOr(perTerminal),
      perMember: limitOr(perMember),
      perTemplate: limitOr(perTemplate),
    })
    .strict()
    .optional(),
  couponRules: combinationRulesSchema.strict().optional(),
  codeRules: codeRulesSchema.optional(),
  phoneLook: z.enum(PHONE_LOOKS).optional(),
  manager: z
    .union([
      z.strictObject({ name: managerName, pin: pinSchema }),
      z.strictObject({ name: managerName, pinHash: z.string().regex(PIN_HASH) }),
    ])
    .optional(),
  team: teamSchema.optional(),
  autoLockMinutes: z.int().min(0).max(AUTO_LOCK_MINUTES_MAX).optional(),
  language: z.enum(['zh-CN', 'en']).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
})

interface Provision extends Omit<z.infer<typeof provisionSchema>, 'connection'> {
  /** The token apart from the rest, which goes into the settings. */
  connection?: { where: Connection; token: string | null }
}
type Reading =
  { ok: true; text: string; value: Provision } | { ok: false; errors: ProvisioningError[] }

/** What `field` says of the file as a whole. */
const WHOLE = 'provision.json'

/** Reads a provisioning file; with any wrong field nothing but what is wrong. */
export function readProvision(file: string): Reading {
  let text: string
  let content: unknown
  try {
    // A byte order mark is what Windows editors put in front of JSON.
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    content = JSON.parse(text)
  } catch {
    return { ok: false, errors: [{ field: WHOLE, wrong: 'notJson', names: [] }] }
  }
  const parsed = provisionSchema.safeParse(content)
  if (!parsed.success) {
    return { ok: false, errors: parsed.error.issues.map((issue) => errorOf(issue, content)) }
  }
  const { connection, ...rest } = parsed.data
  if (!connection) {
    if (rest.mode === 'training') return { ok: true, text, value: rest }
    return { ok: false, errors: [{ field: 'connection', wrong: 'missing', names: [] }] }
  }
  const { token, ...where } = connection
  const value = { ...rest, connection: { where, token: token === '' ? null : token } }
  return { ok: true, text, value }
}

function errorOf(issue: z.core.$ZodIssue, content: unknown): ProvisioningError {
  const field = issue.path.join('.') || WHOLE
  if (issue.code === 'unrecognized_keys') return { field, wrong: 'unknown', names: issue.keys }
  const wrong =
    valueAt(content, issue.path) === undefined
      ? 'missing'
      : issue.code === 'invalid_type'
        ? 'type'
        : 'value'
  return { field, wrong, names: [] }
}
