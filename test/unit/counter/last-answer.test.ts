import { describe, expect, it } from 'vitest'
import { createLastAnswer } from '../../../src-main/counter/last-answer'

interface Answer {
  said: number
  problem: null
}
const KEPT_MS = 10_000

/** What was asked, answered when the test says so. */
function aMemory() {
  const last = createLastAnswer<Answer>()
  const open: ((said: number) => void)[] = []
  let now = 0
  const ask = () =>
    new Promise<Answer>((done) => open.push((said) => done({ said, problem: null })))
  return {
    of: async (key: string, anyAge = false) => (await last.of(key, () => now, ask, anyAge)).said,
    forget: last.forget,
    asked: () => open.length,
    async say(said: number): Promise<void> {
      open.at(-1)?.(said)
      await Promise.resolve()
    },
    wait: (ms: number) => void (now += ms),
  }
}

describe('the last answer', () => {
  it('is good for ten seconds, for the same question', async () => {
    const { of, say, asked, wait } = aMemory()
    const first = of('today')
    await say(1)
    expect(await first).toBe(1)
    wait(KEPT_MS - 1)
    expect([await of('today'), asked()]).toEqual([1, 1])
    wait(1)
    void of('today')
    void of('yesterday')
    expect(asked()).toBe(3)
  })

  it('that is out of date does for who scrolls, also while it is asked for anew', async () => {
    const { of, say, forget } = aMemory()
    const first = of('today')
    await say(1)
    await first
    forget()
    const anew = of('today')
    // Asked once more meanwhile: still what was said last.
    forget()
    const again = of('today')
    expect(await of('today', true)).toBe(1)
    await say(2)
    expect(await again).toBe(2)
    expect(await of('today', true)).toBe(2)
    void anew
  })

  it('is waited for where nothing was said before', async () => {
    const { of, say } = aMemory()
    void of('today')
    const scrolled = of('today', true)
    await say(1)
    expect(await scrolled).toBe(1)
  })
})
