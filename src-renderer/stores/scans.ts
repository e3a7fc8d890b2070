import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { SCANNER_SETTINGS, type ScanAnswer, type ScannerSettings } from '@shared/domain/scanner'
import type { Problem, Result } from '@shared/ipc/result'
import { call } from '@renderer/ipc/client'

/** Why a scan was not taken: what stands against it has to be ended first. */
export type ScanObstacle = 'window' | 'unsaved' | 'notReady'

/** How a scan was answered; each has a number, so that the same answer twice is seen twice. */
export interface Answered {
  number: number
  answer: ScanAnswer
}

/** Forms with changes that leaving would lose; each says whether it has any. */
const unsaved = new Set<() => boolean>()

/** Names a form to whoever would leave it; returns the way to forget it. */
export function standInTheWay(isDirty: () => boolean): () => void {
  unsaved.add(isDirty)
  return () => unsaved.delete(isDirty)
}

/** True while some form on the screen has changes. */
export const hasUnsavedWork = (): boolean => [...unsaved].some((isDirty) => isDirty())

/** Scans on their way from the keys to whoever takes them, and the scanner's settings. */
export const useScans = defineStore('scans', () => {
  const settings = shallowRef<ScannerSettings>(SCANNER_SETTINGS)
  /** Scanned, and not taken yet: the counter takes them as soon as it is there. */
  const waiting = shallowRef<readonly string[]>([])
  const obstacle = ref<ScanObstacle | null>(null)
  /** Counts scans that came to a window or a form which takes none. */
  const refused = ref(0)
  const answered = shallowRef<Answered | null>(null)

  async function load(): Promise<void> {
    const answer = await call('scanner.get', null)
    if (answer.ok) settings.value = answer.value
  }

  /** Null when they are in force. */
  async function save(next: ScannerSettings): Promise<Problem | null> {
    const answer: Result<ScannerSettings> = await call('scanner.set', {
      ...next,
      ends: [...next.ends],
    })
    if (answer.ok) settings.value = answer.value
    return answer.ok ? null : answer.problem
  }

  function say(answer: ScanAnswer): void {
    answered.value = { number: (answered.value?.number ?? 0) + 1, answer }
  }

  function refuse(because: ScanObstacle): void {
    obstacle.value = because
    refused.value++
    say('refused')
  }

  function offer(code: string): void {
    obstacle.value = null
    waiting.value = [...waiting.value, code]
  }

  /** Hands out what waits, in the order in which it was scanned. */
  function takeAll(): readonly string[] {
    const codes = waiting.value
    // Emptied only where something was in it: whoever watches it is told of each change.
    if (codes.length > 0) waiting.value = []
    return codes
  }

  return {
    ...{ settings, waiting, obstacle, refused, answered },
    ...{ load, save, say, refuse, offer, takeAll },
  }
})
