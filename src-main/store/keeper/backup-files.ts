import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '@shared/domain/calendar'
import type { Backup } from '@shared/domain/ledger-keeping'
import { stamp } from '../set-aside'

const NAME = /^ledger-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.db$/
/** What was counted when a backup passed its check; only a convenience, a restore checks again. */
const COUNTS = 'checked.json'
const countsSchema = z.record(z.string(), z.object({ bytes: z.int(), entries: z.int() }))

/** Where the backups of a ledger lie. */
export function backupFolder(folder: string): string {
  return join(folder, 'backups')
}

/** The name of the backup made at this moment (UTC). */
export function backupName(at: Instant): string {
  return `ledger-${stamp(at)}.db`
}

/** When the backup of this name was made; null for any other file. */
export function timeOfBackup(name: string): Instant | null {
  const parts = NAME.exec(name)?.slice(1).map(Number)
  if (!parts) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The finished backups, newest first; none where there is no folder. */
export function listBackups(folder: string): Backup[] {
  const home = backupFolder(folder)
  if (!existsSync(home)) return []
  const counts = readCounts(home)
  return readdirSync(home)
    .flatMap((name): Backup[] => {
      const at = timeOfBackup(name)
      if (at === null) return []
      const { size } = statSync(join(home, name))
      const counted = counts[name]
      return [{ name, at, bytes: size, entries: counted?.bytes === size ? counted.entries : null }]
    })
    .sort((a, b) => b.at - a.at)
}

/** Keeps in mind what a backup that passed its check holds, and forgets those that are gone. */
export function rememberCount(folder: string, backup: { name: string; entries: number }): void {
  const home = backupFolder(folder)
  const counts = readCounts(home)
  const { size } = statSync(join(home, backup.name))
  counts[backup.name] = { bytes: size, entries: backup.entries }
  const kept = Object.entries(counts).filter(([name]) => existsSync(join(home, name)))
  writeFileSync(join(home, COUNTS), JSON.stringify(Object.fromEntries(kept), null, 2))
}

/** Removes what a backup that was cut off left behind. */
export function removeParts(folder: string): void {
  const home = backupFolder(folder)
  if (!existsSync(home)) return
  for (const name of readdirSync(home)) {
    if (/\.part(-wal|-shm|-journal)?$/.test(name)) rmSync(join(home, name), { force: true })
  }
}

function readCounts(home: string): z.infer<typeof countsSchema> {
  try {
    return countsSchema.parse(JSON.parse(readFileSync(join(home, COUNTS), 'utf8')))
  } catch {
    return {}
  }
}
