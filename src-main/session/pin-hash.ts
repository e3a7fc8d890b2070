import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto'

// About 50 ms and 16 MB per check. Few digits can be tried out by whoever has the hash: it is sealed besides.
const COST = { N: 16_384, r: 8, p: 1 }
const KEY_BYTES = 32
const SALT_BYTES = 16

/** A hash as `hashPin` writes it: `scrypt$16384$8$1$salt$key`, both base64url. */
export const PIN_HASH = /^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/

/** Hashes a PIN with a salt of its own. Takes some 50 ms of this thread: for the rare moment when one is set. */
export function hashPin(pin: string): string {
  const salt = randomBytes(SALT_BYTES)
  const key = scryptSync(pin, salt, KEY_BYTES, COST)
  const { N, r, p } = COST
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** True when the PIN belongs to the hash; takes as long for a wrong one. Does not hold up this thread. */
export async function pinMatches(pin: string, hash: string): Promise<boolean> {
  const [salt = '', key = ''] = hash.split('$').slice(4)
  const expected = Buffer.from(key, 'base64url')
  const derived = await new Promise<Buffer>((resolve, reject) => {
    scrypt(pin, Buffer.from(salt, 'base64url'), KEY_BYTES, COST, (error, found) =>
      error ? reject(error) : resolve(found),
    )
  })
  return expected.length === KEY_BYTES && timingSafeEqual(derived, expected)
}
