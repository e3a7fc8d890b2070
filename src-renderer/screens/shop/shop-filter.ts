import type { Shop } from '@shared/domain/shop'

/** More rows than anyone scrolls through; the rest is found by typing. */
export const SHOWN_MAX = 200

/** The shops whose name, number or address holds every typed word, in the back end's order. */
export function filterShops(shops: readonly Shop[], text: string): Shop[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return shops.filter(({ id, name, address }) => {
    const all = `${name} ${id} ${address ?? ''}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

/** Where the mark goes for a key, or null when the key does not move it. */
export function moveMark(key: string, mark: number, count: number): number | null {
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return (mark + 1) % count
    case 'ArrowUp':
      return (mark - 1 + count) % count
    case 'PageDown':
      return Math.min(mark + 5, count - 1)
    case 'PageUp':
      return Math.max(mark - 5, 0)
    default:
      return null
  }
}
