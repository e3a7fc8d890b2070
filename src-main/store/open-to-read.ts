import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'

/**
 * Opens a database that is there in order to look at it. The connection cannot write, but for one case: a change that
 * was cut short before there was a write-ahead log lies in a rollback journal, and SQLite lets nobody read until a
 * writer has undone it. Throws SQLite's errors.
 */
export function openToRead(file: string): Database.Database {
  return new Database(file, { readonly: !existsSync(`${file}-journal`), fileMustExist: true })
}
