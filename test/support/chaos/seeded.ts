import { Random } from '../../../src-main/embedded-api/sample/random'

/** Numbers that depend on the seed and the name alone: whoever asks first or last gets the same. */
export function seeded(seed: number, ...name: readonly (string | number)[]): Random {
  // FNV-1a over the name: enough to keep names apart.
  let hash = 0x811c9dc5 ^ seed
  for (const character of `${seed} ${name.join(' ')}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  }
  const random = new Random(hash)
  random.next()
  return random
}

/** A UUID out of seeded numbers. */
export function seededUuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
