import type Database from 'better-sqlite3'
import {
  EXCEPTION_KINDS,
  type ExceptionCounts,
  type ExceptionDetail,
  type ExceptionEntry,
  type HistoryStep,
  type ParkedAnswer,
} from '@shared/domain/exception'
import { receiptSchema } from '@shared/domain/receipt'
import { causeSchema, type Redemption } from '@shared/domain/redemption'
import type { DeskScope, ExceptionBook } from '../counter/exception-book'
import type { Ledger, StoredSale } from '../counter/ports'
import { chainWriter } from './chain/write-chain'
import { deskStatements, type DeskRow } from './ledger-desk-statements'

/** As much of an answer as a person reads; the whole of it stays in the ledger. */
const ANSWER_MAX_CHARACTERS = 4_000

const BY_HAND = '{"code":"byHand"'

/** What the desk needs of the ledger whose file it shares. */
export interface LedgerParts {
  advance: Ledger['advance']
  sale(saleId: string): StoredSale | null
  redemption(row: DeskRow): Redemption
}

/** The exceptions desk over an open ledger file. Throws what SQLite throws. */
export function ledgerDesk(database: Database.Database, ledger: LedgerParts): ExceptionBook {
  const sql = deskStatements(database)
  const chain = chainWriter(database)

  function counts(scope: DeskScope): ExceptionCounts {
    const found: ExceptionCounts = { refused: 0, parked: 0, unknown: 0, byHand: 0 }
    for (const { exception, count } of sql.counts.all(scope)) found[exception] = count
    return found
  }

  function toEntry(row: DeskRow): ExceptionEntry {
    const receipt = receiptSchema.parse(JSON.parse(row.receipt))
    return {
      ...ledger.redemption(row),
      exception: row.exception ?? lastException(row),
      memberId: row.memberId,
      memberName: receipt.member.name,
      memberPhone: receipt.member.phone,
      shopId: row.shopId,
      shopName: receipt.shop.name,
      cashier: receipt.cashier,
      receiptNumber: receipt.number,
      offline: row.offline === 1,
      createdAt: row.createdAt,
    }
  }

  /** What an entry was on the desk for before it left. */
  function lastException({ requestId }: DeskRow): ExceptionEntry['exception'] {
    const last = sql.states
      .all(requestId)
      .flatMap(({ state, cause }) => {
        if (state === 'accepted') return cause.startsWith(BY_HAND) ? (['byHand'] as const) : []
        return state === 'refused' || state === 'parked' ? [state] : []
      })
      .at(-1)
    return last ?? 'unknown'
  }

  function historyOf(requestId: string, saleId: string): HistoryStep[] {
    const states = sql.states.all(requestId).map(({ state, cause, at }) => ({
      kind: 'state' as const,
      at,
      state,
      cause: causeSchema.parse(JSON.parse(cause)),
    }))
    // Where a new state followed at once, its own row tells who asked for it.
    const tries = states.filter(({ cause }) => cause.code === 'triedAgain')
    const told = new Set(tries.map(({ at }) => at))
    const decisions = sql.settlements
      .all(requestId)
      .filter(({ action, at }) => action !== 'tryAgain' || !told.has(at))
      .map((decision): HistoryStep => ({ kind: 'settlement', ...decision }))
    const word = sql.override.get(saleId)
    const override: HistoryStep[] = word ? [{ kind: 'override', ...word }] : []
    return merge(merge(states, override), decisions)
  }

  function answerOf(requestId: string): ParkedAnswer | null {
    const row = sql.answer.get({ requestId, max: ANSWER_MAX_CHARACTERS })
    if (!row) return null
    const { length, ...answer } = row
    return { ...answer, cut: length > ANSWER_MAX_CHARACTERS }
  }

  const settle = database.transaction<ExceptionBook['settle']>((scope, requestId, decide) => {
    const row = sql.entry.get({ ...scope, requestId })
    const { next, ...decision } = decide(row && row.exception !== null ? toEntry(row) : null)
    const { action } = decision
    if (action !== null) {
      const { lastInsertRowid } = sql.insertSettlement.run({ ...decision, action, requestId })
      chain.add(['settlement', String(lastInsertRowid)])
    }
    return next && ledger.advance(requestId, next.state, next.cause, decision.at)
  })

  return {
    counts,
    list(scope, { kinds, limit, offset }) {
      const wanted = kinds.length === 0 ? EXCEPTION_KINDS : kinds
      const all = counts(scope)
      return {
        rows: sql.page.all({ ...scope, kinds: JSON.stringify(wanted), limit, offset }).map(toEntry),
        total: [...new Set(wanted)].reduce((sum, kind) => sum + all[kind], 0),
        counts: all,
      }
    },
    detail(scope, requestId): ExceptionDetail | null {
      const row = sql.entry.get({ ...scope, requestId })
      const sale = row && ledger.sale(row.saleId)
      if (!row || !sale) return null
      return {
        entry: toEntry(row),
        onDesk: row.exception !== null,
        receipt: sale.receipt,
        redemptions: sale.redemptions,
        history: historyOf(requestId, row.saleId),
        answer: answerOf(requestId),
      }
    },
    settle: (...order) => settle.immediate(...order),
  }
}

/** Puts further steps into a history by their time; at the same time they stand behind, as they were written later. */
function merge(history: readonly HistoryStep[], further: readonly HistoryStep[]): HistoryStep[] {
  const merged = [...history]
  for (const step of further) {
    const later = merged.findIndex(({ at }) => at > step.at)
    merged.splice(later === -1 ? merged.length : later, 0, step)
  }
  return merged
}
