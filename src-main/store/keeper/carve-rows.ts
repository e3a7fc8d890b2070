import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { readRecord, readVarint, type Value } from './read-record'
import { readLog } from './write-ahead-log'

// The file format is SQLite's: https://sqlite.org/fileformat2.html#b_tree_pages

/** Every ledger has pages of this size: it is SQLite's default, and nothing sets another. */
export const PAGE_SIZE = 4096
const PAGES_AT_ONCE = 256
const CELLS_MAX = PAGE_SIZE / 4

/** A row as it lies on a page, of whatever table. */
export interface CarvedRow {
  /** The row's number in a table that has them; null in an index or a table without. */
  rowid: number | null
  values: Value[]
}

interface Pages {
  /** What is on a page now: in the log where it is newer, else in the file. */
  read(page: number): Buffer | null
}

/**
 * Reads rows page by page, without the tree above them: what lies on a page that is whole is found even where SQLite
 * cannot reach it any more. Rows that were replaced do not exist in a book that is only added to.
 */
export function* carveRows(file: string): Generator<CarvedRow> {
  const { pages: logged } = readLog(file, PAGE_SIZE)
  const descriptor = existsSync(file) ? openSync(file, 'r') : null
  try {
    const size = descriptor === null ? 0 : Math.ceil(fstatSync(descriptor).size / PAGE_SIZE)
    const pages: Pages = {
      read: (page) => logged.get(page) ?? (descriptor === null ? null : readPage(descriptor, page)),
    }
    for (const [number, page] of logged) yield* rowsOnPage(page, number, pages)
    if (descriptor === null) return
    for (let first = 0; first < size; first += PAGES_AT_ONCE) {
      const block = Buffer.alloc(PAGES_AT_ONCE * PAGE_SIZE)
      readSync(descriptor, block, 0, block.length, first * PAGE_SIZE)
      for (let index = 0; index < Math.min(PAGES_AT_ONCE, size - first); index++) {
        const page = block.subarray(index * PAGE_SIZE, (index + 1) * PAGE_SIZE)
        yield* rowsOnPage(page, first + index + 1, pages)
      }
    }
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}

function readPage(descriptor: number, page: number): Buffer | null {
  const buffer = Buffer.alloc(PAGE_SIZE)
  return readSync(descriptor, buffer, 0, PAGE_SIZE, (page - 1) * PAGE_SIZE) > 0 ? buffer : null
}

const KINDS: Record<number, { table: boolean; header: number; child: number }> = {
  2: { table: false, header: 12, child: 4 },
  10: { table: false, header: 8, child: 0 },
  13: { table: true, header: 8, child: 0 },
}

function* rowsOnPage(page: Buffer, number: number, pages: Pages): Generator<CarvedRow> {
  // The first page begins with the file's own header.
  const start = number === 1 ? 100 : 0
  const kind = KINDS[page[start] ?? 0]
  if (!kind) return
  const count = Math.min(page.readUInt16BE(start + 3), CELLS_MAX)
  for (let cell = 0; cell < count; cell++) {
    const pointer = start + kind.header + cell * 2
    if (pointer + 2 > PAGE_SIZE) return
    const row = readCell(page, page.readUInt16BE(pointer) + kind.child, kind.table, pages)
    if (row) yield row
  }
}

function readCell(page: Buffer, at: number, table: boolean, pages: Pages): CarvedRow | null {
  const length = readVarint(page, at)
  if (!length || length.value <= 0 || length.value > 10_000_000) return null
  const key = table ? readVarint(page, length.next) : null
  if (table && !key) return null
  const payload = readPayload(page, key?.next ?? length.next, length.value, table, pages)
  const values = payload && readRecord(payload)
  return values ? { rowid: key?.value ?? null, values } : null
}

/** A long record goes on in a chain of further pages. */
function readPayload(
  page: Buffer,
  at: number,
  length: number,
  table: boolean,
  pages: Pages,
): Buffer | null {
  const local = bytesOnPage(length, table)
  if (at + local > PAGE_SIZE) return null
  const parts = [page.subarray(at, at + local)]
  let left = length - local
  let next = left > 0 && at + local + 4 <= PAGE_SIZE ? page.readUInt32BE(at + local) : 0
  while (left > 0) {
    const further = next > 0 ? pages.read(next) : null
    if (!further) return null
    const size = Math.min(left, PAGE_SIZE - 4)
    parts.push(further.subarray(4, 4 + size))
    left -= size
    next = further.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

function bytesOnPage(length: number, table: boolean): number {
  const most = table ? PAGE_SIZE - 35 : Math.floor(((PAGE_SIZE - 12) * 64) / 255) - 23
  if (length <= most) return length
  const least = Math.floor(((PAGE_SIZE - 12) * 32) / 255) - 23
  const wanted = least + ((length - least) % (PAGE_SIZE - 4))
  return wanted <= most ? wanted : least
}
