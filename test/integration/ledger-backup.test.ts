import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ProblemError } from '@shared/ipc/result'
import { silentLog } from '../../src-main/log'
import { backUp } from '../../src-main/store/keeper/back-up'
import { listBackups } from '../../src-main/store/keeper/backup-files'
import { checkFile } from '../../src-main/store/keeper/check-ledger'
import { jobsHere, type KeeperJobs } from '../../src-main/store/keeper/jobs'
import { jobsBeside } from '../../src-main/store/keeper/jobs-beside'
import { openLedger } from '../../src-main/store/ledger'
import { createLedgerKeeper, type LedgerKeeper } from '../../src-main/store/ledger-keeper'
import { seatLedger } from '../../src-main/store/ledger-seat'
import { bundleProgram } from '../support/bundle.mjs'
import { flip, writeSales } from '../support/damaged-ledgers'
import { tempFolder } from '../support/temp-folder'

const HOUR = 3_600_000
const START = Date.now()

function damageIn(file: string): string[] {
  const damage: string[] = []
  const database = new Database(file, { readonly: true })
  checkFile(database, { damage })
  database.close()
  return damage
}

function aKeeper(folder: string, jobs: KeeperJobs = jobsHere(folder)) {
  const clock = { now: START }
  const seat = seatLedger(() => openLedger(join(folder, 'ledger.db')))
  const keeper: LedgerKeeper = createLedgerKeeper({
    folder,
    seat,
    jobs,
    log: silentLog,
    changed: () => {},
    exchanged: () => {},
    now: () => clock.now,
  })
  onTestFinished(() => {
    keeper.stop()
    seat.close()
  })
  return { keeper, ledger: seat.ledger, clock }
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
}

describe('a backup', () => {
  it('is whole and says how many entries it holds, while others write', async () => {
    const folder = tempFolder()
    const { ledger } = aKeeper(folder, jobsHere(folder))
    writeSales(ledger, 5)
    const script = await bundleProgram('ledger-thread', 'backup')
    const jobs = jobsBeside(script, folder)
    onTestFinished(() => jobs.end())
    const under = jobs.backUp(START)
    writeSales(ledger, 20, 5)
    const backup = await under
    expect(backup.entries).toBeGreaterThanOrEqual(10)
    expect(damageIn(join(folder, 'backups', backup.name))).toEqual([])
    expect((await jobs.check()).damage).toEqual([])
    expect(
      readdirSync(join(folder, 'backups')).filter((name) => /part|wal|shm/.test(name)),
    ).toEqual([])
  })

  it('is not made of a damaged ledger, and leaves the good ones', async () => {
    const folder = tempFolder()
    const file = join(folder, 'ledger.db')
    const ledger = openLedger(file)
    writeSales(ledger, 40)
    const good = await backUp(folder, START - HOUR)
    ledger.close()
    flip(file, 4096 * 3)
    expect(await problemOf(backUp(folder, START))).toBe('storage.damaged')
    expect(listBackups(folder)).toEqual([good])
  })

  it('says that its folder cannot be written', async () => {
    const folder = tempFolder()
    openLedger(join(folder, 'ledger.db')).close()
    // Rights would not stop the superuser; a file in its place stops everybody.
    writeFileSync(join(folder, 'backups'), '')
    expect(await problemOf(backUp(folder, START))).toBe('storage.readOnly')
  })

  it('that fails is a quiet warning, and the counter goes on', async () => {
    const folder = tempFolder()
    const jobs: KeeperJobs = {
      ...jobsHere(folder),
      backUp: () => Promise.reject(new ProblemError({ code: 'storage.full', path: folder })),
    }
    const { keeper, ledger } = aKeeper(folder, jobs)
    await keeper.begin()
    expect(keeper.state().backup.problem).toEqual({ code: 'storage.full', path: folder })
    writeSales(ledger, 1)
    expect(keeper.state().check.state).toBe('ok')
  })
})

describe('the hours', () => {
  it('bring a backup only when something was written since the last', async () => {
    const folder = tempFolder()
    const { keeper, ledger, clock } = aKeeper(folder)
    await keeper.begin()
    expect(keeper.backups()).toHaveLength(1)
    writeSales(ledger, 1)
    await keeper.backUpIfDue()
    expect(keeper.backups()).toHaveLength(1)
    clock.now += HOUR
    await keeper.backUpIfDue()
    expect(keeper.backups()).toHaveLength(2)
    clock.now += HOUR
    await keeper.backUpIfDue()
    expect(keeper.backups()).toHaveLength(2)
  })
})

describe('restoring', () => {
  it('puts the backup in place, loses nothing that can be read, and everybody goes on with the new book', async () => {
    const folder = tempFolder()
    const { keeper, ledger, clock } = aKeeper(folder)
    const early = writeSales(ledger, 3)
    await keeper.backUpNow()
    const late = writeSales(ledger, 3, 3)
    const name = keeper.backups()[0]?.name ?? ''
    clock.now += 1000
    const recovery = await keeper.restore(name)
    expect(recovery).toMatchObject({ cause: 'restored', complete: true, rescued: 6, fragments: 0 })
    for (const [requestId, { saleId, state }] of [...early, ...late]) {
      const found = ledger.sale(saleId)?.redemptions.find((one) => one.requestId === requestId)
      expect(found?.state).toBe(state)
    }
    expect(keeper.state().recovery).toEqual(recovery)
    expect(keeper.recoveryRead().recovery).toBeNull()
    expect(readdirSync(folder)).toContain(recovery.keptFile)
  })

  it('refuses a backup that is damaged or gone, and the ledger stays', async () => {
    const folder = tempFolder()
    const { keeper, ledger } = aKeeper(folder)
    const written = writeSales(ledger, 3)
    await keeper.backUpNow()
    const name = keeper.backups()[0]?.name ?? ''
    flip(join(folder, 'backups', name), 0)
    expect(await problemOf(keeper.restore(name))).toBe('backup.damaged')
    expect(await problemOf(keeper.restore('ledger-20200101-000000.db'))).toBe('backup.gone')
    expect(await problemOf(keeper.restore('../ledger.db'))).toBe('backup.gone')
    expect(ledger.sale([...written.values()][0]?.saleId ?? '')).not.toBeNull()
    expect(keeper.state().recovery).toBeNull()
  })

  it('happens by itself when the check at the start finds damage', async () => {
    const folder = tempFolder()
    const before = openLedger(join(folder, 'ledger.db'))
    const written = writeSales(before, 40)
    await backUp(folder, START - HOUR)
    before.close()
    flip(join(folder, 'ledger.db'), 4096 * 3)
    const { keeper, ledger } = aKeeper(folder)
    await keeper.begin()
    expect(keeper.state()).toMatchObject({ check: { state: 'ok' }, recovery: { cause: 'damaged' } })
    for (const { saleId } of written.values()) expect(ledger.sale(saleId)).not.toBeNull()
  })
})

describe('kill -9 while backups are made', () => {
  it('leaves whole backups and at most one part, which the next one removes', async () => {
    const folder = tempFolder()
    const program = await bundleProgram('backing-up', 'backup')
    for (let round = 0; round < 5; round++) {
      const child = spawn(process.execPath, [program, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      })
      let left = round + 1
      createInterface({ input: child.stdout }).on('line', () => {
        if (--left === 0) child.kill('SIGKILL')
      })
      await once(child, 'close')
      for (const { name } of listBackups(folder)) {
        expect(damageIn(join(folder, 'backups', name)), name).toEqual([])
      }
    }
    await backUp(folder, Date.now() + HOUR)
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.includes('.part'))).toEqual(
      [],
    )
  })
})
