import { describe, expect, it } from 'vitest'
import { shareFlush } from '../../../src-main/sync/share-flush'

/** A ledger that counts its commits and undoes what a failing one has written. */
function countingLedger() {
  const disk: string[] = []
  let commits = 0
  let failing = false
  return {
    disk,
    commits: () => commits,
    failNextCommit: () => (failing = true),
    row: (text: string) => () => {
      if (text === 'refused') throw new Error('may not go')
      disk.push(text)
      return text
    },
    together<T>(work: () => T): T {
      const before = disk.length
      try {
        const result = work()
        if (failing) throw new Error('disk full')
        commits++
        return result
      } catch (error) {
        disk.length = before
        failing = false
        throw error
      }
    },
  }
}

describe('rows of one turn', () => {
  it('share one commit, and none is told of before it', async () => {
    const ledger = countingLedger()
    const written = shareFlush(ledger)
    const told: string[] = []
    const rows = ['a', 'b', 'c'].map(async (text) => {
      told.push(await written(ledger.row(text)))
      expect(ledger.commits()).toBe(1)
    })
    await Promise.resolve()
    expect(told).toEqual([])
    await Promise.all(rows)
    expect(told).toEqual(['a', 'b', 'c'])
    expect(ledger.disk).toEqual(['a', 'b', 'c'])
  })

  it('of different turns do not wait for each other', async () => {
    const ledger = countingLedger()
    const written = shareFlush(ledger)
    await written(ledger.row('a'))
    await written(ledger.row('b'))
    expect(ledger.commits()).toBe(2)
  })
})

describe('a row that is refused', () => {
  it('fails alone; the others are written once', async () => {
    const ledger = countingLedger()
    const written = shareFlush(ledger)
    const results = await Promise.allSettled(
      ['a', 'refused', 'c'].map((text) => written(ledger.row(text))),
    )
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(ledger.disk).toEqual(['a', 'c'])
  })
})

describe('a commit that fails', () => {
  it('leaves nothing told that is not on the disk', async () => {
    const ledger = countingLedger()
    const written = shareFlush(ledger)
    ledger.failNextCommit()
    const told = await Promise.all(['a', 'b'].map((text) => written(ledger.row(text))))
    expect(told).toEqual(['a', 'b'])
    expect(ledger.disk).toEqual(['a', 'b'])
  })
})
