import { expect, it, onTestFinished, vi } from 'vitest'
import type { Log } from '../../../src-main/log'
import { createLateLog } from '../../../src-main/logging/late-log'

function listening(): Log & { lines: unknown[] } {
  const lines: unknown[] = []
  const write =
    (level: string) =>
    (event: string, details?: object): void =>
      void lines.push([level, event, details])
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  }
}

it('keeps what is told before the file is open, in its order and with its time, and passes on the rest', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 4, 3) })
  onTestFinished(() => void vi.useRealTimers())
  const late = createLateLog()
  late.warn('guard.requestDenied', { kind: 'image' })
  late.info('window.opened')
  const file = listening()
  late.openedAs(() => file)
  late.error('terminal.notOpened')
  expect(file.lines).toEqual([
    ['warn', 'guard.requestDenied', { kind: 'image', at: '2026-03-04T03:00:00.000Z' }],
    ['info', 'window.opened', { at: '2026-03-04T03:00:00.000Z' }],
    ['error', 'terminal.notOpened', undefined],
  ])
})

it('opens the file once', () => {
  const late = createLateLog()
  const open = vi.fn(listening)
  late.openedAs(open)
  late.openedAs(open)
  expect(open).toHaveBeenCalledTimes(1)
})

it('goes on without a file that cannot be opened', () => {
  const late = createLateLog()
  late.info('window.opened')
  late.openedAs(() => {
    throw new Error('EACCES')
  })
  expect(() => late.error('terminal.notOpened')).not.toThrow()
})
