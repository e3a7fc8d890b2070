import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sync as writeFileAtomicSync } from 'write-file-atomic'
import type { PrintSettings } from '@shared/domain/print-settings-schema'
import type { ProvisioningError } from '@shared/domain/view'
import type { Log } from '../log'
import { readProvision } from './provision-file'
import { sealManager } from './manager-pin'
import { hashPin } from './pin-hash'
import { withPrinterOf } from './provisioned-printer'
import { useTeam } from './provisioned-team'
import type { Secrets } from './secrets'
import type { Settings, SettingsStore } from './settings'
import { openStaffStore } from './staff-store'

/** The name under which the token of the API connection is sealed. */
export const API_TOKEN = 'api-token'

/**
 * Applies `provision.json` when there is one: all of it or, with any wrong field, nothing. Afterwards the file is
 * kept as `provision.applied.json` without its token and PINs; where it cannot be taken away it is known again, so that it is
 * not applied over what was set since. Returns the wrong fields.
 */
export function applyProvisioning(
  folder: string,
  settings: SettingsStore,
  secrets: Secrets,
  log: Log,
): ProvisioningError[] {
  const file = join(folder, 'provision.json')
  if (!existsSync(file)) {
    forget(settings)
    return []
  }
  const read = readProvision(file)
  if (!read.ok) {
    return refused(read.errors, log)
  }
  const provisioned = createHash('sha256').update(read.text).digest('hex')
  if (settings.get().provisioned !== provisioned) {
    const { mode, connection, shop, staff, language, theme } = read.value
    const printing = read.value.printing ?? withPrinter(settings.get(), read.value.printer)
    if (printing === null) return refused([{ field: 'printer', wrong: 'full', names: [] }], log)
    const { offlinePolicy, couponRules, codeRules, phoneLook, manager, team } = read.value
    const { autoLockMinutes } = read.value
    const desk = { shop: shop ?? null, cashier: staff ?? null, codeRules }
    const api = connection && { ...desk, connection: connection.where, capabilities: [] }
    if (connection) secrets.set(API_TOKEN, connection.token)
    if (manager) {
      const hash = 'pin' in manager ? hashPin(manager.pin) : manager.pinHash
      sealManager(secrets, manager.name, hash)
    }
    if (team) useTeam(team, openStaffStore(secrets, log))
    settings.change({
      provisioned,
      provisionedToTell: Object.keys(read.value),
      mode,
      ...(api ? { api } : {}),
      ...(mode === 'training' ? { training: desk } : {}),
      printing,
      ...(offlinePolicy ? { offlinePolicy } : {}),
      ...(couponRules ? { couponRules } : {}),
      ...(phoneLook ? { phoneLook } : {}),
      ...(team ? { keepsStaff: true, staffToTell: true } : {}),
      ...(autoLockMinutes === undefined ? {} : { autoLockMinutes }),
      ...(language ? { language } : {}),
      ...(theme ? { theme } : {}),
    })
    log.info('provisioning.applied')
  }
  if (retire(file, read.text, log)) forget(settings)
  return []
}

/** The print settings in force, with the printer that the file names; null where it has no room. */
function withPrinter(
  { printing }: Settings,
  printer: Parameters<typeof withPrinterOf>[1] | undefined,
): PrintSettings | null {
  const printers = printer ? withPrinterOf(printing.printers, printer) : printing.printers
  return printers && { ...printing, printers }
}

function refused(errors: ProvisioningError[], log: Log): ProvisioningError[] {
  log.warn('provisioning.refused', { fields: errors.map(({ field }) => field) })
  return errors
}

/** Once the file is gone the same one may be put there again, and counts again. */
function forget(settings: SettingsStore): void {
  if (settings.get().provisioned !== null) settings.change({ provisioned: null })
}

function retire(file: string, text: string, log: Log): boolean {
  try {
    const content = JSON.parse(text) as {
      connection?: { token?: string }
      manager?: { pin?: string; pinHash?: string }
      team?: unknown
    }
    if (content.connection?.token) content.connection.token = ''
    delete content.manager
    delete content.team
    const applied = file.replace(/provision\.json$/, 'provision.applied.json')
    writeFileAtomicSync(applied, `${JSON.stringify(content, null, 2)}\n`)
    rmSync(file)
    return true
  } catch (error) {
    log.warn('provisioning.notRetired', { error: (error as Error).message })
    return false
  }
}
