// The file format is SQLite's: https://sqlite.org/fileformat2.html#record_format

/** A value of a row, as a column of a STRICT table holds it. */
export type Value = string | number | Buffer | null

const text = new TextDecoder('utf-8', { fatal: true })

/** A whole number of one to nine bytes; null where the bytes end before it does. */
export function readVarint(bytes: Buffer, at: number): { value: number; next: number } | null {
  let value = 0n
  for (let count = 0; count < 9; count++) {
    const byte = bytes[at + count]
    if (byte === undefined) return null
    if (count === 8)
      return { value: Number(BigInt.asIntN(64, (value << 8n) | BigInt(byte))), next: at + 9 }
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return { value: Number(value), next: at + count + 1 }
  }
  return null
}

/** The values of a record, or null where these bytes are none. */
export function readRecord(payload: Buffer): Value[] | null {
  const header = readVarint(payload, 0)
  if (!header || header.value > payload.length || header.value < header.next) return null
  const values: Value[] = []
  let body = header.value
  for (let at = header.next; at < header.value;) {
    const type = readVarint(payload, at)
    if (!type) return null
    at = type.next
    const value = readValue(payload, body, type.value)
    if (!value) return null
    values.push(value.value)
    body = value.next
  }
  // A record fills its cell exactly: anything else is not what it seems.
  return body === payload.length ? values : null
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8]

function readValue(
  payload: Buffer,
  at: number,
  type: number,
): { value: Value; next: number } | null {
  if (type === 0) return { value: null, next: at }
  if (type === 8 || type === 9) return { value: type - 8, next: at }
  const size = type >= 12 ? Math.floor((type - 12) / 2) : type === 7 ? 8 : INTEGER_BYTES[type]
  if (size === undefined || type < 0 || at + size > payload.length) return null
  const next = at + size
  if (type >= 12) {
    const bytes = payload.subarray(at, next)
    if (type % 2 === 0) return { value: Buffer.from(bytes), next }
    try {
      return { value: text.decode(bytes), next }
    } catch {
      return null
    }
  }
  if (type === 7) return { value: payload.readDoubleBE(at), next }
  const value = size === 8 ? Number(payload.readBigInt64BE(at)) : payload.readIntBE(at, size)
  return { value, next }
}
