import { describe, expect, it, vi } from 'vitest'
import { runSteps } from '../../../scripts/setup/step-runner.mjs'

function terminal() {
  let text = ''
  let time = 0
  return {
    write: (more: string) => (text += more),
    // Every look at the clock is two and a half seconds after the one before.
    now: () => (time += 2500),
    text: () => text,
  }
}

describe('running the steps of set-up', () => {
  it('skips in silence what is done', async () => {
    const run = vi.fn()
    const out = terminal()
    const ran = await runSteps([{ name: 'A', takes: 'long', isDone: () => true, run }], out)
    expect(run).not.toHaveBeenCalled()
    expect(ran).toBe(0)
    expect(out.text()).toBe('')
  })

  it('gives each step one line: what it takes, how long it took, a remark', async () => {
    const out = terminal()
    const step = { isDone: () => false, takes: '3 MB' }
    await runSteps(
      [
        { ...step, name: 'A', run: async () => undefined },
        { ...step, name: 'B', run: async () => 'from the mirror' },
      ],
      out,
    )
    expect(out.text()).toBe(
      '• A: 3 MB … done in 2.5 s\n• B: 3 MB … done in 2.5 s (from the mirror)\n',
    )
  })

  it('asks a step whether it is done only after the one before has run', async () => {
    let isInstalled = false
    const second = vi.fn()
    const first = {
      name: 'A',
      takes: '',
      isDone: () => false,
      run: async () => void (isInstalled = true),
    }
    const ran = await runSteps(
      [first, { name: 'B', takes: '', isDone: () => isInstalled, run: second }],
      terminal(),
    )
    expect(ran).toBe(1)
    expect(second).not.toHaveBeenCalled()
  })

  it('ends the line and goes no further when a step fails', async () => {
    const out = terminal()
    const next = vi.fn()
    const failing = {
      name: 'A',
      takes: 'x',
      isDone: () => false,
      run: () => Promise.reject(new Error('no disk')),
    }
    const steps = [failing, { name: 'B', takes: 'x', isDone: () => false, run: next }]
    await expect(runSteps(steps, out)).rejects.toThrow('no disk')
    expect(out.text()).toBe('• A: x … failed after 2.5 s\n')
    expect(next).not.toHaveBeenCalled()
  })
})
