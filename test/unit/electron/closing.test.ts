import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createClosing } from '../../../src-main/electron/closing'
import { silentLog } from '../../../src-main/log'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A program whose books take so long to close. */
function aProgram(closeMs: number | 'never' | 'fails') {
  const exit = vi.fn()
  const lines: string[] = []
  const note = (line: string) => void lines.push(line)
  const log = { ...silentLog, info: note, warn: note, error: note }
  const closing = createClosing({ log, exit })
  const close = vi.fn(
    () =>
      new Promise<void>((resolve, reject) => {
        if (closeMs === 'fails') reject(new Error('disk'))
        else if (closeMs !== 'never') setTimeout(resolve, closeMs)
      }),
  )
  /** True where the end was held back. */
  function quit(isOpen = true): boolean {
    let isHeld = false
    closing.quitting({ preventDefault: () => void (isHeld = true) }, isOpen ? { close } : null)
    return isHeld
  }
  return { quit, close, exit, lines }
}

it('ends at once where nothing is open', () => {
  const { quit, exit } = aProgram(0)
  expect(quit(false)).toBe(false)
  expect(exit).not.toHaveBeenCalled()
})

it('ends once everything is closed, however often it is asked meanwhile', async () => {
  const { quit, close, exit, lines } = aProgram(1_500)
  expect(quit()).toBe(true)
  await vi.advanceTimersByTimeAsync(500)
  expect([quit(), quit(false)]).toEqual([true, true])
  expect(exit).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_100)
  expect(exit).toHaveBeenCalledOnce()
  expect(close).toHaveBeenCalledOnce()
  expect(lines).toEqual(['terminal.closed'])
})

it('ends all the same where it takes too long or fails, and says so', async () => {
  const slow = aProgram('never')
  slow.quit()
  await vi.advanceTimersByTimeAsync(2_100)
  expect([slow.exit.mock.calls.length, slow.lines]).toEqual([1, ['terminal.closedTooSlowly']])
  const failing = aProgram('fails')
  failing.quit()
  await vi.advanceTimersByTimeAsync(100)
  expect([failing.exit.mock.calls.length, failing.lines]).toEqual([1, ['terminal.notClosed']])
})
