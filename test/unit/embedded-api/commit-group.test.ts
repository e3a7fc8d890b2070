import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import {
  CommitGroup,
  GroupCommitError,
  type Transactor,
} from '../../../src-main/embedded-api/store/sqlite/commit-group'
import { transactorOf } from '../../../src-main/embedded-api/store/sqlite/connection'

function onDatabase() {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE item (name TEXT PRIMARY KEY)')
  const insert = db.prepare('INSERT INTO item (name) VALUES (?)')
  const names = () => db.prepare('SELECT name FROM item ORDER BY name').pluck().all()
  const steps: string[] = []
  const transactor = watched(transactorOf(db), steps)
  return { group: new CommitGroup(transactor), insert, names, steps, db, transactor }
}

function watched(inner: Transactor, steps: string[]): Transactor {
  const step = (name: keyof Transactor) => () => {
    steps.push(name)
    inner[name]()
  }
  return {
    begin: step('begin'),
    commit: step('commit'),
    rollback: step('rollback'),
    savepoint: step('savepoint'),
    release: step('release'),
    rollbackToSavepoint: step('rollbackToSavepoint'),
  }
}

describe('CommitGroup', () => {
  it('commits what arrives together in one transaction', async () => {
    const { group, insert, names, steps } = onDatabase()
    const done = await Promise.all(
      ['a', 'b', 'c'].map((name) => group.submit(() => (insert.run(name), name))),
    )
    expect(done).toEqual(['a', 'b', 'c'])
    expect(names()).toEqual(['a', 'b', 'c'])
    expect(steps.filter((step) => step === 'commit')).toHaveLength(1)
  })

  it('undoes a member that fails, with all that it wrote, and nothing of the others', async () => {
    const { group, insert, names } = onDatabase()
    const outcomes = await Promise.allSettled([
      group.submit(() => insert.run('a')),
      group.submit(() => {
        insert.run('half')
        throw new Error('changed my mind')
      }),
      group.submit(() => insert.run('b')),
      group.submit(() => insert.run('a')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ])
    expect(outcomes[1]).toMatchObject({ reason: { message: 'changed my mind' } })
    expect(names()).toEqual(['a', 'b'])
  })

  it('answers nobody before the commit', async () => {
    const { group, insert, steps } = onDatabase()
    const after: string[][] = []
    const note = () => void after.push([...steps])
    await Promise.allSettled([
      group.submit(() => insert.run('a')).then(note),
      group.submit(() => insert.run('a')).catch(note),
    ])
    expect(after).toHaveLength(2)
    for (const seen of after) expect(seen.at(-1)).toBe('commit')
  })

  it('fails everybody when the commit fails, keeps nothing, and goes on', async () => {
    const { insert, names, transactor } = onDatabase()
    let full = true
    const group = new CommitGroup({
      ...transactor,
      commit: () => {
        if (full) throw new Error('disk full')
        transactor.commit()
      },
    })
    const outcomes = await Promise.allSettled(
      ['a', 'b'].map((n) => group.submit(() => insert.run(n))),
    )
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(GroupCommitError) })
    }
    expect(names()).toEqual([])
    full = false
    await group.submit(() => insert.run('c'))
    expect(names()).toEqual(['c'])
  })

  it('fails everybody when the engine has ended the transaction under a member', async () => {
    const { group, insert, names, db } = onDatabase()
    const outcomes = await Promise.allSettled([
      group.submit(() => insert.run('a')),
      group.submit(() => {
        db.exec('ROLLBACK')
        throw new Error('I/O error')
      }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(names()).toEqual([])
  })

  it('keeps groups bounded and in order', async () => {
    const { group, insert, names, steps } = onDatabase()
    const many = Array.from({ length: 300 }, (_, index) => String(index).padStart(3, '0'))
    await Promise.all(many.map((name) => group.submit(() => insert.run(name))))
    expect(names()).toEqual(many)
    expect(steps.filter((step) => step === 'commit')).toHaveLength(3)
  })

  it('flushes at once when asked to', () => {
    const { group, insert, names } = onDatabase()
    void group.submit(() => insert.run('a'))
    group.flush()
    expect(names()).toEqual(['a'])
  })
})
