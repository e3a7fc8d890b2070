import { joined, type NameMatch, type Span } from './name-match'
import type { NameUnit } from './name-units'

/** Shorter texts are too near to too much. */
export const FORGIVEN_FROM = 4

/** Whether one letter more, less, other, or two neighbours changed about make one text of the other; also for equal ones. */
export function isNear(one: string, other: string): boolean {
  if (one === other) return true
  let start = 0
  // They differ somewhere, so that this comes to an end.
  while (one[start] === other[start]) start++
  const [rest, others] = [one.slice(start), other.slice(start)]
  if (rest.length > others.length) return rest.slice(1) === others
  if (rest.length < others.length) return rest === others.slice(1)
  if (rest.slice(1) === others.slice(1)) return true
  return rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2)
}

/** How many ways of reading a row of polyphones are tried. */
const WAYS_MAX = 16

/** The units that a text of letters means but for one letter: a row of whole syllables, or a word. Null where there are none. */
export function matchNearly(text: string, units: readonly NameUnit[]): NameMatch | null {
  if (text.length < FORGIVEN_FROM || !/^[a-z]+$/.test(text)) return null
  for (const start of units.keys()) {
    let ways = ['']
    const spans: Span[] = []
    for (const unit of units.slice(start)) {
      ways = ways.flatMap((way) => unit.readings.map((reading) => way + reading))
      ways = ways.filter((way) => way.length <= text.length + 1).slice(0, WAYS_MAX)
      spans.push([unit.at, unit.at + unit.length])
      if (ways.some((way) => isNear(text, way))) {
        return { rank: 'part', whole: 0, spans: joined(spans) }
      }
    }
  }
  return null
}
