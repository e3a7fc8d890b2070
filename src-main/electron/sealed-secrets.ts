import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { sync as writeFileAtomicSync } from 'write-file-atomic'
import { z } from 'zod'
import type { Log } from '../log'
import type { Secrets } from '../session/secrets'
import { withStorageProblems } from '../store/storage-problem'

/**
 * Secrets sealed by the system's key store in `secrets.json`. Without one (a Linux desktop with no keyring) Electron only
 * obfuscates them, and `isProtected` is false so that the owner is told.
 */
export function openSealedSecrets(folder: string, log: Log): Secrets {
  const file = join(folder, 'secrets.json')
  const sealed = read(file, log)
  const isProtected = protectionOf() === 'system'
  return {
    isProtected,
    get(name) {
      const text = sealed.get(name)
      if (text === undefined) return null
      try {
        return safeStorage.decryptString(Buffer.from(text, 'base64'))
      } catch {
        // Sealed by another user or computer: as good as none, and the owner is asked for it again.
        log.warn('secrets.cannotOpen', { name })
        return null
      }
    },
    set(name, value) {
      if (value === null) sealed.delete(name)
      else sealed.set(name, safeStorage.encryptString(value).toString('base64'))
      withStorageProblems(file, () =>
        writeFileAtomicSync(file, JSON.stringify(Object.fromEntries(sealed)), { mode: 0o600 }),
      )
    },
  }
}

function protectionOf(): 'system' | 'none' {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    safeStorage.setUsePlainTextEncryption(true)
    return 'none'
  }
  return safeStorage.isEncryptionAvailable() ? 'system' : 'none'
}

function read(file: string, log: Log): Map<string, string> {
  try {
    const content = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
    return new Map(Object.entries(content))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn('secrets.unreadable')
    return new Map()
  }
}
