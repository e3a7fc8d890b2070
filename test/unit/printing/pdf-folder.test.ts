import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
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
    // It was said to begin before anything lay there.
    expect(begun).toEqual([''])
  })

  it.each([
    ['the folder is not there', (folder: string) => join(folder, 'gone')],
    [
      'the folder is a file in the way',
      (folder: string) => {
        mkdirSync(join(folder, 'a.pdf'))
        return folder
      },
    ],
  ])('waits while %s', async (_case, prepare) => {
    const folder = prepare(tempFolder())
    expect(await writeToFolder(folder, 'a', PDF, { begin: () => undefined })).toEqual(NOT_REACHED)
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
