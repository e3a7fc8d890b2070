import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { Instant } from '@shared/domain/calendar'

/** What SQLite keeps beside a database. Without its log a database lacks its last entries, so they go together. */
const COMPANIONS = ['-wal', '-shm', '-journal'] as const

/** Why a file was set aside; part of its new name, for the person who finds it. */
export type AsideReason = 'damaged' | 'before-restore' | 'outdated'

/**
 * Moves a database out of the way without changing a byte of it: `ledger.db` becomes
 * `ledger.damaged-20260304-101530.db` in the same folder, its log and its index of the log beside it under the same
 * name. Nobody may have it open. Returns the new path; the time in the name is UTC. Throws the file system's errors.
 */
export function setAside(file: string, reason: AsideReason, at: Instant): string {
  const aside = asideName(file, reason, at)
  moveDatabase(file, aside)
  return aside
}

/** The free name under which a database would be set aside. */
export function asideName(file: string, reason: AsideReason, at: Instant): string {
  for (let count = 1; ; count++) {
    const end = count === 1 ? '' : `-${count}`
    const words = `${reason}-${stamp(at)}${end}`
    const name = join(dirname(file), `${stem(file)}.${words}${extname(file)}`)
    if (!['', ...COMPANIONS].some((companion) => existsSync(name + companion))) return name
  }
}

/** Gives a database with its log another name. After a crash in it the same again goes on where it stopped. */
export function moveDatabase(file: string, to: string): void {
  // The log first: left behind it would be read into the next database of this name.
  for (const companion of COMPANIONS) {
    if (existsSync(file + companion)) renameSync(file + companion, to + companion)
  }
  if (existsSync(file)) renameSync(file, to)
  // A log that never had its database must not take a later one with it.
  else if (!existsSync(to)) writeFileSync(to, '')
}

/** Removes a database with its log; none is fine. */
export function removeDatabase(file: string): void {
  for (const companion of [...COMPANIONS, '']) rmSync(file + companion, { force: true })
}

/** Brings a log that was set aside just before a crash its database after it. To be called before the file is opened. */
export function finishSettingAside(file: string): void {
  const folder = dirname(file)
  if (!existsSync(file) || !existsSync(folder)) return
  const start = `${stem(file)}.`
  const names = new Set(readdirSync(folder))
  for (const companion of COMPANIONS) {
    const ending = extname(file) + companion
    for (const name of names) {
      const database = name.slice(0, -companion.length)
      if (!name.startsWith(start) || !name.endsWith(ending) || names.has(database)) continue
      if (name === basename(file) + companion) continue
      renameSync(file, join(folder, database))
      return
    }
  }
}

/** `20260304-101530`, in UTC: sorts by time and is allowed in every file system. */
export function stamp(at: Instant): string {
  return new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
}

function stem(file: string): string {
  return basename(file, extname(file))
}
