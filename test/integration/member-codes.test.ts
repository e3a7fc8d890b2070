import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCodeShop, type CodeShop } from '../support/member-codes'
import { STAFF } from '../support/embedded-api-fixtures'
import { temporaryFolder } from '../support/embedded-api'
import { memorySecrets } from '../support/terminal-parts'
import type { TestTerminal } from '../support/terminal'

const [LIN, HE] = [10_001, 10_002]
let shop: CodeShop
let disk: ReturnType<typeof temporaryFolder>
let terminal: TestTerminal
beforeEach(async () => {
  disk = temporaryFolder()
  shop = await openCodeShop([LIN, HE])
  terminal = await shop.open(disk.folder)
})
afterEach(async () => {
  await terminal.close()
  await shop.line.cut()
  await shop.api.close()
  disk.remove()
})

/** Whom a code opens, or why it opens nobody. */
async function scan(text: string, at: TestTerminal = terminal): Promise<string> {
  const result = await at.call('counter.find', { text })
  if (!result.ok) return result.problem.code
  return result.value.kind === 'one' ? result.value.sheet.member.id : result.value.kind
}
const newCard = (memberId = LIN) =>
  shop.ask<{ code: string; serial: number }>('/member/issuecard', { member_id: memberId })

describe('a changing code', () => {
  it.each([
    [-3, 'memberCode.expired'],
    [-2, 'memberCode.expired'],
    [-1, String(LIN)],
    [0, String(LIN)],
    [1, String(LIN)],
    [2, 'memberCode.early'],
    [200, 'memberCode.wrong'],
    [-200, 'memberCode.wrong'],
  ])('%i steps from now: %s', async (steps, outcome) => {
    expect(await scan(await shop.code(LIN, steps))).toBe(outcome)
  })

  it('opens a member once, in whatever way it is written, and the next one opens again', async () => {
    const code = await shop.code(LIN)
    expect(await scan(code)).toBe(String(LIN))
    expect(await scan(code)).toBe('memberCode.replayed')
    expect(await scan(code.toLowerCase())).toBe('memberCode.replayed')
    // What is older than a used one was on the screen before it.
    expect(await scan(await shop.code(LIN, -1))).toBe('memberCode.replayed')
    shop.time.now += 30_000
    expect(await scan(code)).toBe('memberCode.replayed')
    expect(await scan(await shop.code(LIN))).toBe(String(LIN))
  })

  it('is one of two when it is scanned twice at once', async () => {
    const code = await shop.code(LIN)
    const outcomes = await Promise.all([scan(code), scan(code)])
    expect(outcomes.sort()).toEqual([String(LIN), 'memberCode.replayed'])
  })

  it('stays used over a restart, also without a line', async () => {
    const code = await shop.code(LIN)
    expect(await scan(code)).toBe(String(LIN))
    await terminal.close()
    await shop.line.cut()
    terminal = await shop.open(disk.folder)
    expect(await scan(code)).toBe('memberCode.replayed')
  })

  it('is used at every terminal', async () => {
    const other = temporaryFolder()
    const second = await shop.open(other.folder, memorySecrets())
    const code = await shop.code(LIN)
    expect(await scan(code)).toBe(String(LIN))
    expect(await scan(code, second)).toBe('memberCode.replayed')
    await second.close()
    other.remove()
  })

  it('of another member opens that one alone, and digits that were made up open nobody', async () => {
    const code = await shop.code(HE)
    expect(await scan(code)).toBe(String(HE))
    expect(await scan(`HXT${LIN}00000000`)).toBe('memberCode.wrong')
    const digits = (await shop.code(HE, 1)).slice(-8)
    expect(await scan((await shop.code(LIN)).slice(0, -8) + digits)).toBe('memberCode.wrong')
  })

  it('is refused after the secret was renewed, and the new one opens at once', async () => {
    expect(await scan(await shop.code(LIN, -1))).toBe(String(LIN))
    await shop.ask('/member/renewcode', { member_id: LIN })
    expect(await scan(await shop.code(LIN, 0, 1))).toBe(String(LIN))
    expect(await scan(await shop.code(LIN, 1, 0))).toBe('memberCode.renewed')
  })

  it('is still good when looking the member up failed', async () => {
    expect(await scan(await shop.code(HE))).toBe(String(HE))
    const code = await shop.code(LIN)
    await shop.line.cut()
    expect(await scan(code)).toMatch(/^api\./)
    expect(await scan(code)).toMatch(/^api\./)
  })

  it('that is not whole is no code', async () => {
    expect(await scan('HXTBBBBBBBBBBBBBBX')).toBe('memberCode.unreadable')
  })
})

describe('without a line', () => {
  it('codes and cards are checked as with one', async () => {
    const card = await newCard()
    expect(await scan(await shop.code(LIN, -1))).toBe(String(LIN))
    const [now, old, wrong] = [await shop.code(LIN), await shop.code(LIN, -2), `HXT${LIN}00000000`]
    await shop.line.cut()
    expect(await scan(old)).toBe('memberCode.expired')
    expect(await scan(wrong)).toBe('memberCode.wrong')
    expect(await scan(now)).toBe(String(LIN))
    expect(await scan(now)).toBe('memberCode.replayed')
    expect(await scan(card.code)).toBe(String(LIN))
  })

  it('a clock that is set back changes nothing while the program runs', async () => {
    expect(await scan(await shop.code(LIN, -1))).toBe(String(LIN))
    const [code, old] = [await shop.code(LIN), await shop.code(LIN, -120)]
    await shop.line.cut()
    shop.time.localAhead = -3_600_000
    expect(await scan(old)).toBe('memberCode.wrong')
    expect(await scan(code)).toBe(String(LIN))
  })

  it('a clock that was set back before a start is not trusted with a code', async () => {
    expect(await scan(await shop.code(LIN, -1))).toBe(String(LIN))
    const [code, card] = [await shop.code(LIN), await newCard()]
    await terminal.close()
    await shop.line.cut()
    shop.time.localAhead = -3_600_000
    terminal = await shop.open(disk.folder)
    expect(await scan(code)).toBe('memberCode.clock')
    // A card needs no clock.
    expect(await scan(card.code)).toBe(String(LIN))
  })
})

describe('a card', () => {
  it('opens its member until it is revoked', async () => {
    const [card, other] = [await newCard(), await newCard()]
    expect(await scan(card.code)).toBe(String(LIN))
    expect(await scan(card.code)).toBe(String(LIN))
    await terminal.ask('memberCodes.revokeCard', {
      memberId: String(LIN),
      serial: card.serial,
      pin: null,
    })
    expect(await scan(card.code)).toBe('memberCode.revoked')
    expect(await scan(other.code)).toBe(String(LIN))
    await shop.line.cut()
    expect(await scan(card.code)).toBe('memberCode.revoked')
  })

  it('is forged when any of its letters is another one', async () => {
    const { code } = await newCard()
    expect(await scan(code)).toBe(String(LIN))
    const letters = 'BCDFGHJKLNPRSTVX'
    const outcomes = new Set<string>()
    for (let at = 3; at < code.length; at++) {
      const other = letters[(letters.indexOf(code[at] ?? '') + 1) % letters.length] ?? ''
      outcomes.add(await scan(code.slice(0, at) + other + code.slice(at + 1)))
    }
    // Another key's number in the first letters; no member has an id of more than 15 digits.
    outcomes.delete('memberCode.unreadable')
    expect([...outcomes].sort()).toEqual(['memberCode.forged', 'memberCode.unknownKey'])
  })

  it('of another shop is not known', async () => {
    const elsewhere = await openCodeShop([LIN])
    const { code } = await elsewhere.ask<{ code: string }>('/member/issuecard', { member_id: LIN })
    await elsewhere.line.cut()
    await elsewhere.api.close()
    expect(await scan(code)).toBe('memberCode.unknownKey')
  })
})

it('leaves no key and no code on the disk or in the log', async () => {
  const [code, card] = [await shop.code(LIN), await newCard()]
  for (const text of [code, code, card.code, `HXT${LIN}00000000`]) await scan(text)
  const { master_key: key } = await shop.ask<{ master_key: string }>('/codes/material')
  await terminal.close()
  const raw = Buffer.from(key, 'base64url')
  const wanted = [key, raw.toString('hex'), raw.toString('base64'), code, card.code].map((text) =>
    Buffer.from(text),
  )
  const files = readdirSync(disk.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  expect(files.length).toBeGreaterThan(2)
  for (const content of [...files, Buffer.from(shop.logged.join('\n'))]) {
    for (const secret of [raw, ...wanted]) expect(content.includes(secret)).toBe(false)
  }
  expect(shop.logged.join('\n')).not.toContain(String(LIN))
  // The test can see: the keys were kept, where they are sealed.
  expect(shop.sealed()).toContain(key)
})

it('is not checked by a terminal with the token of a person', async () => {
  const { account, password } = STAFF
  const { token } = await shop.ask<{ token: string }>('/user/login', { account, password })
  const other = temporaryFolder()
  const fresh = await shop.open(other.folder, memorySecrets(), token)
  expect(await scan(await shop.code(LIN), fresh)).toBe('memberCode.notReady')
  await fresh.close()
  other.remove()
})
