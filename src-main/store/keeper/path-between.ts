/** How the states of a thing may follow one another. */
interface StateRules<State> {
  /** With which every history begins. */
  first: State
  states: readonly State[]
  mayFollow(from: State, to: State): boolean
}

/** The states between two that the rules ask for, the fewest; null where one can never come after the other. */
export function pathBetween<State>(
  before: State | null,
  state: State,
  rules: StateRules<State>,
): State[] | null {
  const { first, states, mayFollow } = rules
  if (before === null) {
    if (state === first) return []
    const rest = pathBetween(first, state, rules)
    return rest && [first, ...rest]
  }
  const ways: State[][] = [[]]
  const seen = new Set<State>()
  for (let way = ways.shift(); way; way = ways.shift()) {
    const end = way.at(-1) ?? before
    if (mayFollow(end, state)) return way
    for (const next of states) {
      if (!mayFollow(end, next) || seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return null
}
