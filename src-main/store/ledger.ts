import type { Database } from 'better-sqlite3'
import type { Instant } from '@shared/domain/calendar'
import { receiptSchema } from '@shared/domain/receipt'
import type { Cause, Redemption } from '@shared/domain/redemption'
import { mayFollow, type RedemptionState } from '@shared/domain/redemption-state'
import { ProblemError } from '@shared/ipc/result'
import type { ExceptionBook } from '../counter/exception-book'
import type { ErasureBook } from '../counter/erasure-book'
import type { AuditBook } from '../counter/audit-ports'
import type { ReceiptBook } from '../counter/check-receipt'
import type { PrintBook } from '../counter/print-ports'
import type { RevealBook } from '../counter/reveal-phone'
import type { ShiftBook } from '../counter/shift-ports'
import type { Ledger, LedgerLine, NewSale, OpenRedemption, StoredSale } from '../counter/ports'
import { beginChain } from './chain/adopt'
import { sealPerson } from './chain/link'
import { chainWriter, type Written } from './chain/write-chain'
import { auditRows, overrideNotes } from './ledger-audit'
import { ledgerDesk } from './ledger-desk'
import { deskStatements } from './ledger-desk-statements'
import { refuseUnfit } from './keeper/refuse-unfit'
import { recoveryNotes, type RecoveryNotes } from './keeper/recovery-notes'
import { receiptNumber, toLine, toRedemption } from './ledger-rows'
import { ledgerStatements, type RedemptionRow } from './ledger-statements'
import { erasures } from './ledger-erasures'
import { printRows } from './ledger-prints'
import { receiptRows } from './ledger-receipts'
import { revealNotes } from './ledger-reveals'
import { shiftRows } from './ledger-shifts'
import { ledgerUsage } from './ledger-usage'
import { ledgerMigrations } from './migrations/ledger'
import { openDatabase } from './open-database'
import { withStorageProblems, withStorageProblemsIn } from './storage-problem'

const BY_HAND = JSON.stringify({ code: 'byHand' } satisfies Cause)

/** More than a shop redeems in the longest range that a screen asks for. */
const LINES_MAX = 10_000

/** The ledger on disk and the way to close it. */
export interface OpenLedger
  extends
    Ledger,
    RecoveryNotes,
    RevealBook,
    ErasureBook,
    PrintBook,
    ReceiptBook,
    AuditBook,
    ShiftBook {
  /** What waits for a person, in the same file. */
  exceptions: ExceptionBook
  close(): void
}

/** Everything that the ledger is asked and told. */
const PREPARED = [
  ledgerStatements,
  ledgerUsage,
  deskStatements,
  recoveryNotes,
  revealNotes,
  erasures,
  printRows,
  receiptRows,
  auditRows,
  shiftRows,
]

/** A damaged list of tables opens without a word, and only the statements that we need find no such table. */
function openFit(file: string): Database {
  try {
    return openDatabase(file, {
      migrations: ledgerMigrations,
      synchronous: 'FULL',
      fit: (database) => PREPARED.forEach((prepare) => prepare(database)),
    })
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_ERROR') throw error
    throw new ProblemError({ code: 'storage.damaged', file }, { cause: error })
  }
}

/**
 * Opens (or creates) `ledger.db`. Every write is on the disk before it returns (`synchronous=FULL`).
 * Throws `ProblemError` with a `storage.*` code.
 */
export function openLedger(file: string): OpenLedger {
  withStorageProblems(file, () => refuseUnfit(file))
  const database = openFit(file)
  withStorageProblems(file, () => beginChain(database, Date.now()))
  const chain = chainWriter(database)
  const sql = ledgerStatements(database)
  const usage = ledgerUsage(database)
  const reveals = revealNotes(database)
  const erased = erasures(database)
  const prints = printRows(database)
  const receipts = receiptRows(database)
  const audit = auditRows(database)
  const noteOverride = overrideNotes(database)
  const shifts = shiftRows(database)
  const terminalCode = sql.terminalCode.get()?.code ?? '000'

  function addState(requestId: string, state: RedemptionState, cause: Cause, at: Instant): number {
    return Number(sql.insertState.run(requestId, state, JSON.stringify(cause), at).lastInsertRowid)
  }

  /** What it returns is what a later `readSale` finds. */
  function writeSale(sale: NewSale): StoredSale {
    const { saleId, connectionId, memberId, shopId, day, at } = sale
    const dayNumber = (sql.lastDayNumber.get(day, day)?.last ?? 0) + 1
    const receipt = sale.makeReceipt(receiptNumber(day, terminalCode, dayNumber))
    const receiptText = JSON.stringify(receipt)
    const written: Written[] = [['sale', saleId]]
    sql.insertSale.run(
      saleId,
      connectionId,
      memberId,
      shopId,
      day,
      dayNumber,
      at,
      receiptText,
      sale.offline ? 1 : 0,
      sealPerson(receiptText),
    )
    erased.sold(connectionId, memberId)
    if (sale.override) {
      sql.insertOverride.run({ ...sale.override, saleId, at })
      written.push(['override', saleId], noteOverride({ ...sale.override, saleId, at }, receipt))
    }
    const cause: Cause = { code: 'recorded' }
    const redemptions = sale.redemptions.map((redemption, line): Redemption => {
      const { requestId, couponId, templateId, title, kind, discountFen } = redemption
      sql.insertRedemption.run(
        requestId,
        saleId,
        line,
        connectionId,
        couponId,
        templateId,
        title,
        kind,
        discountFen,
      )
      const state = 'pending'
      const seq = addState(requestId, state, cause, at)
      written.push(['redemption', requestId], ['redemption_state', String(seq)])
      return {
        requestId,
        saleId,
        couponId,
        title,
        kind,
        discountFen,
        state,
        seq,
        stateAt: at,
        cause,
      }
    })
    chain.add(...written)
    for (const paper of sale.papers ?? []) {
      prints.addPrint({ ...paper, saleId, askedBy: '', at }, { code: 'auto' })
    }
    return { saleId, connectionId, receipt, redemptions }
  }

  function readSale(saleId: string): StoredSale | null {
    const sale = sql.sale.get(saleId)
    if (!sale) return null
    return {
      ...{ saleId, connectionId: sale.connectionId },
      receipt: receiptSchema.parse(JSON.parse(sale.receipt)),
      redemptions: sql.redemptionsOfSale.all({ saleId }).map(toRedemption),
    }
  }

  function present(requestId: string): RedemptionRow {
    return sql.redemption.get(requestId) ?? noSuch(requestId)
  }

  function countUnsettled(connectionId: string): { pending: number; unknown: number } {
    const counts = { pending: 0, unknown: 0 }
    for (const { state, count } of sql.unsettled.all(connectionId)) {
      counts[state === 'pending' ? 'pending' : 'unknown'] += count
    }
    return counts
  }

  const recordSale = database.transaction((sale: NewSale, check: () => void): StoredSale => {
    const stored = readSale(sale.saleId)
    if (stored) return stored
    check()
    return writeSale(sale)
  })

  const advance = database.transaction<Ledger['advance']>((requestId, state, cause, at) => {
    const before = present(requestId)
    const byHand = { before: isByHand(before.cause), after: cause.code === 'byHand' }
    if (!mayFollow(before.state, state, byHand)) {
      throw new Error(`redemption ${requestId} may not go from ${before.state} to ${state}`)
    }
    const seq = addState(requestId, state, cause, at)
    chain.add(['redemption_state', String(seq)])
    return { ...before, state, seq, cause, stateAt: at }
  })

  const together = database.transaction((work: () => unknown) => work())

  const park = database.transaction<Ledger['park']>((requestId, cause, answer, at) => {
    const parked = advance(requestId, 'parked', cause, at)
    sql.insertParkedAnswer.run({ ...answer, seq: parked.seq, requestId, at })
    chain.add(['parked_answer', String(parked.seq)])
    return parked
  })

  const inLedger = <T>(work: () => T): T => withStorageProblems(file, work)
  const guarded = <T extends object>(page: T): T => withStorageProblemsIn(file, page)
  const desk = ledgerDesk(database, { advance, sale: readSale, redemption: toRedemption })
  return {
    exceptions: guarded(desk),
    recordSale: (sale, check) => inLedger(() => recordSale.immediate(sale, check)),
    advance: (requestId, state, cause, at) =>
      inLedger(() => advance.immediate(requestId, state, cause, at)),
    sale: (saleId) => inLedger(() => readSale(saleId)),
    park: (requestId, cause, answer, at) =>
      inLedger(() => park.immediate(requestId, cause, answer, at)),
    together: <T>(work: () => T) => inLedger(() => together.immediate(work) as T),
    toWriteOff: (connectionId, limit): OpenRedemption[] =>
      inLedger(() => sql.toWriteOff.all(connectionId, limit)),
    redemption: (requestId) => inLedger(() => toRedemption(present(requestId))),
    stateOf: (requestId) => inLedger(() => (sql.state.get(requestId) ?? noSuch(requestId)).state),
    parkedByOthers: (connectionId, programVersion) =>
      inLedger(() =>
        sql.parkedByOthers.all(connectionId, programVersion).map(({ requestId }) => requestId),
      ),
    lastSeq: () => inLedger(() => sql.lastSeq.get()?.seq ?? 0),
    open: (connectionId, sinceSeq): OpenRedemption[] =>
      inLedger(() =>
        sinceSeq === undefined
          ? sql.open.all(connectionId)
          : sql.openSince.all(sinceSeq, connectionId),
      ),
    counting: (connectionId, couponIds) =>
      inLedger(() => {
        const rows = couponIds.flatMap((couponId) => sql.counting.all(connectionId, couponId))
        return new Map(rows.map((row) => [row.couponId, toRedemption(row)]))
      }),
    offlineUsage: (connectionId, memberId) =>
      inLedger(() => usage.offlineUsage(connectionId, memberId)),
    recentTemplates: (connectionId) => inLedger(() => usage.recentTemplates(connectionId)),
    countUnsettled: (connectionId) => inLedger(() => countUnsettled(connectionId)),
    mayHaveArrived: (requestId) => inLedger(() => sql.wasUnknown.get(requestId) !== undefined),
    lines: (connectionId, from, to, limit = LINES_MAX): LedgerLine[] =>
      inLedger(() => sql.lines.all({ connectionId, from, to, limit }).map(toLine)),
    ...recoveryNotes(database),
    noteReveal: (reveal) => inLedger(() => reveals.noteReveal(reveal)),
    noteErased: (...of) => inLedger(() => erased.noteErased(...of)),
    scrubSome: () => inLedger(() => erased.scrubSome()),
    ...guarded(prints),
    ...guarded(receipts),
    ...guarded(audit),
    ...guarded(shifts),
    close() {
      database.close()
    },
  }
}

/** Told by the stored text: this is asked at every step of every redemption. */
function isByHand(cause: string): boolean {
  return cause.startsWith(BY_HAND)
}

function noSuch(requestId: string): never {
  throw new Error(`no redemption ${requestId} in the ledger`)
}
