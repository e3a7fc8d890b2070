import { chainVerdictWords } from '@shared/words/chain'
import { expect, it } from 'vitest'
import { CHAINED_NAMES } from '../../../src-main/store/chain/chained-tables'

const LANGUAGES = ['zh-CN', 'en'] as const
const when = (at: number): string => new Date(at).toISOString()

it.each(CHAINED_NAMES)('a row of %s is named in words', (table) => {
  const first = { chainSeq: 7, table, key: 'x', what: 'changed' } as const
  const [, zh = '', ...rest] = chainVerdictWords('zh-CN', { ok: false, rows: 6, first }, when)
  const [, en = ''] = chainVerdictWords('en', { ok: false, rows: 6, first }, when)
  expect(zh).not.toContain(table)
  expect(en).not.toBe(zh)
  expect(rest).toHaveLength(2)
})

it('seals of a key that is not here are told, and only those', () => {
  const verdict = { ok: true, rows: 9, head: 'abcd', seals: 3, lastSealAt: 0 } as const
  for (const language of LANGUAGES) {
    const told = (otherKey: number) => chainVerdictWords(language, { ...verdict, otherKey }, when)
    expect(told(0)).toHaveLength(3)
    expect(told(2)).toHaveLength(4)
    expect(told(2)[2]).toContain(' 2 ')
  }
})
