import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { spareFailingGpu } from '../../../src-main/electron/graphics'
import { tempFolder } from '../../support/temp-folder'

const DAY_MS = 86_400_000
const START = Date.UTC(2026, 2, 4)

/** A computer on which the program is started again and again. */
function aComputer(compositing: string) {
  const folder = tempFolder()
  mkdirSync(join(folder, 'window'))
  const file = join(folder, 'window', 'graphics.json')
  /** True when Chromium was spared the GPU at this start. */
  function start(at: number, electron = '45.4.1'): boolean {
    const disableHardwareAcceleration = vi.fn()
    const painted = spareFailingGpu(folder, {
      electron,
      now: () => at,
      disableHardwareAcceleration,
      compositing: () => (disableHardwareAcceleration.mock.calls.length > 0 ? 'off' : compositing),
    })
    painted()
    return disableHardwareAcceleration.mock.calls.length > 0
  }
  return { start, file }
}

it('spares Chromium a GPU that failed, for a week, and then looks again', () => {
  const { start } = aComputer('disabled_software')
  expect(start(START)).toBe(false)
  expect(start(START + 1)).toBe(true)
  expect(start(START + 6 * DAY_MS)).toBe(true)
  expect(start(START + 7 * DAY_MS)).toBe(false)
  expect(start(START + 8 * DAY_MS)).toBe(true)
})

it('never does where the GPU works', () => {
  const { start } = aComputer('enabled')
  expect([start(START), start(START + 1)]).toEqual([false, false])
})

it('looks again with another Electron, and when the clock was set back', () => {
  const { start } = aComputer('disabled_software')
  start(START)
  expect(start(START + 1, '46.0.0')).toBe(false)
  expect(start(START - 30 * DAY_MS, '46.0.0')).toBe(false)
})

it.each(['', 'null', '[]', '{"until":"soon"}', 'x'])(
  'does not stumble over a note that says %j',
  (text) => {
    const { start, file } = aComputer('enabled')
    writeFileSync(file, text)
    expect(start(START)).toBe(false)
  },
)
