/** One step into JSON: the name of a member in lower case, or a place in a list. */
export type JsonStep = string | number

/**
 * Stands for what must not be taken for a value: a number that is not written as its digits (`1e3`, `4.0`, `-0`, more
 * digits than a number can carry), or a name that is there twice.
 */
export const UNCLEAR = Symbol('unclear')

/** The path as a whole; nothing else of JSONPath is understood: no `..`, no `*`, no filters. */
const PATH = /^\$(?:\.[\p{L}_][\p{L}\p{N}_-]*|\['[^'\\]{1,64}'\]|\[\d{1,3}\])+$/u
const STEP = /\.([^.[]+)|\['([^']+)'\]|\[(\d+)\]/g
const STEPS_MAX = 8

/** The steps of a path such as `$.data['member id'][0]`; null where it is none that is understood. */
export function jsonSteps(path: string): JsonStep[] | null {
  if (!PATH.test(path)) return null
  const steps = [...path.matchAll(STEP)].map(([, name, quoted, index]) =>
    index === undefined ? lowerKey(name ?? quoted ?? '') : Number(index),
  )
  return steps.length > STEPS_MAX ? null : steps
}

/** What stands there; undefined where nothing does. Own members only: nothing is inherited from anywhere. */
export function valueAtSteps(value: unknown, steps: readonly JsonStep[]): unknown {
  let at = value
  for (const step of steps) {
    if (typeof at !== 'object' || at === null) return undefined
    if (typeof step === 'number') at = Array.isArray(at) ? at[step] : undefined
    else at = Array.isArray(at) ? undefined : ownValue(at, step)
  }
  return at
}

/** Names are the same whatever their case and the blanks around them; two such names are one too many. */
function ownValue(object: object, name: string): unknown {
  const found = Object.entries(object).filter(([key]) => lowerKey(key) === name)
  return found.length > 1 ? UNCLEAR : found[0]?.[1]
}

/** A name as names are compared. */
export const lowerKey = (key: string): string => key.trim().toLowerCase()
