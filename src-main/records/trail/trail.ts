import type { Instant } from '@shared/domain/calendar'
import type { TrailEntry } from '@shared/domain/trail'
import { trailWords } from '@shared/words/trail'
import type { ExportWatch, ExportWish } from '../engine'
import { writeTable } from '../../exporting/write-table'
import { teller } from '../teller'
import { toldEntries, type TrailNames } from './told-entries'
import type { TextQuery, TrailSource } from './trail-source'
import { trailSheet } from './trail-sheet'

/** Which entries, and in whose words they are looked for. */
export interface TrailQuestion {
  /** `from` included, `to` not. */
  from: Instant
  to: Instant
  who: string | null
  kinds: readonly string[]
  text: string
  language: keyof typeof trailWords
  /** Whose templates the ids mean; null while nothing is connected. */
  connectionId: string | null
  /** The last entry that counts; null for all that there are, which the answer then says. */
  until: number | null
}

export interface TrailAnswer {
  /** Newest first, by the ledger's own order: a clock that was put back changes nothing in it. */
  entries: TrailEntry[]
  total: number
  until: number
  /** Everybody whom the trail names. */
  people: string[]
}

/** Reads the trail of sensitive actions. All throw `ProblemError` `storage.*`. */
export interface TrailEngine {
  trail(question: TrailQuestion, offset: number, limit: number): Promise<TrailAnswer>
  /** Writes all that the question finds; answers how many entries. Throws the signal's reason as well. */
  exportTrail(
    question: TrailQuestion,
    wish: ExportWish & { timeZone: string },
    watch?: ExportWatch,
  ): Promise<number>
}

/** Entries are looked up in the ledger by so many at a time while a file is written. */
const BATCH = 500

/**
 * The trail, read in this very thread. What a question finds is kept as numbers alone, so that any page of a million entries
 * is there at once; nothing in the trail changes any more, so that they stay true.
 */
export function createTrail(open: () => TrailSource): TrailEngine & { letGo(): void } {
  let source: TrailSource | null = null
  let last: { key: string; seqs: Float64Array } | null = null
  const people = new Map<string, number>()
  let toldUntil = 0
  let titles: { key: string; known: Map<string, string> } | null = null

  const opened = (): TrailSource => (source ??= open())

  function peopleUntil(end: number): string[] {
    if (end > toldUntil) {
      for (const { who, seq } of opened().people(toldUntil)) people.set(who, seq)
      toldUntil = end
    }
    return [...people.keys()].sort((a, b) => a.localeCompare(b, 'zh', { numeric: true }))
  }

  function titlesOf(connectionId: string): Map<string, string> {
    const key = `${connectionId} ${opened().stand()}`
    if (titles?.key !== key) {
      const all = opened().templates(connectionId)
      titles = { key, known: new Map(all.map(({ id, title }) => [id, title])) }
    }
    return titles.known
  }

  function namesFor({ connectionId }: TrailQuestion): TrailNames {
    let known: ReadonlyMap<string, string> | null = null
    return {
      person(number) {
        const same = [...people].filter(([who]) => who.startsWith(`${number} `))
        return same.sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
      },
      template(id) {
        if (connectionId === null) return null
        known ??= titlesOf(connectionId)
        return known.get(id) ?? null
      },
    }
  }

  function textOf({ text: typed, language, connectionId }: TrailQuestion): TextQuery | null {
    const text = typed.trim().toLowerCase()
    if (text === '') return null
    const words = trailWords[language]
    const fits = (said: string): boolean => said.toLowerCase().includes(text)
    const named = [...people.keys()]
      .filter((who) => fits(who))
      .map((who) => who.split(' ')[0] ?? '')
    const known = connectionId === null ? [] : [...titlesOf(connectionId)]
    return {
      text,
      kinds: Object.keys(words.kinds).filter((kind) => fits(words.kinds[kind] ?? '')),
      staffs: [...(fits(words.program) ? [''] : []), ...(fits(words.nobody) ? ['—'] : [])],
      numbers: named,
      templates: known.filter(([, title]) => fits(title)).map(([id]) => id),
    }
  }

  function selected(question: TrailQuestion, until: number): Float64Array {
    const key = JSON.stringify({ ...question, until })
    if (last?.key !== key) {
      const { from, to, who, kinds } = question
      const text = textOf(question)
      const seqs = Float64Array.from(opened().select({ from, to, until, who, kinds, text }))
      last = { key, seqs: seqs.sort().reverse() }
    }
    return last.seqs
  }

  function told(question: TrailQuestion, seqs: Float64Array): TrailEntry[] {
    return toldEntries(opened().rows(seqs), opened(), namesFor(question))
  }

  return {
    async trail(question, offset, limit) {
      const until = question.until ?? opened().end()
      const everybody = peopleUntil(until)
      const seqs = selected(question, until)
      const entries = told(question, seqs.subarray(offset, offset + limit))
      return { entries, total: seqs.length, until, people: everybody }
    },
    async exportTrail(question, { file, format, language, part, timeZone }, watch = {}) {
      const until = question.until ?? opened().end()
      peopleUntil(until)
      const seqs = selected(question, until)
      function* entries(): Generator<TrailEntry> {
        for (let at = 0; at < seqs.length; at += BATCH) {
          yield* told(question, seqs.subarray(at, at + BATCH))
        }
      }
      await writeTable(file, format, trailSheet(entries(), seqs.length, language), {
        timeZone,
        onRows: teller(watch.told, seqs.length),
        ...(part === undefined ? {} : { part }),
        ...(watch.signal ? { signal: watch.signal } : {}),
      })
      return seqs.length
    },
    letGo() {
      source?.close()
      source = last = titles = null
      people.clear()
      toldUntil = 0
    },
  }
}
