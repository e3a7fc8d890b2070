import { execFile } from 'node:child_process'

/** A CUPS that has not answered by then hangs. */
const LIMIT_MS = 5_000
const REFUSES = / not accepting requests since /

/**
 * Whether a queue of this computer takes jobs, as CUPS' `lpstat` tells. A computer without `lpstat` may have the queue all
 * the same. Never rejects.
 */
export function takesJobs(queue: string, signal: AbortSignal): Promise<boolean> {
  const options = { env: { ...process.env, LC_ALL: 'C' }, timeout: LIMIT_MS, signal }
  return new Promise((resolve) => {
    try {
      // The name in one word with the letter: nothing that it begins with makes it another option.
      execFile('lpstat', [`-a${queue}`], options, (error, said) => {
        resolve(error ? error.code === 'ENOENT' : !REFUSES.test(said))
      })
    } catch {
      resolve(false)
    }
  })
}
