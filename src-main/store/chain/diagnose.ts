import type { Misfit } from '@shared/domain/chain-verdict'
import { linkHash } from './link'
import type { ChainReader, FoundLink, FoundRow } from './read-chain'

/** More rows without a link are not tried as what a link was for. */
const CANDIDATES_MAX = 1_000

/**
 * Says what happened at the first link that does not fit. `before` is the hash of the last one that does. The hashes tell:
 * what was taken out, put in or put elsewhere fits again where it belongs.
 */
export function diagnose(reader: ChainReader, link: FoundLink, before: string): Misfit {
  const { seq, key, hash, content } = link
  const told = (what: Misfit['what'], row: { table: string; key: string } = link): Misfit => ({
    ...{ chainSeq: seq, table: row.table, key: row.key, what },
  })
  const follows = followersOf(reader, seq)
  const own = content === null ? null : linkHash(before, { key, content })
  const candidates = rowsWithoutLink(reader)
  // The link names another row than the one that it was written for.
  const meant = candidates.find((row) => linkHash(before, row) === hash)
  if (meant) return told('linkChanged', meant)
  if (content !== null) {
    // The links that follow have moved up into the place of one that is gone.
    const gone = candidates.find(
      (row) => linkHash(linkHash(before, row), { key, content }) === hash,
    )
    if (gone) return told('linkMissing', gone)
  }
  if (follows(before)) return told(goesOnAfterNext(reader, seq) ? 'linkAdded' : 'reordered')
  if (content === null) return told(fitsLater(reader, seq, before) ? 'reordered' : 'missing')
  if (own !== null && follows(own)) return told('linkChanged')
  return told(fitsLater(reader, seq, before) ? 'reordered' : 'changed')
}

/** Says which link is gone where the numbers leave one out, or where the chain ends before its head. */
export function diagnoseGap(reader: ChainReader, seq: number, before: string): Misfit {
  const follows = followersOf(reader, seq)
  const gone = rowsWithoutLink(reader).find((row) => follows(linkHash(before, row)))
  const { table, key } = gone ?? { table: null, key: null }
  return { chainSeq: seq, table, key, what: 'linkMissing' }
}

function rowsWithoutLink(reader: ChainReader): FoundRow[] {
  return reader.tables().flatMap((name) => reader.withoutLink(name, CANDIDATES_MAX))
}

/** Whether what stands after this number, link or head, fits a hash before it. */
function followersOf(reader: ChainReader, seq: number): (hash: string) => boolean {
  const [next] = reader.links(seq)
  if (!next) return (hash) => reader.head()?.hash === hash
  const { key, content } = next
  return (hash) => content !== null && linkHash(hash, { key, content }) === next.hash
}

/** Whether the one after the next fits it: not where the next has changed places with this one. */
function goesOnAfterNext(reader: ChainReader, seq: number): boolean {
  const [next] = reader.links(seq)
  return !next || followersOf(reader, next.seq)(next.hash)
}

/** Whether a later link is the one that belongs here. */
function fitsLater(reader: ChainReader, seq: number, before: string): boolean {
  for (const { key, content, hash } of reader.links(seq)) {
    if (content !== null && linkHash(before, { key, content }) === hash) return true
  }
  return false
}
