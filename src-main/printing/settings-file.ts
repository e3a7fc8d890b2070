import { z } from 'zod'
import { fieldOf } from '@shared/domain/field-path'
import { PRINT_SETTINGS_MAX } from '@shared/domain/print-settings'
import { printSettingsSchema, type PrintSettings } from '@shared/domain/print-settings-schema'
import type { CallOutput } from '@shared/ipc/contract'
import { exportJson, importText, type FileDialogs } from '../exporting/json-file'

type Imported = CallOutput<'print.import'>

const KIND = 'coupon-counter-print-settings'
const SUGGESTED = 'print-settings.json'
const fileSchema = z.strictObject({
  kind: z.literal(KIND),
  version: z.literal(1),
  printing: printSettingsSchema.strict(),
})

/** Writes the settings to a file that the user chooses. Answers its name; null when none was chosen. Throws `storage.*`. */
export const exportSettings = (
  printing: PrintSettings,
  dialogs: FileDialogs,
): Promise<string | null> => exportJson(dialogs, SUGGESTED, { kind: KIND, version: 1, printing })

/** Reads settings from a file that the user chooses; nothing is kept of them. Throws `storage.*`. */
export async function importSettings(dialogs: FileDialogs): Promise<Imported> {
  const chosen = await importText(dialogs, PRINT_SETTINGS_MAX)
  if (!chosen) return { file: null, settings: null, wrong: null, fields: [] }
  const { file, text } = chosen
  return { file, settings: null, wrong: null, fields: [], ...read(text) }
}

function read(text: string | null): Partial<Imported> {
  if (text === null) return { wrong: 'tooLarge' }
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return { wrong: 'notJson' }
  }
  const { kind, version } = (content ?? {}) as { kind?: unknown; version?: unknown }
  if (kind !== KIND) return { wrong: 'notPrinting' }
  if (typeof version === 'number' && version > 1) return { wrong: 'newer' }
  const parsed = fileSchema.safeParse(content)
  if (parsed.success) return { settings: parsed.data.printing }
  const fields = parsed.error.issues.map(({ path }) => fieldOf(path))
  return { wrong: 'fields', fields: [...new Set(fields)].slice(0, FIELDS_MAX) }
}

/** As many wrong fields as a person mends at once. */
const FIELDS_MAX = 20
