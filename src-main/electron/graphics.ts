import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** So long a computer counts as one without a usable GPU; then it is tried once more, as after an update. */
const HOLDS_MS = 7 * 86_400_000
const FILE = 'graphics.json'

interface Note {
  electron: string
  until: number
}

/** What is asked and told of Electron. */
export interface Graphics {
  electron: string
  now(): number
  disableHardwareAcceleration(): void
  /** What `getGPUFeatureStatus` says of compositing. */
  compositing(): string
}

/**
 * Must run before Electron is ready. Where Chromium could not use the GPU the last time, it need not find that out again:
 * it would start a process for it, see it fail and start another that draws in software, and the window waits for both,
 * a tenth of every start.
 * @returns to be called once the window is painted: notes down what became of the GPU
 */
export function spareFailingGpu(folder: string, graphics: Graphics): () => void {
  const file = join(folder, 'window', FILE)
  if (holds(read(file), graphics)) {
    graphics.disableHardwareAcceleration()
    return () => {}
  }
  return () => {
    if (graphics.compositing() !== 'disabled_software') return
    const note: Note = { electron: graphics.electron, until: graphics.now() + HOLDS_MS }
    try {
      writeFileSync(file, JSON.stringify(note))
    } catch {
      // Looked at again the next time.
    }
  }
}

function holds(note: Partial<Note> | null, { electron, now }: Graphics): boolean {
  const left = (note?.until ?? 0) - now()
  return note?.electron === electron && left > 0 && left <= HOLDS_MS
}

function read(file: string): Partial<Note> | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Note> | null
  } catch {
    return null
  }
}
