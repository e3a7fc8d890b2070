import { describe, expect, it } from 'vitest'
import { SCANNER_SETTINGS } from '@shared/domain/scanner'
import { scannerSettingsSchema } from '@shared/domain/scanner-schema'

const takes = (settings: object) => scannerSettingsSchema.safeParse(settings).success
const on = { found: true, none: true, refused: true }

describe('the settings of a scanner', () => {
  it('are those of most scanners where nothing is said', () => {
    const usual = scannerSettingsSchema.parse({})
    expect(usual).toEqual(SCANNER_SETTINGS)
    // Nothing is put before a code, the computer knows its keys, and every answer is seen and heard.
    expect(usual).toMatchObject({
      prefix: '',
      suffix: '',
      layout: 'computer',
      sounds: on,
      marks: on,
    })
    expect(usual.ends).toEqual(['enter', 'tab', 'silence'])
  })

  it.each<[field: string, good: unknown[], bad: unknown[]]>([
    ['maxGapMs', [10, 150], [9, 151, 10.5, '10']],
    ['minLength', [4, 32], [3, 33, 4.5]],
    ['maxBurstMs', [300, 5_000], [299, 5_001, 300.5]],
    ['volume', [0, 100], [-1, 101, 0.5]],
    ['prefix', ['', 'x'.repeat(8)], ['x'.repeat(9), 1]],
    ['suffix', ['', 'x'.repeat(8)], ['x'.repeat(9), 1]],
    ['ends', [['tab'], ['enter', 'silence'], ['enter', 'tab', 'silence']], [[], ['space']]],
    ['ends', [], [['enter', 'tab', 'silence', 'tab'], 'enter']],
    ['layout', ['computer', 'us', 'uk', 'fr'], ['', 'de']],
  ])('%s', (field, good, bad) => {
    expect(good.filter((value) => !takes({ [field]: value }))).toEqual([])
    expect(bad.filter((value) => takes({ [field]: value }))).toEqual([])
  })

  it.each(['sounds', 'marks'])('say for each answer alone whether there are %s', (field) => {
    const read = (given: object) => scannerSettingsSchema.parse({ [field]: given })
    expect(read({ none: false })).toMatchObject({ [field]: { ...on, none: false } })
    expect(read({ found: false })).toMatchObject({ [field]: { ...on, found: false } })
    expect(read({ refused: false })).toMatchObject({ [field]: { ...on, refused: false } })
    expect(takes({ [field]: { none: 1 } })).toBe(false)
  })
})
