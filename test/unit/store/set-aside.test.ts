import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { finishSettingAside, setAside } from '../../../src-main/store/set-aside'
import { tempFolder } from '../../support/temp-folder'

const AT = Date.parse('2026-03-04T10:15:30Z')

function aFolder(...endings: string[]): { folder: string; file: string } {
  const folder = tempFolder()
  const file = join(folder, 'cache.db')
  for (const ending of endings) writeFileSync(file + ending, `content${ending}`)
  return { folder, file }
}

describe('setting a database aside', () => {
  it('moves it with its log, unchanged, and says where', () => {
    const { folder, file } = aFolder('', '-wal', '-shm')
    const aside = setAside(file, 'damaged', AT)
    expect(basename(aside)).toBe('cache.damaged-20260304-101530.db')
    expect(readdirSync(folder).sort()).toEqual(
      ['', '-shm', '-wal'].map((ending) => basename(aside) + ending),
    )
    for (const ending of ['', '-wal', '-shm']) {
      expect(readFileSync(aside + ending, 'utf8')).toBe(`content${ending}`)
    }
  })

  it('takes the journal of a change that was cut short along: the next database would be undone by it', () => {
    const { folder, file } = aFolder('', '-journal')
    const aside = setAside(file, 'damaged', AT)
    expect(readdirSync(folder).sort()).toEqual([basename(aside), `${basename(aside)}-journal`])
  })

  it('never overwrites what was set aside before', () => {
    const { file } = aFolder('')
    setAside(file, 'damaged', AT)
    writeFileSync(file, 'second')
    const second = setAside(file, 'damaged', AT)
    expect(basename(second)).toBe('cache.damaged-20260304-101530-2.db')
    expect(readFileSync(second, 'utf8')).toBe('second')
  })

  it('finishes what a crash left half-way', () => {
    const { file } = aFolder('', '-wal')
    const aside = join(file, '..', 'cache.damaged-20260304-101530.db')
    renameSync(`${file}-wal`, `${aside}-wal`)
    finishSettingAside(file)
    expect([existsSync(file), readFileSync(aside, 'utf8')]).toEqual([false, 'content'])
  })

  it('leaves a database alone that is where it belongs', () => {
    const { folder, file } = aFolder('', '-wal', '-shm')
    const before = readdirSync(folder)
    finishSettingAside(file)
    expect(readdirSync(folder)).toEqual(before)
    const aside = setAside(file, 'damaged', AT)
    writeFileSync(file, 'new')
    finishSettingAside(file)
    expect([readFileSync(file, 'utf8'), existsSync(aside)]).toEqual(['new', true])
  })

  it('does not let a log without a database take the next database away', () => {
    const { file } = aFolder('-wal')
    setAside(file, 'damaged', AT)
    writeFileSync(file, 'new')
    finishSettingAside(file)
    expect(readFileSync(file, 'utf8')).toBe('new')
  })
})
