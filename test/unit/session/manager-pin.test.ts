import { ProblemError, type Problem } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { openManagerPin } from '../../../src-main/session/manager-pin'
import { hashPin, PIN_HASH, pinMatches } from '../../../src-main/session/pin-hash'
import { memorySecrets } from '../../support/terminal-parts'

function aManager() {
  const secrets = memorySecrets()
  let time = 0
  const open = () => openManagerPin(secrets, () => time)
  const manager = open()
  manager.set('苏店长', '4711')
  return {
    manager,
    secrets,
    restart: open,
    wait: (ms: number) => void (time += ms),
  }
}

const problemOf = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => {
      throw new Error('it passed')
    },
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem
      throw error
    },
  )

describe("the manager's PIN", () => {
  it('is kept as a hash with a salt of its own', async () => {
    const [one, other] = [hashPin('4711'), hashPin('4711')]
    expect(one).toMatch(PIN_HASH)
    expect(one).not.toBe(other)
    expect(one).not.toContain('4711')
    expect([await pinMatches('4711', one), await pinMatches('4712', one)]).toEqual([true, false])
  })

  it('tells whose it is, and nobody where none is set', async () => {
    const { manager } = aManager()
    expect(manager.name()).toBe('苏店长')
    expect(await manager.check('4711')).toBe('苏店长')
    const none = openManagerPin(memorySecrets(), () => 0)
    expect(none.name()).toBeNull()
    expect(await problemOf(none.check('4711'))).toEqual({ code: 'manager.noPin' })
  })

  it('agrees to what only the manager may do: to anybody while none is set, then to the right one', async () => {
    const none = openManagerPin(memorySecrets(), () => 0)
    await none.agree(null)
    const { manager } = aManager()
    expect(await problemOf(manager.agree(null))).toEqual({ code: 'manager.pinNeeded' })
    expect(await problemOf(manager.agree('0000'))).toMatchObject({ code: 'manager.wrongPin' })
    await manager.agree('4711')
  })

  it('is locked after five misses, each further one for twice as long', async () => {
    const { manager, wait } = aManager()
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await problemOf(manager.check('0000'))).toEqual({
        code: 'manager.wrongPin',
        triesLeft,
      })
    }
    expect(await problemOf(manager.check('0000'))).toEqual({ code: 'manager.locked', seconds: 60 })
    wait(59_000)
    // The right one does not help before the time is over.
    expect(await problemOf(manager.check('4711'))).toEqual({ code: 'manager.locked', seconds: 1 })
    wait(1_000)
    expect(await problemOf(manager.check('0000'))).toEqual({ code: 'manager.locked', seconds: 120 })
    wait(120_000)
    expect(await manager.check('4711')).toBe('苏店长')
    expect(await problemOf(manager.check('0000'))).toEqual({
      code: 'manager.wrongPin',
      triesLeft: 4,
    })
  })

  it('remembers misses and the wait over a restart', async () => {
    const { manager, restart } = aManager()
    for (let miss = 0; miss < 3; miss++) await problemOf(manager.check('0000'))
    const second = restart()
    expect(await problemOf(second.check('0000'))).toEqual({
      code: 'manager.wrongPin',
      triesLeft: 1,
    })
    expect(await problemOf(second.check('0000'))).toMatchObject({ code: 'manager.locked' })
    expect(await problemOf(restart().check('4711'))).toEqual({
      code: 'manager.locked',
      seconds: 60,
    })
  })

  it('takes tries one after the other, however many come at once', async () => {
    const { manager } = aManager()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => problemOf(manager.check('0000'))),
    )
    expect(answers.filter(({ code }) => code === 'manager.wrongPin')).toHaveLength(4)
    expect(answers.filter(({ code }) => code === 'manager.locked')).toHaveLength(4)
  })

  it('is locked for the right one, too, that comes at once with many wrong ones', async () => {
    const { manager } = aManager()
    const pins = [...Array.from({ length: 5 }, () => '0000'), '4711']
    const answers = await Promise.all(pins.map((pin) => problemOf(manager.check(pin))))
    expect(answers.at(-1)).toEqual({ code: 'manager.locked', seconds: 60 })
  })

  it('is never locked for more than an hour, and a new one is free at once', async () => {
    const { manager, wait } = aManager()
    let last: Problem | null = null
    for (let miss = 0; miss < 13; miss++) {
      last = await problemOf(manager.check('0000'))
      if (miss < 12) wait(3_600_000)
    }
    expect(last).toEqual({ code: 'manager.locked', seconds: 3_600 })
    manager.set('苏店长', '4712')
    expect(await manager.check('4712')).toBe('苏店长')
  })
})
