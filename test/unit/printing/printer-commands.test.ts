import { describe, expect, it } from 'vitest'
import type { Printer } from '@shared/domain/print-settings-schema'
import { asBytes } from '../../../src-main/printing/draw-document'
import type { PaperDeeds } from '../../../src-main/printing/printer-commands'
import { aPrinter } from '../../support/papers'
import { itemsOf, statusAsked } from '../../support/printer/paper'
import { readPaper } from '../../support/printer/read-paper'

const NOTHING: PaperDeeds = { drawer: 'never', buzzer: false }

function printed(printer: Partial<Printer>, deeds: Partial<PaperDeeds> = {}, document = 'a') {
  return readPaper(asBytes(document, aPrinter(printer), { ...NOTHING, ...deeds }))
}

const kinds = (...of: Parameters<typeof printed>) => printed(...of).items.map(({ kind }) => kind)

describe.each(['escpos', 'generic'] as const)('a printer of the profile %s', (profile) => {
  it('prints, cuts and is asked then, and does nothing that nobody told it', () => {
    expect(kinds({ profile })).toEqual(['line', 'cut', 'statusAsked'])
  })

  it('opens the drawer before or after the paper, or never', () => {
    expect(kinds({ profile }, { drawer: 'before' })).toEqual([
      ...['drawerKick', 'line', 'cut', 'statusAsked'],
    ])
    expect(kinds({ profile }, { drawer: 'after' })).toEqual([
      ...['line', 'cut', 'drawerKick', 'statusAsked'],
    ])
    const [kick] = itemsOf(printed({ profile }, { drawer: 'after' }), 'drawerKick')
    expect(kick).toMatchObject({ pin: 2, onMs: 50 })
  })

  it('sounds its buzzer in its own way, behind the paper', () => {
    const paper = printed({ profile }, { buzzer: true })
    expect(kinds({ profile }, { buzzer: true })).toEqual(['line', 'cut', 'buzz', 'statusAsked'])
    expect(itemsOf(paper, 'buzz').map(({ by }) => by)).toEqual([
      profile === 'escpos' ? 'ESC ( A' : 'ESC B',
    ])
  })

  it('is fed to the edge where it cannot cut', () => {
    const paper = printed({ profile, cutter: false })
    expect(paper.items.map(({ kind }) => kind)).toEqual(['line', 'feed', 'statusAsked'])
    expect(itemsOf(paper, 'feed')).toEqual([{ kind: 'feed', height: 160 }])
  })

  it('is not asked whether it has printed where it answers nothing', () => {
    expect(statusAsked(printed({ profile, answers: false }))).toEqual([])
    expect(statusAsked(printed({ profile, answers: true }))).toEqual([1])
  })

  it('draws rules of signs that every printer has', () => {
    const ruled = '{border:line;width:4,4}\na | b\n-\nc | d\n{border:space;width:auto}\n-'
    const bytes = asBytes(ruled, aPrinter({ profile, columns: 24 }), NOTHING)
    const texts = itemsOf(readPaper(bytes, { columns: 24 }), 'line').map(({ text }) => text.trim())
    expect(texts).toEqual([
      '+----+----+',
      '|a   |   b|',
      '+----+----+',
      '|c   |   d|',
      '+----+----+',
      '-'.repeat(24),
    ])
  })
})

it('a printer of StarPRNT opens the drawer by its bell, and gets none of the questions of the others', () => {
  const star = aPrinter({ profile: 'star' })
  const bytes = asBytes('a', star, { drawer: 'after', buzzer: true })
  expect(bytes.includes(7)).toBe(true)
  expect(bytes.includes(Buffer.from('\x1dr1'))).toBe(false)
  expect(asBytes('a', star, NOTHING).includes(7)).toBe(false)
})
