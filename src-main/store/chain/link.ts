import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What stands before the first link. */
export const GENESIS = 'coupon-counter ledger chain 1'

/** What is linked: the name of the row in its link, and what `contentOf` says of it. */
export interface Linked {
  key: string
  content: string
}

/** The hash of a link (SHA-256, base64url) after the link with the hash `before`; '' stands for none. */
export function linkHash(before: string, { key, content }: Linked): string {
  return hash('sha256', `${before || GENESIS}\n${JSON.stringify(key)}\n${content}`, 'base64url')
}

/** Binds a sale to its receipt as it was written: `salt:hash`. Without the salt the hash tells nothing of who the member was. */
export function sealPerson(receipt: string): string {
  const salt = randomBytes(16).toString('hex')
  return `${salt}:${personHash(salt, receipt)}`
}

/** Whether a seal that still has its salt is that of this receipt. */
export function personFits(seal: string, receipt: string): boolean {
  const [salt = '', sealed] = seal.split(':')
  return salt !== '' && personHash(salt, receipt) === sealed
}

function personHash(salt: string, receipt: string): string {
  return hash('sha256', `${salt}\n${receipt}`, 'base64url')
}

/** Where the chain ends: the number of its last link and that link's hash. */
export interface ChainHead {
  seq: number
  hash: string
}

/** A seal on the chain up to this head, by a key that is not in the ledger (HMAC-SHA-256). */
export function sealOf({ seq, hash: head }: ChainHead, key: string): string {
  return createHmac('sha256', key).update(`${seq}\n${head}`).digest('base64url')
}

/** Which key made a seal, without telling the key: one that is lost must not be taken for one that does not fit. */
export function keyIdOf(key: string): string {
  return hash('sha256', `coupon-counter seal key\n${key}`, 'base64url').slice(0, 16)
}

/** Whether somebody with the key sealed this head. */
export function sealFits(head: ChainHead, seal: string, key: string): boolean {
  const [made, expected] = [Buffer.from(seal), Buffer.from(sealOf(head, key))]
  return made.length === expected.length && timingSafeEqual(made, expected)
}

/** What a person compares: the first sixteen letters and digits of a hash, in groups of four. */
export function shortHash(full: string): string {
  const plain = full.replace(/[^A-Za-z0-9]/g, '').slice(0, 16)
  return plain.match(/.{1,4}/g)?.join(' ') ?? ''
}
