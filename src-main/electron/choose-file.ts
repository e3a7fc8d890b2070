import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'

const NAMES = { csv: 'CSV', pdf: 'PDF' } as const

/** Asks the user for a file through the system's own dialog, first in the documents folder; null when none was chosen. */
export async function chooseFile(
  window: BrowserWindow | null,
  suggested: string,
  format: keyof typeof NAMES,
): Promise<string | null> {
  const options = {
    defaultPath: join(app.getPath('documents'), suggested),
    filters: [{ name: NAMES[format], extensions: [format] }],
  }
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options)
  return canceled || filePath === '' ? null : filePath
}
