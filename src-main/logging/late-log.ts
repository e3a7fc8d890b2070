import { silentLog, type Log } from '../log'

type Line = (log: Log) => void

/** A log that can be used before there is a file for it. */
export interface LateLog extends Log {
  /** Opens the file at the first call and writes what was told up to now into it; later calls do nothing. */
  openedAs(open: () => Log): void
}

/** Keeps lines in their order until the file is open: the libraries that write it are not worth waiting for a window. */
export function createLateLog(): LateLog {
  let target: Log | null = null
  const kept: Line[] = []
  const tell = (line: Line): void => {
    if (target) line(target)
    else kept.push(line)
  }
  return {
    debug: (event, details) => tell((log) => log.debug(event, details)),
    info: (event, details) => tell((log) => log.info(event, details)),
    warn: (event, details) => tell((log) => log.warn(event, details)),
    error: (event, details) => tell((log) => log.error(event, details)),
    openedAs(open) {
      if (target) return
      target = openOrSilent(open)
      for (const line of kept.splice(0)) line(target)
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
