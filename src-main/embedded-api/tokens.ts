import { createHash, randomBytes } from 'node:crypto'

/** A fresh token of 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored and compared instead of the token itself. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
