import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// About 10 ms and 4 MB per check: dear for guessing, cheap enough for a shop's computer.
const COST = { N: 4_096, r: 8, p: 1 }
const KEY_BYTES = 32

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** Hashes a password with a salt of its own, as `scrypt$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return ['scrypt', salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * True when the password belongs to the hash. Without a hash (no such account) it takes as long and says no, so
 * that the time does not tell which accounts exist.
 */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const [kind, salt = '', key = ''] = (hash ?? 'scrypt$AAAA$').split('$')
  const derived = await derive(password, Buffer.from(salt, 'base64url'))
  const expected = Buffer.from(key, 'base64url')
  return kind === 'scrypt' && expected.length === KEY_BYTES && timingSafeEqual(derived, expected)
}
