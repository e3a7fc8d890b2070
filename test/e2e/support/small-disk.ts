import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a few megabytes, mounted for one test. */
export interface SmallDisk {
  folder: string
  /** Writes until nothing more fits. */
  fill(): void
  /** Makes room again. */
  clear(): void
  makeReadOnly(): void
  makeWritable(): void
  remove(): void
}

const BLOCK = Buffer.alloc(65_536)

/** Mounts a small disk. Throws where that is not permitted: there is no other way to find a disk full. */
export function mountSmallDisk(megabytes = 24): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'counter-disk-'))
  const filler = join(folder, 'filler')
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m,mode=777`, 'tmpfs', folder)
  return {
    folder,
    fill() {
      const file = openSync(filler, 'w')
      try {
        for (let size = BLOCK.length; size >= 1; size = Math.floor(size / 2)) writeAll(file, size)
      } finally {
        closeSync(file)
      }
    },
    clear: () => rmSync(filler, { force: true }),
    makeReadOnly: () => mount('-o', 'remount,ro', folder),
    makeWritable: () => mount('-o', 'remount,rw', folder),
    remove() {
      asRoot('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function mount(...args: string[]): void {
  asRoot('mount', args)
}

/** Runs it as root: as it is, or through a sudo that asks for no password. */
function asRoot(program: string, args: readonly string[]): void {
  const isRoot = process.getuid?.() === 0
  const [first = program, ...rest] = isRoot ? [program, ...args] : ['sudo', '-n', program, ...args]
  execFileSync(first, rest, { stdio: ['ignore', 'ignore', 'pipe'] })
}

function writeAll(file: number, size: number): void {
  try {
    for (;;) writeSync(file, BLOCK, 0, size)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
