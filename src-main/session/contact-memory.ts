import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sync as writeFileAtomicSync } from 'write-file-atomic'
import { z } from 'zod'
import type { Log } from '../log'
import type { ContactMemory } from '../sync/line'

const FILE = 'last-contact.json'
const instant = z.int()
const fileSchema = z.record(
  z.string(),
  z.object({
    at: instant,
    serverTime: z.object({ at: instant, aheadMs: z.int() }).nullable(),
  }),
)

/** Remembers the last contact with each back end in `last-contact.json`, which may be deleted at any time. */
export function openContactMemory(folder: string, log: Log): ContactMemory {
  const file = join(folder, FILE)
  const contacts = new Map(Object.entries(read(file, log)))
  return {
    read: (connectionId) => contacts.get(connectionId) ?? null,
    write(connectionId, contact) {
      contacts.set(connectionId, contact)
      try {
        writeFileAtomicSync(file, JSON.stringify(Object.fromEntries(contacts)))
      } catch (error) {
        log.warn('lastContact.notKept', { error: String(error) })
      }
    },
  }
}

function read(file: string, log: Log): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn('lastContact.unreadable')
    return {}
  }
}
