import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose, diagnoseGap } from '../../../src-main/store/chain/diagnose'
import { linkHash } from '../../../src-main/store/chain/link'
import type { ChainReader } from '../../../src-main/store/chain/read-chain'

interface Row {
  table: 'sale' | 'redemption_state'
  key: string
  content: string
}
interface Link {
  table: string
  key: string
  hash: string
}
/** A book in memory: what a SQLite tool can change of one. */
interface Book {
  rows: Row[]
  /** By their places from 1 on; a hole is a number that is left out. */
  links: (Link | undefined)[]
  head: { seq: number; hash: string } | null
}

const rowOf = (number: number): Row => ({
  table: number % 3 === 0 ? 'sale' : 'redemption_state',
  key: `k${number}`,
  content: `["of",${number}]`,
})

function honestBook(size: number): Book {
  const rows = Array.from({ length: size }, (_, at) => rowOf(at + 1))
  let hash = ''
  const links = rows.map((row) => {
    hash = linkHash(hash, row)
    return { table: row.table, key: row.key, hash }
  })
  return { rows, links, head: { seq: size, hash } }
}

/** A book as the verifier reads one. */
function readerOf({ rows, links, head }: Book): ChainReader {
  const sameRow = (a: { table: string; key: string }) => (b: { table: string; key: string }) =>
    a.table === b.table && a.key === b.key
  const isLinked = (row: Row) => links.some((link) => link && sameRow(row)(link))
  return {
    tables: () => ['sale', 'redemption_state'],
    head: () => head,
    *links(after = 0) {
      for (const [at, link] of links.entries()) {
        if (!link || at + 1 <= after) continue
        const content = rows.find(sameRow(link))?.content ?? null
        yield { ...link, seq: at + 1, content, person: null }
      }
    },
    linkOf: () => null,
    countOf: (name) => rows.filter(({ table }) => table === name).length,
    withoutLink: (name, limit) =>
      rows.filter((row) => row.table === name && !isLinked(row)).slice(0, limit),
  }
}

/** What is said of the first link that does not fit; null where all do. */
function firstMisfit(book: Book) {
  const reader = readerOf(book)
  let [at, hash] = [0, '']
  for (const link of reader.links()) {
    if (link.seq !== at + 1) return diagnoseGap(reader, at + 1, hash)
    const { key, content } = link
    if (content === null || linkHash(hash, { key, content }) !== link.hash) {
      return diagnose(reader, link, hash)
    }
    at = link.seq
    hash = link.hash
  }
  return (book.head?.seq ?? 0) > at ? diagnoseGap(reader, at + 1, hash) : null
}

/** A book, and the place of one of its links (from 0), with as many before and after it as asked for at least. */
const books = (before = 0, after = 0) =>
  fc.integer({ min: before + after + 1, max: 12 }).chain((size) =>
    fc.record({
      book: fc.constant(null).map(() => honestBook(size)),
      at: fc.integer({ min: before, max: size - 1 - after }),
    }),
  )

const places = (at: number) => ({ chainSeq: at + 1, table: rowOf(at + 1).table, key: `k${at + 1}` })

describe('the first link that does not fit', () => {
  it('is none in an honest book', () => {
    fc.assert(
      fc.property(books(), ({ book }) => {
        expect(firstMisfit(book)).toBeNull()
      }),
    )
  })

  it('is of the row whose words were changed', () => {
    fc.assert(
      fc.property(books(), ({ book, at }) => {
        book.rows[at] = { ...rowOf(at + 1), content: '["of",0]' }
        expect(firstMisfit(book)).toEqual({ ...places(at), what: 'changed' })
      }),
    )
  })

  it('is of the row that is gone', () => {
    fc.assert(
      fc.property(books(), ({ book, at }) => {
        book.rows.splice(at, 1)
        expect(firstMisfit(book)).toEqual({ ...places(at), what: 'missing' })
      }),
    )
  })

  it('is gone itself: its number is left out, or those after it have moved up', () => {
    fc.assert(
      fc.property(books(), fc.boolean(), ({ book, at }, movesUp) => {
        if (movesUp) book.links.splice(at, 1)
        else book.links[at] = undefined
        expect(firstMisfit(book)).toEqual({ ...places(at), what: 'linkMissing' })
      }),
    )
  })

  it('is gone together with its row: then nothing tells what it was', () => {
    fc.assert(
      fc.property(books(), ({ book, at }) => {
        book.rows.splice(at, 1)
        book.links[at] = undefined
        const nothing = { chainSeq: at + 1, table: null, key: null }
        expect(firstMisfit(book)).toEqual({ ...nothing, what: 'linkMissing' })
      }),
    )
  })

  it('was written over', () => {
    fc.assert(
      fc.property(books(), ({ book, at }) => {
        book.links[at] = { ...places(at), hash: 'x'.repeat(43) }
        expect(firstMisfit(book)).toEqual({ ...places(at), what: 'linkChanged' })
      }),
    )
  })

  it('names another row than it was written for: told is the row that it was', () => {
    fc.assert(
      fc.property(books(0, 1), fc.boolean(), ({ book, at }, isRow) => {
        const hash = book.links[at]?.hash ?? ''
        const other = isRow ? rowOf(at + 2) : { table: 'sale', key: 'nobody' }
        book.links[at] = { table: other.table, key: other.key, hash }
        expect(firstMisfit(book)).toEqual({ ...places(at), what: 'linkChanged' })
      }),
    )
  })

  it('was put in, with a row of its own', () => {
    fc.assert(
      fc.property(books(), fc.boolean(), ({ book, at }, isGood) => {
        const row = rowOf(99)
        book.rows.push(row)
        const before = book.links[at - 1]?.hash ?? ''
        const hash = isGood ? linkHash(before, row) : 'x'.repeat(43)
        book.links.splice(at, 0, { table: row.table, key: row.key, hash })
        const { table, key } = row
        // One that itself fits shows with the link after it, which does no longer.
        const found = firstMisfit(book)
        if (isGood) expect(found?.chainSeq).toBe(at + 2)
        else expect(found).toEqual({ chainSeq: at + 1, table, key, what: 'linkAdded' })
      }),
    )
  })

  it('has changed places with another', () => {
    fc.assert(
      fc.property(books(0, 2), fc.nat(10), ({ book, at }, more) => {
        const other = Math.min(at + 1 + more, book.links.length - 1)
        const [one, two] = [book.links[at], book.links[other]]
        book.links[at] = two
        book.links[other] = one
        expect(firstMisfit(book)).toEqual({ ...places(other), chainSeq: at + 1, what: 'reordered' })
      }),
    )
  })

  it('has been put to the end', () => {
    fc.assert(
      fc.property(books(0, 2), ({ book, at }) => {
        const [moved] = book.links.splice(at, 1)
        book.links.push(moved)
        const found = firstMisfit(book)
        expect(found).toEqual({ ...places(at + 1), chainSeq: at + 1, what: 'reordered' })
      }),
    )
  })

  it('is the first that was cut off the end, named where it was the only one', () => {
    fc.assert(
      fc.property(books(), ({ book, at }) => {
        const cut = book.links.length - at
        book.links.length = at
        const named = cut === 1 ? places(at) : { chainSeq: at + 1, table: null, key: null }
        expect(firstMisfit(book)).toEqual({ ...named, what: 'linkMissing' })
      }),
    )
  })

  it('is told apart from a row that somebody put in without a link', () => {
    fc.assert(
      fc.property(books(), fc.boolean(), ({ book, at }, isGone) => {
        book.rows.unshift(rowOf(99), rowOf(98))
        if (isGone) book.links.splice(at, 1)
        else book.rows[at + 2] = { ...rowOf(at + 1), content: '["of",0]' }
        const what = isGone ? 'linkMissing' : 'changed'
        expect(firstMisfit(book)).toEqual({ ...places(at), what })
      }),
    )
  })

  it('has changed places, though the row of the other one is gone', () => {
    fc.assert(
      fc.property(books(0, 3), ({ book, at }) => {
        const other = book.links.length - 1
        const [one, two] = [book.links[at], book.links[other]]
        book.links[at] = two
        book.links[other] = one
        book.rows.splice(other, 1)
        expect(firstMisfit(book)).toEqual({ ...places(other), chainSeq: at + 1, what: 'reordered' })
      }),
    )
  })

  it('is named where nothing says any more where the chain ended', () => {
    fc.assert(
      fc.property(books(), ({ book, at }) => {
        book.head = null
        book.rows[at] = { ...rowOf(at + 1), content: '["of",0]' }
        expect(firstMisfit(book)).toEqual({ ...places(at), what: 'changed' })
      }),
    )
  })
})
