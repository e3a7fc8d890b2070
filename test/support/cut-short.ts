import { copyFileSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/**
 * Leaves a database as a power cut leaves one that has no write-ahead log: part of a big change written, and beside it
 * the journal by which SQLite undoes that. Nobody may have it open.
 */
export function cutShort(file: string): void {
  const database = new Database(file)
  database.pragma('journal_mode = DELETE')
  // So that pages go to the file before the change is whole.
  database.pragma('cache_size = 1')
  database.exec(`
    BEGIN;
    CREATE TABLE half_done (filling TEXT);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
      INSERT INTO half_done SELECT hex(randomblob(200)) FROM n;`)
  for (const end of ['', '-journal']) copyFileSync(file + end, `${file}.cut${end}`)
  database.close()
  for (const end of ['', '-journal']) {
    rmSync(file + end, { force: true })
    renameSync(`${file}.cut${end}`, file + end)
  }
}
