import { readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sync as writeFileAtomicSync } from 'write-file-atomic'
import { z } from 'zod'
import { combinationRulesSchema } from '@shared/domain/combination-rules-schema'
import { capabilitySchema } from '@shared/domain/capability'
import { connectionSchema } from '@shared/domain/connection'
import { PHONE_LOOKS } from '@shared/domain/member'
import { offlinePolicySchema } from '@shared/domain/offline-policy'
import { printSettingsSchema } from '@shared/domain/print-settings-schema'
import { scannerSettingsSchema } from '@shared/domain/scanner-schema'
import { DAY_START_MAX } from '@shared/domain/business-day'
import { cashierSchema, shopSchema } from '@shared/domain/shop'
import { AUTO_LOCK_MINUTES_MAX } from '@shared/domain/staff'
import { ProblemError } from '@shared/ipc/result'
import type { Log } from '../log'
import { printerOf, provisionedPrinterSchema } from './provisioned-printer'
import { withStorageProblems } from '../store/storage-problem'

const deskSchema = z.object({
  shop: shopSchema.nullable(),
  cashier: cashierSchema.nullable(),
  /**
   * What codes mean here; checked when they are first needed and not before, so that bad ones spoil nothing else.
   * Nothing: the usual rules.
   */
  codeRules: z.unknown().optional(),
})

export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  theme: z.enum(['light', 'dark', 'system']).default('light'),
  mode: z.enum(['none', 'training', 'api']).default('none'),
  training: deskSchema.default({ shop: null, cashier: null }),
  api: deskSchema
    .extend({
      connection: connectionSchema,
      /** Under which id the ledger keeps this back end's entries; stays when the back end moves to a new address. */
      book: z.string().optional(),
      /** What the back end said last that it can do, so that an offline start knows it. */
      capabilities: z.array(capabilitySchema),
    })
    .nullable()
    .default(null),
  printing: printSettingsSchema.prefault({}),
  /** What may be redeemed while the back end cannot be asked. */
  offlinePolicy: offlinePolicySchema.prefault({}),
  /** What the shop decides about several coupons on one bill. */
  couponRules: combinationRulesSchema.prefault({}),
  /** How much of a phone number this terminal shows. */
  phoneLook: z.enum(PHONE_LOOKS).default('middle'),
  /** The scanner that types like a keyboard, and how its scans are answered. */
  scanner: scannerSettingsSchema.prefault({}),
  /** True once there was staff: a list that is gone is told then. */
  keepsStaff: z.boolean().default(false),
  /** True until the books tell that another staff was provisioned. */
  staffToTell: z.boolean().default(false),
  /** What a provisioning file has set, until the books tell it. */
  provisionedToTell: z.array(z.string()).default([]),
  /** After how many minutes without use the terminal locks itself; 0: never. */
  autoLockMinutes: z.int().min(0).max(AUTO_LOCK_MINUTES_MAX).default(10),
  /** At which hour of the shop's clock its business day begins: what is sold before belongs to the day before. */
  dayStartHour: z.int().min(0).max(DAY_START_MAX).default(0),
  /** Fingerprint of a provisioning file that was applied and could not be taken away: it is applied once. */
  provisioned: z.string().nullable().default(null),
  /** Under which name damaged settings were kept aside; told until the terminal is set up again. */
  damagedKeptAs: z.string().nullable().default(null),
})
/** How this terminal is set up. Secrets are not in here. */
export type Settings = z.infer<typeof settingsSchema>

/** Reads and writes `settings.json`; always complete, replaced in one step. */
export interface SettingsStore {
  get(): Settings
  /** Changes some settings; on the disk when it returns. Throws `ProblemError` with a `storage.*` code. */
  change(part: Partial<Settings>): Settings
}

/** Opens the settings of a data folder. A damaged file is kept aside under another name, which the new one tells. */
export function openSettings(folder: string, log: Log): SettingsStore {
  const file = join(folder, 'settings.json')
  let settings = read(file, log)
  return {
    get: () => settings,
    change(part) {
      const next = settingsSchema.parse({ ...settings, ...part })
      if (next.mode !== 'none') next.damagedKeptAs = null
      write(file, next)
      settings = next
      return settings
    },
  }
}

function read(file: string, log: Log): Settings {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return settingsSchema.parse({})
    return withStorageProblems(file, () => {
      throw error
    })
  }
  try {
    const content: unknown = JSON.parse(text)
    if (isNewer(content)) throw new ProblemError({ code: 'storage.newer', file: 'settings.json' })
    return settingsSchema.parse(withPrinter(content))
  } catch (error) {
    if (error instanceof ProblemError) throw error
    log.error('settings.damaged', {
      fields: error instanceof z.ZodError ? fieldsOf(error) : 'not JSON',
    })
    return startAnew(file)
  }
}

function startAnew(file: string): Settings {
  const damagedKeptAs = `settings.damaged-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}.json`
  const fresh = settingsSchema.parse({ damagedKeptAs })
  withStorageProblems(file, () => renameSync(file, join(dirname(file), damagedKeptAs)))
  write(file, fresh)
  return fresh
}

function write(file: string, settings: Settings): void {
  withStorageProblems(file, () =>
    writeFileAtomicSync(file, `${JSON.stringify(settings, null, 2)}\n`),
  )
}

/** Settings of before there was printing: the printer that was provisioned then is the one that prints now. */
function withPrinter(content: unknown): unknown {
  const { data } = z.looseObject({ printer: provisionedPrinterSchema }).safeParse(content)
  if (!data || 'printing' in data) return content
  return { ...data, printing: { printers: [printerOf(data.printer)] } }
}

/** A file of a newer program is not damaged: it is left as it is, and the user is told. */
function isNewer(content: unknown): boolean {
  const { version } = z.object({ version: z.number() }).safeParse(content).data ?? { version: 1 }
  return version > 1
}

function fieldsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => issue.path.join('.'))
}
