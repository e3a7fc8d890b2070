import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openLedger } from '../../src-main/store/ledger'
import { backUp } from '../../src-main/store/keeper/back-up'
import { checkLedger } from '../../src-main/store/keeper/check-ledger'
import { recoverLedger } from '../../src-main/store/keeper/recover-ledger'
import { cutShort } from '../support/cut-short'
import { flip, misspell, snapshot, statesIn, writeSales } from '../support/damaged-ledgers'
import { expectHonest } from '../support/honest-ledger'
import { tempFolder } from '../support/temp-folder'

const AT = Date.parse('2026-03-04T03:00:00Z')
const DAMAGED = { cause: 'damaged', backup: null, at: AT } as const
/** The shortest rows that an entry needs are about a hundred bytes. */
const ROWS_ON_A_PAGE = 42
const SOUND = { damage: [], doubts: [] }

describe('a ledger that is not a database any more', () => {
  it('comes back from its backup and from its pages, with every entry', async () => {
    const folder = tempFolder()
    const file = join(folder, 'ledger.db')
    const ledger = openLedger(file)
    const first = writeSales(ledger, 20)
    await backUp(folder, AT - 3_600_000)
    const all = new Map([...first, ...writeSales(ledger, 20, 20)])
    ledger.close()
    writeFileSync(
      file,
      Buffer.concat([Buffer.from('not a database, '), readFileSync(file).subarray(16)]),
    )
    const damaged = readFileSync(file)
    expect(() => openLedger(file)).toThrow('storage.damaged')
    const recovery = recoverLedger(folder, DAMAGED)
    expect(recovery).toMatchObject({
      complete: false,
      fragments: 0,
      rescued: 40,
      backupAt: AT - 3_600_000,
    })
    expect(readFileSync(join(folder, recovery.keptFile)).equals(damaged)).toBe(true)
    expect(checkLedger(file)).toEqual(SOUND)
    const states = statesIn(file, all.keys(), all)
    for (const [requestId, { state }] of all) {
      expect(states.get(requestId)).toBe(state === 'pending' ? 'unknown' : state)
    }
  })

  it('reads a damaged one as SQLite would, without a change that was cut short in it', () => {
    const folder = tempFolder()
    const file = join(folder, 'ledger.db')
    const ledger = openLedger(file)
    const all = writeSales(ledger, 20)
    ledger.close()
    cutShort(file)
    const damaged = readFileSync(file)
    const journal = readFileSync(`${file}-journal`)
    const recovery = recoverLedger(folder, DAMAGED)
    expect(recovery.complete).toBe(true)
    expect(readFileSync(join(folder, recovery.keptFile)).equals(damaged)).toBe(true)
    expect(readFileSync(join(folder, `${recovery.keptFile}-journal`)).equals(journal)).toBe(true)
    expect(checkLedger(file)).toEqual(SOUND)
    expect(statesIn(file, all.keys(), all).size).toBe(all.size)
  })

  it.each(['REFERENCES redemption (', 'TABLE settlement (', 'TABLE recovery ('])(
    'nor names its tables as it should: one bit of "%s"',
    (words) => {
      const folder = tempFolder()
      const file = join(folder, 'ledger.db')
      const ledger = openLedger(file)
      const all = writeSales(ledger, 5)
      ledger.close()
      misspell(file, words)
      const damaged = readFileSync(file)
      expect(() => openLedger(file)).toThrow('storage.damaged')
      const { keptFile } = recoverLedger(folder, DAMAGED)
      expect(readFileSync(join(folder, keptFile)).equals(damaged)).toBe(true)
      expect(statesIn(file, all.keys(), all).size).toBe(all.size)
    },
  )

  it('comes back from its pages alone where there is no backup, with its own receipt numbers', () => {
    const folder = tempFolder()
    const file = join(folder, 'ledger.db')
    const ledger = openLedger(file)
    const all = writeSales(ledger, 30)
    const number = ledger.sale([...all.values()][0]?.saleId ?? '')?.receipt.number
    ledger.close()
    flip(file, 0)
    const recovery = recoverLedger(folder, DAMAGED)
    expect(recovery).toMatchObject({ rescued: 60, fragments: 0, backupAt: null })
    const after = openLedger(file)
    expect(after.sale([...all.values()][0]?.saleId ?? '')?.receipt.number).toBe(number)
    const next = writeSales(after, 1, 99)
    const receipt = after.sale([...next.values()][0]?.saleId ?? '')?.receipt
    expect(receipt?.number.slice(0, 12)).toBe(number?.slice(0, 12))
    expect(Number(receipt?.number.slice(13))).toBeGreaterThan(1000)
    after.close()
  })
})

/** Small and repeatable: the same seed gives the same damage. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
}

/** What is kept of a ledger that was recovered. */
interface Kept {
  how: 'opened' | 'recovered'
  /** True when what is kept is byte for byte what lay there. */
  unchanged: boolean
}

/** Opens the ledger as the terminal does: as it is, or recovered, also when only the check finds the damage. */
function openOrRecover(folder: string): Kept {
  const file = join(folder, 'ledger.db')
  let before = bytesOf(file)
  try {
    openLedger(file).close()
    if (checkLedger(file).damage.length === 0) return { how: 'opened', unchanged: true }
    // Opened and closed, the log is in the file.
    before = bytesOf(file)
  } catch (error) {
    if (!String(error).includes('storage.damaged')) throw error
  }
  const { keptFile } = recoverLedger(folder, DAMAGED)
  const after = bytesOf(join(folder, keptFile))
  return {
    how: 'recovered',
    unchanged: before.every((bytes, index) => after[index]?.equals(bytes)),
  }
}

function bytesOf(file: string): Buffer[] {
  return ['', '-wal'].map((ending) =>
    existsSync(file + ending) ? readFileSync(file + ending) : Buffer.alloc(0),
  )
}

describe('a ledger damaged anywhere', () => {
  let closed = ''
  let crashed = ''
  let early: ReturnType<typeof writeSales>
  let all: ReturnType<typeof writeSales>
  beforeAll(async () => {
    closed = mkdtempSync(join(tmpdir(), 'coupon-counter-test-'))
    crashed = mkdtempSync(join(tmpdir(), 'coupon-counter-test-'))
    const file = join(closed, 'ledger.db')
    const ledger = openLedger(file)
    early = writeSales(ledger, 60)
    await backUp(closed, AT - 3_600_000)
    copyBackups(closed, crashed)
    all = new Map([...early, ...writeSales(ledger, 10, 60)])
    snapshot(file, crashed)
    ledger.close()
    return () => [closed, crashed].forEach((folder) => rmSync(folder, { recursive: true }))
  })

  function damagedCopy(from: string, withBackup: boolean): { folder: string; file: string } {
    const folder = tempFolder()
    if (withBackup) copyBackups(from, folder)
    return { folder, file: snapshot(join(from, 'ledger.db'), folder) }
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('by one bit, seed %i', (seed) => {
    const next = random(seed)
    for (let round = 0; round < 8; round++) {
      const withBackup = round % 2 === 0
      const { folder, file } = damagedCopy(seed % 2 === 0 ? crashed : closed, withBackup)
      const target = seed % 2 === 0 && round % 4 < 2 ? `${file}-wal` : file
      const offset = Math.floor(next() * statSync(target).size)
      flip(target, offset, 1 << Math.floor(next() * 8))
      const words = `${target.slice(-12)} ${offset}`
      const { how, unchanged } = openOrRecover(folder)
      expect(unchanged, words).toBe(true)
      const { damage, doubts } = checkLedger(file)
      expect(damage, words).toEqual([])
      // A time that lost a bit is still a time: nothing but a doubt tells, and it stays in the file that was opened.
      if (how === 'recovered') {
        expect(doubts, words).toEqual([])
        expectHonest(file)
      }
      const found = statesIn(file, all.keys(), all)
      // One bit costs at most what lies on its page, or the transaction at the end of the log.
      expect(all.size - found.size, words).toBeLessThanOrEqual(ROWS_ON_A_PAGE)
      const lost = withBackup ? [...early.keys()].filter((id) => !found.has(id)) : []
      expect(lost, words).toEqual([])
    }
  })

  it.each([0, 1, 100, 4096, 5000, 20_000, 40_000])('cut off at byte %i', (size) => {
    const { folder, file } = damagedCopy(closed, true)
    truncateSync(file, size)
    expect(openOrRecover(folder)).toEqual({ how: 'recovered', unchanged: true })
    expect(statesIn(file, early.keys(), early).size).toBe(early.size)
  })
})

describe('a recovery that is cut off', () => {
  it('is finished before the ledger is opened again', async () => {
    const folder = tempFolder()
    const file = join(folder, 'ledger.db')
    const ledger = openLedger(file)
    const all = writeSales(ledger, 10)
    await backUp(folder, AT - 3_600_000)
    ledger.close()
    flip(file, 0)
    copyFileSync(file, join(folder, 'ledger.damaged-20260304-030000.db'))
    rmSync(file)
    writeFileSync(
      join(folder, 'ledger.recovery.json'),
      JSON.stringify({
        cause: 'damaged',
        at: AT,
        kept: 'ledger.damaged-20260304-030000.db',
        backup: null,
      }),
    )
    expect(() => openLedger(file)).toThrow('storage.damaged')
    expect(recoverLedger(folder, { ...DAMAGED, at: AT + 1000 }).at).toBe(AT)
    expect(statesIn(file, all.keys(), all).size).toBe(all.size)
    expect(readdirSync(folder).filter((name) => /part|recovery/.test(name))).toEqual([])
  })
})

function copyBackups(from: string, to: string): void {
  for (const name of readdirSync(join(from, 'backups'))) {
    mkdirSync(join(to, 'backups'), { recursive: true })
    copyFileSync(join(from, 'backups', name), join(to, 'backups', name))
  }
}
