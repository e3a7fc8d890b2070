import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, it } from 'vitest'
import { wallClock } from '@shared/domain/calendar'
import { verifyLedger } from '../../src-main/store/chain/verify-chain'
import { openLedger } from '../../src-main/store/ledger'
import { bundleProgram } from '../support/bundle.mjs'
import { writeFullLedger } from '../support/full-ledger'
import { tempFolder } from '../support/temp-folder'

let program: string
beforeAll(async () => {
  program = await bundleProgram('verify-program', 'verify')
})

function verify(file: string, timeZone = 'UTC') {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', TZ: timeZone }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file], { env })
  return { status, words: String(stdout) + String(stderr) }
}

it('tells of an honest ledger in both languages, and ends with 0', () => {
  const { status, words } = verify(writeFullLedger(tempFolder()))
  expect(words).toMatch(/流水链完整：\d+ 条记录/)
  expect(words).toMatch(/The chain is whole: all \d+ rows/)
  expect(status).toBe(0)
})

it.each([
  ['Asia/Shanghai', '+08:00'],
  ['Asia/Kolkata', '+05:30'],
  ['America/St_Johns', '-03:30'],
  ['UTC', '+00:00'],
])('tells times as the clock in %s does, with its offset, and says so', (timeZone, offset) => {
  const file = writeFullLedger(tempFolder())
  const verdict = verifyLedger(file)
  const { day, time } = wallClock((verdict.ok && verdict.lastSealAt) || 0, timeZone)
  const { words } = verify(file, timeZone)
  expect(words.split(`${day} ${time} ${offset}`)).toHaveLength(3)
  expect(words).toContain('时间是本机时间')
  expect(words).toContain('Times are this computer’s own')
})

it('says that the key and the kept end were not compared, whether it fits or not', () => {
  const file = writeFullLedger(tempFolder())
  const honest = verify(file)
  const database = new Database(file)
  database.exec(`DROP TRIGGER settlement_fixed; UPDATE settlement SET reason = 'x'`)
  database.close()
  for (const { words } of [honest, verify(file)]) {
    expect(words).toContain('没有比对封存密钥，也没有比对上次封存时的末尾')
    expect(words).toContain(
      'neither the key of the seals nor the end at the last seal was compared',
    )
  }
})

it('names the first row that does not fit, and ends with 1', () => {
  const file = writeFullLedger(tempFolder())
  const database = new Database(file)
  database.exec(`DROP TRIGGER settlement_fixed; UPDATE settlement SET reason = 'x' WHERE seq = 1`)
  database.close()
  const { status, words } = verify(file)
  expect(words).toMatch(/第 \d+ 条，异常处理 1\n这条记录被改过。/)
  expect(words).toContain('decision at the desk 1')
  expect(status).toBe(1)
})

it('says that it cannot read a file, and ends with 2', () => {
  const file = join(tempFolder(), 'ledger.db')
  expect(verify(file)).toMatchObject({ status: 2, words: expect.stringContaining('no ledger') })
  writeFileSync(file, 'this is not a database, it only pretends to be one'.repeat(100))
  expect(verify(file)).toMatchObject({
    status: 2,
    words: expect.stringContaining('cannot be read'),
  })
})

it('reads a ledger of before there were shifts', () => {
  const file = join(tempFolder(), 'ledger.db')
  openLedger(file).close()
  const database = new Database(file)
  database.exec('DROP INDEX audit_by_time; DROP TABLE shift_close; DROP TABLE shift')
  database.exec('PRAGMA user_version = 11')
  database.close()
  expect(verify(file)).toMatchObject({ status: 0 })
})
