/** A hand scanner types a code of at least this many characters … */
const SCAN_MIN_CHARACTERS = 8
/** … with less than this between two of them; no finger does. */
const SCAN_GAP_MS = 35

/**
 * Tells a hand scanner from fingers while the focus is in another input, so that a scan that lands there can be
 * taken back: call `key` for every character and `scan` on Enter.
 */
export function createWedge(leastCharacters = SCAN_MIN_CHARACTERS): {
  key: (character: string, at: number) => void
  scan: () => string | null
} {
  let burst = ''
  let last = -Infinity
  return {
    key(character, at) {
      burst = at - last < SCAN_GAP_MS ? burst + character : character
      last = at
    },
    scan() {
      const code = burst
      burst = ''
      return code.length >= leastCharacters ? code : null
    },
  }
}

/** A text without the scan at its end, also where the input held the scan's beginning only. */
export function withoutScan(text: string, code: string): string {
  for (let length = Math.min(code.length, text.length); length > 0; length--) {
    if (text.endsWith(code.slice(0, length))) return text.slice(0, -length)
  }
  return text
}
