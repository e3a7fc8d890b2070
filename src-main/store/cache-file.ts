import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Log } from '../log'
import { cacheStatements } from './cache-statements'
import { CACHE_LAYOUT, cacheMigrations } from './migrations/cache'
import { openDatabase } from './open-database'
import { openToRead } from './open-to-read'
import { finishSettingAside, setAside, type AsideReason } from './set-aside'
import { storageProblem } from './storage-problem'

const KEPT_ASIDE = 2
/** After an error that another file would not mend (disk full, read-only) the cache is left alone for so long. */
const REST_MS = 60_000
/** A file that breaks again and again is not replaced for ever: something else is wrong. */
const REPLACEMENTS_MAX = 3

/** The database of the cache with its statements. */
export interface CacheFile {
  database: Database.Database
  sql: ReturnType<typeof cacheStatements>
}

/** Does work with the cache's database, and never lets its troubles out. */
export interface CacheKeeper {
  /** What the work returns; `otherwise` while the cache cannot be used. */
  attempt<T>(otherwise: T, work: (file: CacheFile) => T): T
  /** Removes the files that were set aside: who is erased now may still be in them. */
  dropAside(): void
  /** Whoever comes later finds nothing known. */
  close(): void
}

/**
 * Keeps `cache.db` usable: it is opened at the first work, a file that is damaged or of another layout is set aside and
 * a new one begun, also when it breaks while it is in use.
 */
export function keepCacheFile(file: string, log: Log): CacheKeeper {
  let open: CacheFile | null = null
  let restUntil = 0
  let replaced = 0
  let ended = false

  function opened(): CacheFile {
    if (open) return open
    finishSettingAside(file)
    if (hasOtherLayout(file)) replace('outdated')
    const database = openDatabase(file, { migrations: cacheMigrations, synchronous: 'NORMAL' })
    // Who is erased is not left in the file's free space, as far as that costs nothing.
    database.pragma('secure_delete = FAST')
    try {
      return (open = { database, sql: cacheStatements(database) })
    } catch (error) {
      database.close()
      throw error
    }
  }

  function close(): void {
    try {
      open?.database.close()
    } catch (error) {
      log.warn('cache.notClosed', { error: String(error) })
    }
    open = null
  }

  function replace(reason: AsideReason): void {
    close()
    if (!existsSync(file)) return
    log.warn('cache.setAside', { reason, as: basename(setAside(file, reason, Date.now())) })
    removeAside(file, KEPT_ASIDE)
  }

  function recover(error: unknown): void {
    const problem = storageProblem(error, file)?.code
    log.warn('cache.failed', { problem: problem ?? 'unreadable', error: String(error) })
    try {
      close()
      if (
        problem === 'storage.full' ||
        problem === 'storage.readOnly' ||
        ++replaced > REPLACEMENTS_MAX
      ) {
        restUntil = Date.now() + REST_MS
        replaced = 0
      } else replace('damaged')
    } catch (again) {
      restUntil = Date.now() + REST_MS
      log.warn('cache.notReplaced', { error: String(again) })
    }
  }

  return {
    attempt(otherwise, work) {
      if (ended || Date.now() < restUntil) return otherwise
      try {
        return work(opened())
      } catch (error) {
        recover(error)
        return otherwise
      }
    },
    dropAside() {
      try {
        removeAside(file, 0)
      } catch (error) {
        log.warn('cache.asideNotRemoved', { error: String(error) })
      }
    },
    close() {
      ended = true
      close()
    },
  }
}

/** Looks without writing: the file of a newer program is to be found as that program left it. */
function hasOtherLayout(file: string): boolean {
  if (!existsSync(file) || statSync(file).size === 0) return false
  const database = openToRead(file)
  try {
    return database.pragma('user_version', { simple: true }) !== CACHE_LAYOUT
  } finally {
    database.close()
  }
}

/** Of what was set aside only the latest is of use to anybody who wants to know why; the others go. */
function removeAside(file: string, kept: number): void {
  const folder = dirname(file)
  const aside = readdirSync(folder)
    .filter((name) => /^cache\.(damaged|outdated)-.*\.db$/.test(name))
    .map((name) => ({ path: join(folder, name), at: name.replace(/^cache\.[a-z]+-/, '') }))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  for (const { path } of aside.slice(kept)) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
  }
}
