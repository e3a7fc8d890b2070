import { describe, expect, it } from 'vitest'
import { createLine, type Contact } from '../../../src-main/sync/line'

const START = Date.parse('2026-11-14T04:41:00Z')
const SERVER_ERROR = { code: 'api.http', status: 500 } as const

function aLine() {
  let elapsed = 0
  let told = 0
  const kept: [string, Contact][] = []
  const line = createLine({
    changed: () => void told++,
    back: () => {},
    memory: {
      read: (id) => kept.findLast(([of]) => of === id)?.[1] ?? null,
      write: (id, contact) => void kept.push([id, contact]),
    },
    localNow: () => START + elapsed,
    steadyNow: () => elapsed,
  })
  line.reset('training')
  const pass = (ms: number) => void (elapsed += ms)
  /** What is put on the disk is put there behind the answer. */
  const written = () => new Promise<number>((done) => setImmediate(() => done(kept.length)))
  return { line, pass, written, told: () => told }
}

describe('the last contact', () => {
  it('is not an answer that refuses the token', () => {
    const { line, pass } = aLine()
    line.answered(5, null)
    pass(3_600_000)
    line.answered(5, null)
    line.failed({ code: 'api.unauthorized' })
    expect([line.lastContactAt, line.state.state]).toEqual([START, 'unauthorized'])
  })

  it('is remembered once a minute, at the end, and for its back end', async () => {
    const { line, pass, written } = aLine()
    line.answered(5, null)
    expect(await written()).toBe(1)
    pass(59_000)
    line.answered(5, null)
    expect(await written()).toBe(1)
    pass(1_000)
    line.answered(5, null)
    expect(await written()).toBe(2)
    line.reset('elsewhere')
    expect(line.lastContactAt).toBeNull()
    line.reset('training')
    expect(line.lastContactAt).toBe(START + 60_000)
  })
})

describe('the line', () => {
  it('survives one fault of the server, and not two in a row', () => {
    const { line } = aLine()
    line.answered(5, null)
    line.failed(SERVER_ERROR)
    expect(line.state.state).toBe('online')
    line.answered(5, null)
    line.failed(SERVER_ERROR)
    expect(line.state.state).toBe('online')
    line.failed(SERVER_ERROR)
    expect(line.state.state).toBe('offline')
  })

  it('tells of a clock only when its state is another', () => {
    const { line, told } = aLine()
    const before = told()
    line.watchClock()
    expect(told()).toBe(before)
  })
})
