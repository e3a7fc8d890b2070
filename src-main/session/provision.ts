import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { sync as writeFileAtomicSync } from 'write-file-atomic'
import { z } from 'zod'
import { connectionSchema } from '@shared/domain/connection'
import { cashierSchema, shopSchema } from '@shared/domain/shop'
import type { Log } from '../log'
import type { Secrets } from './secrets'
import { printerSchema, type SettingsStore } from './settings'

/** What an IT department may drop into the data folder as `provision.json` (documented in the README). */
export const provisionSchema = z.strictObject({
  mode: z.enum(['training', 'api']).default('api'),
  connection: connectionSchema
    .extend({
      pathPrefix: connectionSchema.shape.pathPrefix.default(''),
      tokenTransport: connectionSchema.shape.tokenTransport.default('bearer'),
      tokenName: connectionSchema.shape.tokenName.default('token'),
      token: z.string().max(4096).default(''),
    })
    .optional(),
  shop: shopSchema.extend({ address: shopSchema.shape.address.default(null) }).optional(),
  staff: cashierSchema.extend({ id: cashierSchema.shape.id.default(null) }).optional(),
  printer: printerSchema.optional(),
  language: z.enum(['zh-CN', 'en']).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
})

/** A wrong field: where it is and what was expected there. */
export interface ProvisioningError {
  field: string
  expected: string
}

/** The name under which the token of the API connection is sealed. */
export const API_TOKEN = 'api-token'

/**
 * Applies `provision.json` when there is one: all of it or, with any wrong field, nothing. Afterwards the file is
 * kept as `provision.applied.json` without its token. Returns the wrong fields.
 */
export function applyProvisioning(
  folder: string,
  settings: SettingsStore,
  secrets: Secrets,
  log: Log,
): ProvisioningError[] {
  const file = join(folder, 'provision.json')
  if (!existsSync(file)) return []
  const read = parse(file)
  if (!read.ok) {
    log.warn('provisioning.refused', { fields: read.errors.map(({ field }) => field) })
    return read.errors
  }
  const { mode, connection, shop, staff, printer, language, theme } = read.value
  const desk = { shop: shop ?? null, cashier: staff ?? null }
  if (connection) {
    const { token, ...rest } = connection
    secrets.set(API_TOKEN, token === '' ? null : token)
    settings.change({ api: { ...desk, connection: rest, capabilities: [] } })
  }
  settings.change({
    mode: mode === 'api' && !settings.get().api ? 'none' : mode,
    ...(mode === 'training' ? { training: desk } : {}),
    ...(printer ? { printer } : {}),
    ...(language ? { language } : {}),
    ...(theme ? { theme } : {}),
  })
  retire(file, log)
  log.info('provisioning.applied')
  return []
}

type Reading =
  { ok: true; value: z.infer<typeof provisionSchema> } | { ok: false; errors: ProvisioningError[] }

function parse(file: string): Reading {
  let content: unknown
  try {
    // A byte order mark is what Windows editors put in front of JSON.
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, errors: [{ field: 'provision.json', expected: 'valid JSON' }] }
  }
  const parsed = provisionSchema.safeParse(content)
  if (!parsed.success) {
    return {
      ok: false,
      errors: parsed.error.issues.map((issue) => ({
        field: issue.path.join('.') || 'provision.json',
        expected: issue.message,
      })),
    }
  }
  if (parsed.data.mode === 'api' && !parsed.data.connection) {
    return { ok: false, errors: [{ field: 'connection', expected: 'required when mode is "api"' }] }
  }
  return { ok: true, value: parsed.data }
}

function retire(file: string, log: Log): void {
  const applied = file.replace(/provision\.json$/, 'provision.applied.json')
  try {
    const content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as {
      connection?: { token?: string }
    }
    if (content.connection?.token) content.connection.token = ''
    writeFileAtomicSync(file, `${JSON.stringify(content, null, 2)}\n`)
    renameSync(file, applied)
  } catch (error) {
    log.warn('provisioning.notRetired', { error: (error as Error).message })
  }
}
