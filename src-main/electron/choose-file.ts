import { join } from 'node:path'
import { app, dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'

const NAMES = { csv: 'CSV', pdf: 'PDF', json: 'JSON', xlsx: 'Excel' } as const

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

/** Asks the user for a folder; null when none was chosen. */
export async function chooseFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    defaultPath: app.getPath('documents'),
    properties: ['openDirectory', 'createDirectory'],
  }
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options)
  return (!canceled && filePaths[0]) || null
}

/** Asks the user for a file to be read; null when none was chosen. */
export async function chooseToRead(
  window: BrowserWindow | null,
  format: keyof typeof NAMES,
): Promise<string | null> {
  const options: OpenDialogOptions = {
    defaultPath: app.getPath('documents'),
    filters: [{ name: NAMES[format], extensions: [format] }],
    properties: ['openFile'],
  }
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options)
  return (!canceled && filePaths[0]) || null
}
