import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeToFolder } from '../../../src-main/printing/pdf-folder'
import { tempFolder } from '../../support/temp-folder'

const NOT_REACHED = { kind: 'notReached', trouble: 'unreachable' }
const PDF = Buffer.from('%PDF-1.4')

describe('a receipt that goes to a folder', () => {
  it('lies there whole, under a name that every system takes', async () => {
    const folder = tempFolder()
    const begun: string[] = []
    const begin = () => void begun.push(readdirSync(folder).join())
    const sent = await writeToFolder(folder, '2026/../a:b', PDF, { begin })
    expect(sent).toEqual({ kind: 'printed' })
    expect(readdirSync(folder)).toEqual(['2026_.._a_b.pdf'])
    expect(readFileSync(join(folder, '2026_.._a_b.pdf'), 'utf8')).toBe('%PDF-1.4')
    // It was said to begin before a paper lay there.
    expect(begun).toEqual(['2026_.._a_b.part'])
  })

  it('never takes the place of another, which may be somebody else’s', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'a.pdf'), 'the first')
    mkdirSync(join(folder, 'a_2.pdf'))
    for (const file of ['a_3.pdf', 'a_4.pdf']) {
      const sent = await writeToFolder(folder, 'a', PDF, { begin: () => undefined })
      expect(sent).toEqual({ kind: 'printed' })
      expect(readFileSync(join(folder, file), 'utf8')).toBe('%PDF-1.4')
    }
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('the first')
    expect(readdirSync(folder)).toHaveLength(4)
  })

  it('waits while the folder is not there, or cannot take all of it, and has not begun', async () => {
    const folder = tempFolder()
    // Nothing can be written under this name.
    mkdirSync(join(folder, 'a.part'))
    const begin = () => expect.unreachable()
    for (const place of [join(folder, 'gone'), folder]) {
      expect(await writeToFolder(place, 'a', PDF, { begin })).toEqual(NOT_REACHED)
    }
  })

  it('waits where it may not be written, unless whoever runs this may write anywhere', async () => {
    const folder = tempFolder()
    chmodSync(folder, 0o500)
    const sent = await writeToFolder(folder, 'a', PDF, { begin: () => undefined })
    chmodSync(folder, 0o700)
    expect(sent).toEqual(process.getuid?.() === 0 ? { kind: 'printed' } : NOT_REACHED)
  })

  it('leaves nothing there where it may not begin', async () => {
    const folder = tempFolder()
    const begin = () => {
      throw new Error('nobody wants it any more')
    }
    expect(await writeToFolder(folder, 'a', PDF, { begin })).toEqual(NOT_REACHED)
    expect(readdirSync(folder)).toEqual([])
  })
})
