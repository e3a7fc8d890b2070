import type Database from 'better-sqlite3'
import type { ChainVerdict, Misfit } from '@shared/domain/chain-verdict'
import { NEVER } from '../keeper/derived-rules'
import { openToRead } from '../open-to-read'
import { checkStructure } from './check-structure'
import { diagnose, diagnoseGap } from './diagnose'
import { personCheck } from './check-person'
import { linkHash, shortHash, type ChainHead } from './link'
import { chainReader, type ChainReader, type FoundLink } from './read-chain'
import { watchTrail, type Trail } from './watch-trail'

/** What else than the ledger itself the verifier may know. */
export interface VerifyOptions {
  /** The key of the seals: without it, and of those made with another one, only their place in the chain is checked. */
  sealKey?: string
  /** Where the chain is known to have ended once, kept outside the ledger: shows a chain that was cut or made anew. */
  known?: ChainHead
}

/**
 * Compares every row of a ledger with its link in the chain, and what the program derives from the rows with the rows.
 * Only reads, at one moment of the ledger, while others may write. Names the first row that does not fit, in the order of
 * the chain. Throws what SQLite throws where the file cannot be read.
 */
export function verifyLedger(
  source: string | Database.Database,
  options: VerifyOptions = {},
): ChainVerdict {
  const database = typeof source === 'string' ? openToRead(source) : source
  try {
    return database.transaction(() => verify(database, options))()
  } finally {
    if (typeof source === 'string') database.close()
  }
}

/** How far a verification has come. */
interface Progress {
  rows: number
  hash: string
  trail: Trail
  counts: Map<string, number>
}

function verify(database: Database.Database, options: VerifyOptions): ChainVerdict {
  const { tables, guards } = checkStructure(database)
  if (tables) return { ok: false, rows: 0, first: tables }
  const reader = chainReader(database)
  const progress: Progress = { rows: 0, hash: '', trail: watchTrail(options), counts: new Map() }
  const first =
    followLinks(reader, progress, personCheck(database, reader), options) ??
    checkEnd(reader, progress, options) ??
    findAdded(reader, progress) ??
    findUnderivable(database) ??
    guards
  const { rows, hash, trail } = progress
  if (first) return { ok: false, rows, first }
  return { ok: true, rows, head: shortHash(hash), ...trail.seals() }
}

function followLinks(
  reader: ChainReader,
  progress: Progress,
  checkPerson: (link: FoundLink) => Misfit | null,
  { known }: VerifyOptions,
): Misfit | null {
  for (const link of reader.links()) {
    const { seq, table, key, hash, content } = link
    if (seq !== progress.rows + 1) return diagnoseGap(reader, progress.rows + 1, progress.hash)
    if (content === null || linkHash(progress.hash, { key, content }) !== hash) {
      return diagnose(reader, link, progress.hash)
    }
    const person = table === 'sale' ? checkPerson(link) : null
    if (person) return person
    const what =
      known?.seq === seq && known.hash !== hash
        ? 'sealWrong'
        : progress.trail.see(link, progress.hash)
    if (what) return { chainSeq: seq, table, key, what }
    progress.rows = seq
    progress.hash = hash
    progress.counts.set(table, (progress.counts.get(table) ?? 0) + 1)
  }
  return null
}

/** Where the chain ends must be where its head says, and not before what is known from elsewhere. */
function checkEnd(
  reader: ChainReader,
  { rows, hash }: Progress,
  { known }: VerifyOptions,
): Misfit | null {
  const head = reader.head()
  if (head && head.seq > rows) return diagnoseGap(reader, rows + 1, hash)
  if (head?.seq !== rows || head.hash !== hash) {
    return { chainSeq: rows, table: 'chain_head', key: '1', what: 'headMismatch' }
  }
  if (!known || known.seq <= rows) return null
  return { chainSeq: rows + 1, table: null, key: null, what: 'linkMissing' }
}

/** Every link has its row by now: what is more than they are has none. */
function findAdded(reader: ChainReader, { counts }: Progress): Misfit | null {
  for (const name of reader.tables()) {
    if (reader.countOf(name) === (counts.get(name) ?? 0)) continue
    const [row] = reader.withoutLink(name, 1)
    return { chainSeq: null, table: name, key: row?.key ?? null, what: 'added' }
  }
  return null
}

function findUnderivable(database: Database.Database): Misfit | null {
  for (const { table, keys } of NEVER) {
    const key = database.prepare<[], string>(`${keys} LIMIT 1`).pluck().get()
    if (key !== undefined) return { chainSeq: null, table, key, what: 'derived' }
  }
  return null
}
