import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint } from '../../../scripts/setup/build.mjs'

describe('noticing that the sources changed', () => {
  let root: string
  const take = (): string => fingerprint(root, ['src', 'config.ts', 'not-there'])
  const write = (name: string, text: string) => writeFileSync(path.join(root, name), text)

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'build-'))
    mkdirSync(path.join(root, 'src', 'deep'), { recursive: true })
    write('src/deep/a.ts', 'one')
    write('config.ts', 'two')
  })

  afterEach(() => rmSync(root, { recursive: true }))

  it('stays the same while nothing changes', () => {
    expect(take()).toBe(take())
  })

  it.each([
    ['an edit that keeps the size', () => write('src/deep/a.ts', 'eno'), true],
    ['a new file', () => write('src/b.ts', ''), true],
    ['a deleted file', () => rmSync(path.join(root, 'config.ts')), true],
    ['a file elsewhere', () => write('README.md', 'x'), false],
  ])('%s', (_, change, isNoticed) => {
    const early = new Date(2020, 0, 1)
    utimesSync(path.join(root, 'src/deep/a.ts'), early, early)
    const before = take()
    change()
    expect(take() !== before).toBe(isNoticed)
  })
})
