import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50

/**
 * Unpacks those entries of a zip file for which `place` returns a path inside `folder`.
 * Written here because a bare machine need not have `unzip`, and Node has none.
 * @param {(name: string) => string | undefined} place
 */
export async function unzip(zipFile, folder, place) {
  const file = await open(zipFile)
  try {
    for (const entry of await readDirectory(file)) {
      const target = !entry.name.endsWith('/') && place(entry.name)
      if (target) await extract(file, zipFile, entry, safeJoin(folder, target))
    }
  } finally {
    await file.close()
  }
}

/** Joins a path of an archive to a folder, and refuses one that would leave it. */
export function safeJoin(folder, name) {
  const target = path.resolve(folder, name)
  const inside = path.relative(folder, target)
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) {
    throw new Error(`The archive wants to write outside its folder: ${name}`)
  }
  return target
}

async function readDirectory(file) {
  const { size } = await file.stat()
  // The record at the end is 22 bytes, and a comment of at most 65,535 may follow it.
  const end = await readBytes(file, Math.max(0, size - 65557), Math.min(size, 65557))
  let at = end.length - 22
  while (at >= 0 && end.readUInt32LE(at) !== END_OF_DIRECTORY) at -= 1
  if (at < 0) throw new Error('This is not a zip file, or not a whole one.')
  const directory = await readBytes(file, end.readUInt32LE(at + 16), end.readUInt32LE(at + 12))
  const entries = []
  for (let count = end.readUInt16LE(at + 10), from = 0; count > 0; count -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(from + field))
    entries.push({
      method: directory.readUInt16LE(from + 10),
      packedSize: directory.readUInt32LE(from + 20),
      mode: directory.readUInt32LE(from + 38) >>> 16,
      header: directory.readUInt32LE(from + 42),
      name: directory.toString('utf8', from + 46, from + 46 + name),
    })
    from += 46 + name + extra + comment
  }
  return entries
}

async function extract(file, zipFile, entry, target) {
  const header = await readBytes(file, entry.header, 30)
  const start = entry.header + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  mkdirSync(path.dirname(target), { recursive: true })
  const packed =
    entry.packedSize === 0
      ? []
      : createReadStream(zipFile, { start, end: start + entry.packedSize - 1 })
  const unpack = entry.method === 0 ? [] : [createInflateRaw()]
  const mode = entry.mode & 0o777 || 0o644
  await pipeline(packed, ...unpack, createWriteStream(target, { mode }))
}

async function readBytes(file, position, length) {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  if (bytesRead !== length) throw new Error('The zip file ends too early.')
  return bytes
}
