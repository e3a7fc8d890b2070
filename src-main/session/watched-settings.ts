import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Log } from '../log'
import type { Secrets } from './secrets'
import { settingsSchema, type Settings, type SettingsStore } from './settings'

const SECRET = 'settings-marks'

const marksSchema = z.object({
  /** The program that wrote them: another one may read the same file in another way. */
  version: z.string(),
  /** What each part may be; two while one takes the place of the other. */
  parts: z.record(z.string(), z.array(z.string())),
})
type Marks = z.infer<typeof marksSchema>

/** Settings that know whether somebody else than this program has written what only some may set. */
export interface WatchedSettings extends SettingsStore {
  /** Which parts were changed in the file while the program was closed; told until `accept`. */
  changedOutside(): readonly string[]
  /** The books tell it: from now on they are as they are. Throws `ProblemError` `storage.*`. */
  accept(): void
}

/** What only some of the staff may set, part by part. */
function guarded({ api, training, ...settings }: Settings): Record<string, unknown> {
  const { mode, printing, offlinePolicy, couponRules, phoneLook } = settings
  const { keepsStaff, autoLockMinutes, dayStartHour } = settings
  return {
    connection: [mode, api?.connection ?? null, api?.book ?? null],
    codeRules: [api?.codeRules ?? null, training.codeRules ?? null],
    ...{ printing, offlinePolicy, couponRules, phoneLook },
    ...{ keepsStaff, autoLockMinutes, dayStartHour },
  }
}

const markOf = (part: unknown): string =>
  createHash('sha256').update(JSON.stringify(part)).digest('base64url')

function marksOf(settings: Settings): Record<string, string> {
  const parts = Object.entries(guarded(settings))
  return Object.fromEntries(parts.map(([name, part]) => [name, markOf(part)]))
}

/**
 * Keeps marks of guarded settings among the secrets, once there is staff: who edits the file does not edit them with it.
 * Whatever changes them through the program changes the marks first, so that no crash passes for a forger.
 */
export function watchSettings(
  store: SettingsStore,
  secrets: Secrets,
  { version, log }: { version: string; log: Log },
): WatchedSettings {
  let known = read(secrets)
  if (known !== null && known.version !== version) known = null
  let outside = known === null ? [] : strangers(known, marksOf(store.get()))
  if (known === null && store.get().keepsStaff) begin()

  function keep(...all: Record<string, string>[]): void {
    const names = Object.keys(all[0] ?? {})
    const parts = names.map((name) => [name, [...new Set(all.map((marks) => marks[name] ?? ''))]])
    const marks: Marks = { version, parts: Object.fromEntries(parts) as Marks['parts'] }
    secrets.set(SECRET, JSON.stringify(marks))
    known = marks
  }

  function accept(): void {
    keep(marksOf(store.get()))
    outside = []
  }

  function begin(): void {
    try {
      accept()
    } catch (error) {
      // A full disk keeps no terminal closed; the next start tries again.
      log.warn('settings.marksNotKept', { error: String(error) })
    }
  }

  return {
    get: store.get,
    changedOutside: () => outside,
    accept,
    change(part) {
      const [before, after] = [
        marksOf(store.get()),
        marksOf(settingsSchema.parse({ ...store.get(), ...part })),
      ]
      const isSame = Object.entries(after).every(([name, mark]) => before[name] === mark)
      const isWatched = known !== null || store.get().keepsStaff || part.keepsStaff === true
      // What was changed outside is to be told first: a change of today must not cover it.
      if (isSame || !isWatched || outside.length > 0) return store.change(part)
      keep(before, after)
      const changed = store.change(part)
      try {
        keep(after)
      } catch (error) {
        log.warn('settings.marksNotKept', { error: String(error) })
      }
      return changed
    },
  }
}

function strangers({ parts }: Marks, now: Record<string, string>): string[] {
  return Object.entries(now).flatMap(([name, mark]) => (parts[name]?.includes(mark) ? [] : [name]))
}

function read(secrets: Secrets): Marks | null {
  const text = secrets.get(SECRET)
  if (text === null) return null
  try {
    return marksSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
