import type { SettingsStore } from '../session/settings'
import type { Handlers } from './router'

/** Calls about the scanner that types like a keyboard. */
export function scannerHandlers({
  settings,
}: {
  settings: SettingsStore
}): Pick<Handlers, 'scanner.get' | 'scanner.set'> {
  return {
    'scanner.get': () => settings.get().scanner,
    'scanner.set': (scanner) => settings.change({ scanner }).scanner,
  }
}
