import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mayFollow, REDEMPTION_STATES } from '../../../src-shared/domain/redemption-state'

const ROOT = join(import.meta.dirname, '../../..')
const page = readFileSync(join(ROOT, 'docs/offline.md'), 'utf8')

const STEPS = [
  '[*] → pending',
  ...REDEMPTION_STATES.flatMap((from) =>
    REDEMPTION_STATES.filter((to) => mayFollow(from, to)).map((to) => `${from} → ${to}`),
  ),
].sort()

/** Step, file and test name of each row of the table. */
const ROWS = [...page.matchAll(/^\| `(\S+ → \w+)`[^|]*\|[^|]*\| `(\S+)`: (.+?) *\|$/gm)].map(
  ([, step = '', file = '', name = '']) => ({ step, file, name }),
)

describe('docs/offline.md', () => {
  it('draws every step that the code allows, and no other', () => {
    const drawn = [...page.matchAll(/^ {2}(\S+) --> (\w+)/gm)].map(
      ([, from, to]) => `${from} → ${to}`,
    )
    expect(drawn.sort()).toEqual(STEPS)
  })

  it('names a test for every step', () => {
    expect([...new Set(ROWS.map(({ step }) => step))].sort()).toEqual(STEPS)
  })

  it.each(ROWS)('$step: "$name" is there', ({ file, name }) => {
    const source = readFileSync(join(ROOT, file), 'utf8')
    const quoted = [`'${name}'`, `"${name}"`]
    expect(quoted.some((text) => source.includes(text))).toBe(true)
  })
})
