import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { integrityOf, verifyIntegrity } from '../../../scripts/setup/integrity.mjs'

describe('the hash of a download', () => {
  let folder: string
  let tarball: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'integrity-'))
    tarball = path.join(folder, 'package.tgz')
    writeFileSync(tarball, 'what was published')
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  it('is written as lock files write it', async () => {
    writeFileSync(tarball, '')
    // SHA-512 of nothing, as RFC 6234 has it, in base 64.
    expect(await integrityOf(tarball)).toBe(
      'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    )
  })

  it('lets the pinned file pass', async () => {
    await expect(verifyIntegrity(tarball, await integrityOf(tarball))).resolves.toBeUndefined()
  })

  it('refuses a file in which a single byte was changed', async () => {
    const pinned = await integrityOf(tarball)
    writeFileSync(tarball, 'what was publishad')
    await expect(verifyIntegrity(tarball, pinned)).rejects.toThrow(/not the file that was expected/)
  })
})
