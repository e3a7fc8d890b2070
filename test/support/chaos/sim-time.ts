import { setTimeout as delay } from 'node:timers/promises'
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'

// Hours offline must pass in seconds, and for all processes at once: the time that they live in is worked out from a
// small file. Its numbers are [real start, simulated start, scale, time skipped, error of each terminal's clock …].

const NUMBER = 8
const HEADER = 4
const CLOCKS = 16

/** The time in which a run takes place. */
export interface SimTime {
  file: string
  /** Simulated UTC milliseconds. */
  now(): number
  /** Lets so much time pass at once, as for a computer that slept. Timers do not fire for it. */
  skip(ms: number): void
  /** Puts a terminal's clock wrong by so much; 0 = right. */
  putWrong(terminal: number, ms: number): void
  /** Waits so long in this time. */
  pass(ms: number): Promise<void>
  /** Real milliseconds for simulated ones. */
  real(ms: number): number
  close(): void
}

/** Starts a time that runs `scale` times as fast as the real one. */
export function startSimTime(file: string, scale: number, start = Date.now()): SimTime {
  const realStart = Date.now()
  const numbers = new Float64Array(HEADER + CLOCKS)
  numbers.set([realStart, start, scale, 0])
  writeFileSync(file, new Uint8Array(numbers.buffer))
  const handle = openSync(file, 'r+')
  let skipped = 0
  const put = (index: number, value: number) =>
    writeSync(handle, new Uint8Array(new Float64Array([value]).buffer), 0, NUMBER, index * NUMBER)
  return {
    file,
    now: () => start + (Date.now() - realStart) * scale + skipped,
    skip: (ms) => void put(3, (skipped += ms)),
    putWrong: (terminal, ms) => void put(HEADER + terminal, ms),
    pass: (ms) => delay(ms / scale),
    real: (ms) => ms / scale,
    close: () => closeSync(handle),
  }
}

/**
 * Makes this process live in the simulated time, as a terminal whose clock may be wrong: `Date.now`, the monotonic clock
 * and every timer. Network and disk stay as fast as they are.
 */
export function liveInSimTime(file: string, terminal: number): void {
  const handle = openSync(file, 'r')
  const numbers = new Float64Array(HEADER + CLOCKS)
  const bytes = new Uint8Array(numbers.buffer)
  const at = (index: number) => numbers[index] ?? 0
  const read = () => void readSync(handle, bytes, 0, bytes.length, 0)
  read()
  const scale = at(2)
  const realNow = Date.now.bind(Date)
  const realMonotonic = performance.now.bind(performance)
  Date.now = () => {
    read()
    return Math.round(at(1) + (realNow() - at(0)) * scale + at(3) + at(HEADER + terminal))
  }
  performance.now = () => {
    read()
    return realMonotonic() * scale + at(3)
  }
  const { setTimeout: realTimeout, setInterval: realInterval } = globalThis
  type Timer = (work: () => void, ms?: number) => NodeJS.Timeout
  const scaled =
    (timer: Timer): Timer =>
    (work, ms = 0) =>
      timer(work, ms / scale)
  Object.assign(globalThis, {
    setTimeout: scaled(realTimeout as Timer),
    setInterval: scaled(realInterval as Timer),
  })
}
