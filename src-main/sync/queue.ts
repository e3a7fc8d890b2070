import type { OpenRedemption } from '../counter/ports'

/** One open redemption in memory, with how often it failed for reasons of its own. */
export interface Entry {
  open: OpenRedemption
  failures: number
  /** Not before this point of the monotonic clock, in ms. */
  dueAt: number
  /** Written since the program started and never tried: a cashier waits for it. */
  fresh: boolean
}

/**
 * The open redemptions, by member and in the order in which they were written. One member's redemptions go one after
 * the other; members go side by side. One that fails for a reason of its own lets the later ones pass.
 */
export class Queue {
  readonly #byMember = new Map<string, Entry[]>()
  readonly #busy = new Set<string>()

  get size(): number {
    return [...this.#byMember.values()].reduce((sum, entries) => sum + entries.length, 0)
  }

  /** Takes in what the ledger says is open; what is known already is brought up to date. */
  add(open: readonly OpenRedemption[], fresh: boolean): void {
    for (const redemption of open) {
      const entries = this.#byMember.get(redemption.memberId) ?? []
      if (entries.length === 0) this.#byMember.set(redemption.memberId, entries)
      const known = entries.find((entry) => entry.open.requestId === redemption.requestId)
      if (!known) entries.push({ open: redemption, failures: 0, dueAt: 0, fresh })
      else if (known.open.seq < redemption.seq) known.open = redemption
    }
  }

  /** The next that may be tried, taken out of reach of others until `release` or `remove`. */
  claim(now: number, only: (entry: Entry) => boolean = () => true): Entry | undefined {
    for (const [member, entries] of this.#byMember) {
      if (this.#busy.has(member)) continue
      const entry = entries.find(({ dueAt }) => dueAt <= now)
      if (!entry || !only(entry)) continue
      this.#busy.add(member)
      return entry
    }
    return undefined
  }

  /** It is settled. */
  remove({ open: { memberId, requestId } }: Entry): void {
    this.#busy.delete(memberId)
    const left = (this.#byMember.get(memberId) ?? []).filter(
      (entry) => entry.open.requestId !== requestId,
    )
    if (left.length > 0) this.#byMember.set(memberId, left)
    else this.#byMember.delete(memberId)
  }

  /** It has to be tried again; other members come first. */
  release({ open: { memberId } }: Entry): void {
    this.#busy.delete(memberId)
    const entries = this.#byMember.get(memberId)
    if (!entries) return
    this.#byMember.delete(memberId)
    this.#byMember.set(memberId, entries)
  }

  /** All may be tried at once. */
  wake(): void {
    for (const entries of this.#byMember.values()) for (const entry of entries) entry.dueAt = 0
  }

  /** When the next one is due that nobody has in hand; undefined when there is none. */
  nextDueAt(): number | undefined {
    let next: number | undefined
    for (const [member, entries] of this.#byMember) {
      if (this.#busy.has(member)) continue
      for (const { dueAt } of entries) if (next === undefined || dueAt < next) next = dueAt
    }
    return next
  }
}
