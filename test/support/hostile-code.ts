import type { ScanReading } from '@shared/domain/scan-code'

/** A code that somebody might hold under the scanner, and what it must mean by the usual rules. */
export interface HostileCode {
  what: string
  text: string
  means: ScanReading
}

export const no = (problem: 'empty' | 'tooLong' | 'unreadable'): ScanReading => ({
  ok: false,
  problem,
})
export const NOBODY = no('unreadable')
export const member = (id: string): ScanReading => ({ ok: true, meaning: { kind: 'memberId', id } })
export const coupon = (id: string): ScanReading => ({ ok: true, meaning: { kind: 'couponId', id } })
export const phone = (digits: string): ScanReading => ({
  ok: true,
  meaning: { kind: 'phone', digits },
})
export const digits = (text: string): ScanReading => ({
  ok: true,
  meaning: { kind: 'digits', digits: text },
})
export const card = (number: string): ScanReading => ({
  ok: true,
  meaning: { kind: 'cardNumber', number },
})
export const name = (text: string): ScanReading => ({ ok: true, meaning: { kind: 'name', text } })

export function all(what: string, means: ScanReading, texts: readonly string[]): HostileCode[] {
  return texts.map((text, at) => ({ what: `${what} ${at + 1}`, text, means }))
}
/** Each text is looked for as it stands, and found nowhere: a name is data to every search behind it. */
export const names = (what: string, texts: readonly string[]): HostileCode[] =>
  texts.map((text, at) => ({ what: `${what} ${at + 1}`, text, means: name(text) }))
