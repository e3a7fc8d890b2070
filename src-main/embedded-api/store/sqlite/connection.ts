import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { StartError } from '../../start-error'
import { LATEST_VERSION } from '../migrate'
import type { Transactor } from './commit-group'

export type Connection = Database.Database

/** How long a write waits for another process that holds the file. */
const BUSY_TIMEOUT_MS = 5_000

/**
 * Opens the data file for this program alone or together with others. Looks at it before anything is written:
 * a file from a newer version, or one that is not ours, is refused and stays as it was, byte for byte.
 * @returns the connection and the version of its layout, 0 for a new file
 * @throws StartError
 */
export function openConnection(file: string): { connection: Connection; version: number } {
  try {
    refuseMarkedReadOnly(file)
    const version = file === ':memory:' || !existsSync(file) ? 0 : inspect(file)
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const connection = new Database(file, { timeout: BUSY_TIMEOUT_MS })
    // FULL: an answered redemption survives a power cut. WAL: readers never wait for a writer.
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) {
      connection.pragma(pragma)
    }
    // Who is erased is not left in the file's free space, as far as that costs nothing.
    connection.pragma('secure_delete = FAST')
    return { connection, version }
  } catch (cause) {
    throw openError(cause, file)
  }
}

// The superuser may write to files that are marked read-only; whoever marked one did not mean that.
function refuseMarkedReadOnly(file: string): void {
  if (existsSync(file) && (statSync(file).mode & 0o222) === 0) throw notWritable(file)
}

function inspect(file: string): number {
  const stat = statSync(file)
  if (!stat.isFile()) throw notWritable(file)
  if (stat.size === 0) return 0
  // Beside a log that is still to be worked in only a reader leaves the file as it is; where there is none, only
  // a writer cleans up after itself.
  const readonly = existsSync(`${file}-wal`)
  const connection = new Database(file, { readonly, timeout: BUSY_TIMEOUT_MS })
  try {
    const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck()
    const names = tables.all()
    if (names.length === 0) return 0
    if (!names.includes('schema_version') || !names.includes('member_coupon')) throw foreign(file)
    const version = Number(
      connection.prepare('SELECT max(version) FROM schema_version').pluck().get(),
    )
    if (version > LATEST_VERSION) throw newer(file, version)
    return version
  } finally {
    connection.close()
  }
}

/** Turns what SQLite or the file system says into words for the user; a StartError passes unchanged. */
export function openError(cause: unknown, file: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (
    /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|EEXIST)/.test(code)
  ) {
    return notWritable(file, cause)
  }
  if (/^(SQLITE_FULL|ENOSPC)/.test(code)) {
    return new StartError(
      'disk-full',
      `磁盘已满，无法写入数据文件：${file}`,
      `The disk is full, the data file cannot be written: ${file}`,
      { cause },
    )
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new StartError(
      'data-damaged',
      `数据文件已损坏或不是数据库，未作任何改动：${file}`,
      `The data file is damaged or no database; it was left untouched: ${file}`,
      { cause },
    )
  }
  return cause
}

function notWritable(file: string, cause?: unknown): StartError {
  return new StartError(
    'data-not-writable',
    `数据文件不可写：${file}。请检查文件和文件夹的权限，或用 --data 指定其他位置`,
    `The data file cannot be written: ${file}. Check the rights of file and folder, or name another place with --data`,
    { cause },
  )
}

function newer(file: string, version: number): StartError {
  return new StartError(
    'data-newer',
    `数据文件由更新版本的程序建立（版本 ${version}，本程序支持到 ${LATEST_VERSION}），未作任何改动：${file}。请升级程序`,
    `The data file was made by a newer version (layout ${version}, this program knows up to ${LATEST_VERSION}); it was left untouched: ${file}. Update the program`,
  )
}

function foreign(file: string): StartError {
  return new StartError(
    'data-foreign',
    `该文件属于其他程序，未作任何改动：${file}。请用 --data 指定其他位置`,
    `The file belongs to another program; it was left untouched: ${file}. Name another place with --data`,
  )
}

/** The steps of a group commit on a connection. */
export function transactorOf(connection: Connection): Transactor {
  const step = (sql: string) => {
    const statement = connection.prepare(sql)
    return () => void statement.run()
  }
  const rollback = step('ROLLBACK')
  return {
    // IMMEDIATE: take the write lock before reading, so that what was judged is still true when it is written.
    begin: step('BEGIN IMMEDIATE'),
    commit: step('COMMIT'),
    // After a full disk or an I/O error SQLite may have rolled back by itself.
    rollback: () => void (connection.inTransaction && rollback()),
    savepoint: step('SAVEPOINT member'),
    release: step('RELEASE member'),
    rollbackToSavepoint: step('ROLLBACK TO member'),
  }
}
