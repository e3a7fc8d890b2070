import { z } from 'zod'
import type { Connection } from '@shared/domain/connection'
import { ProblemError } from '@shared/ipc/result'
import type { CodeDesk } from '../counter/code-ports'
import { problemOfRefusal, type Caller, type Fields } from './caller'

const MATERIAL = '/codes/material'
const CHANGES = '/codes/changes'
const USE = '/codes/use'
const LINK = '/member/codelink'
const RENEW = '/member/renewcode'
const CARDS = '/member/cards'
const ISSUE = '/member/issuecard'
const REVOKE = '/member/revokecard'
const FOREIGN_CURSOR = 1410
/** A log-in's token: keys are only for terminals. */
const TERMINAL_ONLY = 1413
/** The one way of making codes that this program knows; another would need another version of it. */
const MAKING = { hash: z.literal('SHA256'), digits: z.literal(8), step_seconds: z.literal(30) }

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const materialWire = z.object({
  ...MAKING,
  master_key: key,
  card_keys: z.array(z.object({ id: z.int(), public_key: key })).max(100),
})
const changesWire = z.object({
  rows: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('secret'),
        member_id: z.int().positive().transform(String),
        version: z.int().nonnegative(),
      }),
      z.object({ kind: z.literal('card'), serial: z.int().positive() }),
    ]),
  ),
  next: z.string().min(1).max(200),
  more: z.boolean(),
})
const linkWire = z.object({ path: z.string().regex(/^\/[A-Za-z0-9/_-]{1,200}$/) })
const cardWire = z
  .object({ serial: z.int().positive(), issue_date: z.int(), revoke_date: z.int() })
  .transform(({ serial, issue_date, revoke_date }) => ({
    serial,
    issuedAt: issue_date * 1_000,
    revokedAt: revoke_date === 0 ? null : revoke_date * 1_000,
  }))
const codeWire = z.object({ code: z.string().regex(/^[A-Z]{20,300}$/) })

/** The extension `member-codes` of this project's own API. */
export function createCodeDesk(caller: Caller, connection: Connection): CodeDesk {
  async function ask<T>(
    path: string,
    fields: Fields,
    wire: z.ZodType<T>,
    signal?: AbortSignal,
    repeatable = true,
  ): Promise<T> {
    const envelope = await caller.say(path, fields, { repeatable, signal })
    if (envelope.kind === 'success') return caller.understand(path, wire, envelope.data)
    if (envelope.kind === 'refused' && envelope.apiCode === TERMINAL_ONLY) {
      throw new ProblemError({ code: 'memberCode.notHere' })
    }
    throw new ProblemError(problemOfRefusal(envelope))
  }

  const pageAt = ({ path }: z.infer<typeof linkWire>) =>
    connection.baseUrl.replace(/\/+$/, '') + connection.pathPrefix.replace(/\/+$/, '') + path

  return {
    async material(signal) {
      const { master_key, card_keys } = await ask(MATERIAL, {}, materialWire, signal)
      const cardKeys = card_keys.map(({ id, public_key }) => ({ id, publicKey: public_key }))
      return { masterKey: master_key, cardKeys }
    },
    async changes(cursor, signal) {
      const fields = cursor === null ? {} : { after: cursor }
      const envelope = await caller.say(CHANGES, fields, { repeatable: true, signal })
      if (envelope.kind === 'refused' && envelope.apiCode === FOREIGN_CURSOR) return 'startOver'
      if (envelope.kind !== 'success') throw new ProblemError(problemOfRefusal(envelope))
      const { rows, next, more } = caller.understand(CHANGES, changesWire, envelope.data)
      const read = rows.map((row) =>
        row.kind === 'card'
          ? row
          : { kind: row.kind, memberId: row.member_id, version: row.version },
      )
      return { rows: read, cursor: next, more }
    },
    async use(memberId, step) {
      const fields = { member_id: memberId, step: String(step) }
      // Asked twice, the second answer would call the first one's code used.
      const { first } = await ask(USE, fields, z.object({ first: z.boolean() }), undefined, false)
      return first
    },
    link: async (memberId) => pageAt(await ask(LINK, { member_id: memberId }, linkWire)),
    renew: async (memberId) =>
      pageAt(await ask(RENEW, { member_id: memberId }, linkWire, undefined, false)),
    cards: (memberId) => ask(CARDS, { member_id: memberId }, z.array(cardWire)),
    async issueCard(memberId) {
      const wire = z.intersection(cardWire, codeWire)
      return ask(ISSUE, { member_id: memberId }, wire, undefined, false)
    },
    revokeCard: (memberId, serial) =>
      ask(REVOKE, { member_id: memberId, serial: String(serial) }, cardWire),
  }
}
