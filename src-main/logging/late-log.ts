import { silentLog, type Log } from '../log'

type Level = keyof Log

/** A log that can be used before there is a file for it. */
export interface LateLog extends Log {
  /** Opens the file at the first call and writes what was told up to now into it; later calls do nothing. */
  openedAs(open: () => Log): void
}

/** Keeps lines in their order until the file is open: the libraries that write it are not worth waiting for a window. */
export function createLateLog(): LateLog {
  let target: Log | null = null
  const kept: { level: Level; event: string; details: object }[] = []
  const tell =
    (level: Level) =>
    (event: string, details?: object): void => {
      if (target) target[level](event, details)
      // The file's own time will be that of its opening.
      else kept.push({ level, event, details: { ...details, at: new Date().toISOString() } })
    }
  return {
    debug: tell('debug'),
    info: tell('info'),
    warn: tell('warn'),
    error: tell('error'),
    openedAs(open) {
      if (target) return
      target = openOrSilent(open)
      for (const { level, event, details } of kept.splice(0)) target[level](event, details)
    },
  }
}

/** A folder that cannot be written is reported by the first call; it must not stop the window. */
function openOrSilent(open: () => Log): Log {
  try {
    return open()
  } catch {
    return silentLog
  }
}
