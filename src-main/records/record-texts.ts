/** So that what is looked for never reaches from one field into the next. */
const BETWEEN = '\0'
const GROW = 1.5
/** Rows that are looked through one by one where many match: a search costs more to begin than a row is long. */
const DENSE_ROWS = 4_096
const DENSE_GAP = 6

/** The texts of one row that belong to it alone. */
export interface OwnTexts {
  couponId: string
  memberId: string
  memberName: string
  receiptNumber: string
}

/** What is looked for in each row besides its shop, staff and title: in one run of bytes, in small letters. */
export class RecordTexts {
  #bytes: Buffer
  #used = 0
  /** Where each row begins; one more than there are rows. */
  #starts: Uint32Array
  /** 1: the row's texts can be had back from the bytes. */
  #plain: Uint8Array
  #size = 0

  constructor(rows: number) {
    this.#bytes = Buffer.alloc(Math.max(1_024, rows * 56))
    this.#starts = new Uint32Array(rows + 17)
    this.#plain = new Uint8Array(rows + 16)
  }

  add({ couponId, memberId, memberName, receiptNumber }: OwnTexts): void {
    const text = [couponId, memberId, memberName, receiptNumber].join(BETWEEN) + BETWEEN
    const small = text.toLowerCase()
    this.#makeRoom(small.length * 3)
    this.#used += this.#bytes.write(small, this.#used)
    this.#plain[this.#size] = isPlain(text, small, receiptNumber) ? 1 : 0
    this.#starts[++this.#size] = this.#used
  }

  /** A row's texts as they were written; null where the bytes do not tell whether letters were large. */
  get(row: number): OwnTexts | null {
    if (this.#plain[row] !== 1) return null
    const text = this.#bytes.toString('utf8', this.#starts[row], this.#starts[row + 1])
    const [couponId = '', memberId = '', memberName = '', number = ''] = text.split(BETWEEN)
    return { couponId, memberId, memberName, receiptNumber: number.toUpperCase() }
  }

  /** A row's member in small letters: ids are told apart by more than the size of letters. */
  smallMemberId(row: number): string {
    const text = this.#bytes.toString('utf8', this.#starts[row], this.#starts[row + 1])
    return text.split(BETWEEN)[1] ?? ''
  }

  /** Marks with 1 the rows from `from` to before `to` in which the text is. */
  mark(wanted: string, from: number, to: number, hits: Uint8Array): void {
    const small = Buffer.from(wanted.toLowerCase())
    if (small.length === 0 || wanted.includes(BETWEEN)) return
    const end = this.#starts[to] ?? 0
    let row = from
    let isDense = false
    while (row < to) {
      if (isDense) {
        const until = Math.min(to, row + DENSE_ROWS)
        const found = this.#markEach(small, row, until, hits)
        isDense = found * DENSE_GAP * 2 > until - row
        row = until
        continue
      }
      const first = row
      let found = 0
      for (; row < to && found < DENSE_ROWS / 4; found++) {
        const at = this.#bytes.indexOf(small, this.#starts[row])
        if (at === -1 || at >= end) return
        row = this.#rowAt(at, row, to)
        hits[row++] = 1
      }
      isDense = found * DENSE_GAP > row - first
    }
  }

  /** The same rows in another order. */
  inOrder(order: Uint32Array): RecordTexts {
    const ordered = new RecordTexts(0)
    ordered.#bytes = Buffer.alloc(this.#bytes.length)
    ordered.#starts = new Uint32Array(this.#starts.length)
    ordered.#plain = new Uint8Array(this.#plain.length)
    for (const row of order) {
      const [from, to] = [this.#starts[row] ?? 0, this.#starts[row + 1] ?? 0]
      ordered.#used += this.#bytes.copy(ordered.#bytes, ordered.#used, from, to)
      ordered.#plain[ordered.#size] = this.#plain[row] ?? 0
      ordered.#starts[++ordered.#size] = ordered.#used
    }
    return ordered
  }

  #markEach(wanted: Buffer, from: number, to: number, hits: Uint8Array): number {
    const bytes = this.#bytes
    const length = wanted.length
    const head = wanted[0]
    let found = 0
    for (let row = from; row < to; row++) {
      const last = (this.#starts[row + 1] ?? 0) - length
      for (let at = this.#starts[row] ?? 0; at <= last; at++) {
        if (bytes[at] !== head) continue
        let same = 1
        while (same < length && bytes[at + same] === wanted[same]) same++
        if (same < length) continue
        hits[row] = 1
        found++
        break
      }
    }
    return found
  }

  /** The row whose texts hold this byte, at or after `row`. */
  #rowAt(at: number, row: number, to: number): number {
    const starts = this.#starts
    let [low, step] = [row, 1]
    while (low + step < to && (starts[low + step] ?? 0) <= at) {
      low += step
      step *= 2
    }
    let high = Math.min(to, low + step)
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle
    }
    return low
  }

  #makeRoom(bytes: number): void {
    if (this.#used + bytes > this.#bytes.length) {
      const larger = Buffer.alloc(Math.ceil((this.#used + bytes) * GROW))
      this.#bytes.copy(larger, 0, 0, this.#used)
      this.#bytes = larger
    }
    if (this.#size + 1 < this.#plain.length) return
    const rows = Math.ceil((this.#size + 16) * GROW)
    const [starts, plain] = [new Uint32Array(rows + 1), new Uint8Array(rows)]
    starts.set(this.#starts.subarray(0, this.#size + 1))
    plain.set(this.#plain)
    this.#starts = starts
    this.#plain = plain
  }
}

/** Whether all that is written in large letters is the receipt's number, which is written in nothing else. */
function isPlain(text: string, small: string, receiptNumber: string): boolean {
  const number = receiptNumber.length + 1
  return (
    text.slice(0, -number) === small.slice(0, -number) &&
    small.length === text.length &&
    receiptNumber.toUpperCase() === receiptNumber &&
    receiptNumber.toLowerCase().toUpperCase() === receiptNumber &&
    !receiptNumber.includes(BETWEEN) &&
    text.split(BETWEEN).length === 5
  )
}
