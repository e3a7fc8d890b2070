import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

type Scrypt = (
  pin: string,
  salt: Buffer,
  bytes: number,
  cost: object,
  done: (error: Error | null, key: Buffer) => void,
) => void

/**
 * Works each PIN out once. That a check takes 50 ms of a processor is meant for people; a run in which the manager is
 * asked thousands of times would spend a third of its time on it.
 */
export function rememberPins(): void {
  const known = new Map<string, Promise<Buffer>>()
  const slow = crypto.scrypt as unknown as Scrypt
  const quick: Scrypt = (pin, salt, bytes, cost, done) => {
    const name = JSON.stringify([pin, salt.toString('hex'), bytes, cost])
    const key =
      known.get(name) ??
      new Promise<Buffer>((resolve, reject) =>
        slow(pin, salt, bytes, cost, (error, found) => (error ? reject(error) : resolve(found))),
      )
    known.set(name, key)
    key.then((found) => done(null, found), done as (error: Error) => void)
  }
  crypto.scrypt = quick as unknown as typeof crypto.scrypt
  syncBuiltinESMExports()
}
