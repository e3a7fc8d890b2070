/**
 * The letters of this program's own codes: a fixed prefix and letters. Only sixteen are used, each on the same key of
 * QWERTY, QWERTZ and AZERTY, so that a keyboard scanner set to another country types them right; no digits (AZERTY has
 * them behind Shift), no vowels (no words). Large or small says nothing: caps lock may be on. All are in QR's alphanumeric
 * mode, which keeps the picture coarse.
 */
export const LETTERS = 'BCDFGHJKLNPRSTVX'

export function toLetters(bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) letters += `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`
  return letters
}

/** What is not whole bytes comes out empty. */
export function fromLetters(letters: string): Uint8Array {
  if (letters.length % 2 !== 0) return new Uint8Array()
  const valueAt = (at: number) => LETTERS.indexOf(letters.charAt(at))
  return Uint8Array.from(
    { length: letters.length / 2 },
    (_, at) => valueAt(at * 2) * 16 + valueAt(at * 2 + 1),
  )
}
