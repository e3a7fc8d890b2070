import type { Receivers } from '../giving-rows'
import type { Connection } from './connection'

/** Whom one entry of a list means. */
export interface FoundReceiver {
  entry: string
  /** None, one, or the first two of several. */
  members: readonly { id: number; levelId: number | null }[]
}

interface Row {
  id: number
  levelId: number | null
}

const MEMBER = 'SELECT id, level_id AS levelId FROM member WHERE erased_at IS NULL'

/** Finds those who are to get a coupon, in the order in which they are named. */
export class ReceiverFinder {
  readonly #named
  readonly #ofLevel
  readonly #everybody

  constructor(connection: Connection) {
    // Each part has an index of its own.
    this.#named = connection.prepare<[{ id: number | null; digits: string; text: string }], Row>(`
      ${MEMBER} AND id = @id UNION ${MEMBER} AND mobile = @digits
      UNION ${MEMBER} AND card_no = @digits UNION ${MEMBER} AND card_no = @text LIMIT 2`)
    this.#ofLevel = connection.prepare<[number], Row>(`${MEMBER} AND level_id = ? ORDER BY id`)
    this.#everybody = connection.prepare<[], Row>(`${MEMBER} ORDER BY id`)
  }

  find(to: Receivers): FoundReceiver[] {
    if (to.kind === 'entries') {
      return to.entries.map((entry) => ({ entry, members: this.#byName(entry) }))
    }
    const rows = to.levelId === null ? this.#everybody.all() : this.#ofLevel.all(to.levelId)
    return rows.map((row) => ({ entry: String(row.id), members: [row] }))
  }

  #byName(text: string): Row[] {
    // Phones and cards are written with spaces and dashes, as people read them out.
    const compact = text.replace(/[\s-]/g, '')
    const digits = /^\d+$/.test(compact) ? compact : text
    return this.#named.all({
      id: /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : null,
      digits,
      text,
    })
  }
}
